import { initialsOf } from '../../components/initials.ts';

/** Whose row it is. */
export function ReportName({ name }: { name: string }) {
  return (
    <th scope="row" className="name-cell">
      <span className="row">
        <span className="avatar" aria-hidden>
          {initialsOf(name)}
        </span>
        <span className="b name-text">{name}</span>
      </span>
    </th>
  );
}
