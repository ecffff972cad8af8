import { initialsOf } from '../../../components/initials.ts';

/** Initials where there is no picture, or none yet. */
export function Avatar({ name, isConnecting = false }: { name: string; isConnecting?: boolean }) {
  return (
    <span className={isConnecting ? 'initials connecting' : 'initials'} aria-hidden="true">
      <span>{initialsOf(name)}</span>
    </span>
  );
}
