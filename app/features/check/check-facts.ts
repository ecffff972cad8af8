/** What the server knows that helps to understand a check. */
export type CheckFacts = {
  /** The addresses that browsers are told to send video to; one, except with `--lan`. */
  announcedAddresses: string[];
  announcedReach: 'this-machine' | 'this-network' | 'anywhere' | 'unknown';
  /** Where a phone opens the check; `null`: the pages answer on this machine only. */
  phoneLink: string | null;
};
