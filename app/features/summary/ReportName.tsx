import { initialsOf } from '../../components/initials.ts';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';

/** Whose row it is. */
export function ReportName({ name, isSimulated }: { name: string; isSimulated: boolean }) {
  return (
    <th scope="row" className="name-cell">
      <span className="row">
        <span className="avatar" aria-hidden>
          {initialsOf(name)}
        </span>
        <span>
          <span className="b name-text">{name}</span>
          {isSimulated ? <SimulatedTag /> : null}
        </span>
      </span>
    </th>
  );
}
