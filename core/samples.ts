import type { EpochMs, ParticipantId, SessionId, StreamId } from './ids.ts';

/**
 * A reading with everything that is known about it, ready to store.
 * (`streamId`, `sequence`) names it for ever: storing it again changes nothing.
 */
export type StoredSample = {
  kind: 'heart-rate';
  sessionId: SessionId;
  participantId: ParticipantId;
  streamId: StreamId;
  /** Position in the stream, 0…4294967295, rising by one per reading. */
  sequence: number;
  /** When the sensor's notification arrived in the browser, session clock. */
  capturedAtMs: EpochMs;
  /** When the hub received it. */
  receivedAtMs: EpochMs;
  /** 1…65534. */
  bpm: number;
  /** RR intervals in 1/1024 s as the sensor sent them, oldest first, 0…9 of them. */
  rr1024: number[];
};

/** A heart rate at a time: what the formulas need of a sample. */
export type HeartRateSample = Pick<StoredSample, 'capturedAtMs' | 'bpm'>;
