import { SimulatedTag } from './SimulatedTag.tsx';

/** Whose name it is. A heart rate that a program makes is marked like a person whom one makes. */
export type NamedPerson = { displayName: string; isSimulated: boolean; hasSimulatedStrap?: boolean };

/** A name in a line of a live screen: cut off where there is no room, the word beside it never. */
export function PersonName({ of, as = of.displayName }: { of: NamedPerson; as?: string }) {
  return (
    <>
      <span className="ell">{as}</span>
      {isMarkedSimulated(of) && <SimulatedTag />}
    </>
  );
}

export function isMarkedSimulated({ isSimulated, hasSimulatedStrap = false }: NamedPerson): boolean {
  return isSimulated || hasSimulatedStrap;
}
