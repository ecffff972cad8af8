/** What the server was started with, as far as its owner may want to change it. Never a secret. */
export type ServerSettings = {
  /** `null`: not set. */
  publicUrl: string | null;
  announcedAddresses: string[];
  isCertificateGiven: boolean;
  isOwnDatabase: boolean;
  isMailByEnvironment: boolean;
};
