import type { UserId } from './ids.ts';

/** Media goes by UDP; where that is blocked, by TCP, with more delay. */
export type MediaProtocol = 'udp' | 'tcp';

/** One way to the media server: a port and a protocol. A browser proves it by connecting there. */
export type MediaCheckTarget = {
  /** UUID. */
  targetId: string;
  protocol: MediaProtocol;
  port: number;
  /** RFC 8839 §5.4. */
  iceParameters: { usernameFragment: string; password: string };
  /** Where browsers are told to send to. */
  iceCandidates: { foundation: string; priority: number; address: string; port: number }[];
  /** Hexadecimal, with colons (RFC 8122 §5). */
  dtlsFingerprint: { algorithm: string; value: string };
};

export type OpenMediaCheck = {
  /** UUID. */
  checkId: string;
  /** Every port of the media server, by UDP and by TCP. */
  targets: MediaCheckTarget[];
  /** The check is closed by itself after this, ms. */
  lifetimeMs: number;
};

/** Lets a browser find out whether it reaches the media ports, outside of any class. */
export type MediaChecks = {
  /**
   * Closes an earlier check of the same person.
   * @throws AppError `too-many-requests`, `unavailable`
   */
  open(userId: UserId): Promise<OpenMediaCheck>;
  /** Tells a target the certificate that the browser will come with. @throws AppError `not-found`, `bad-request` */
  connect(options: { userId: UserId; checkId: string; targetId: string; fingerprint: unknown }): Promise<void>;
  /** Idempotent. */
  close(options: { userId: UserId; checkId: string }): void;
};
