/** How many participants send a picture: what is left of the machine after server, database and a viewer's browser. */
export type MachineLoad = {
  cores: number;
  /** Processes that ran or waited to, on average over the last minute. */
  load1: number;
};

/** One participant's picture for each so much of an idle core: sending one costs about 2 % of a core, decoding more. */
const PICTURES_PER_IDLE_CORE = 3;
/** Kept free for the server, the database and the page that watches. */
const RESERVED_CORES = 0.5;

/** Whoever leads always sends one; of the participants so many do. */
export function pictureBudget({ cores, load1 }: MachineLoad, participants: number): number {
  const idleCores = Math.max(0, cores - RESERVED_CORES - load1);
  return Math.min(participants, Math.floor(idleCores * PICTURES_PER_IDLE_CORE));
}
