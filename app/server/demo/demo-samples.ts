import { randomUUID } from 'node:crypto';
import type { ParticipantId, SessionId, StreamId } from '#core/ids.ts';
import type { RecordedReading } from '#core/simulation/strap-recording.ts';
import type { Store } from '#store/index.ts';

/** Keeps what one person's strap recorded in one class, as the hub keeps what comes over the network. */
export async function keepReadings(
  { samples }: Pick<Store, 'samples'>,
  {
    sessionId,
    participantId,
    startedAt,
    readings,
  }: { sessionId: SessionId; participantId: ParticipantId; startedAt: Date; readings: RecordedReading[] },
): Promise<void> {
  const streamId = randomUUID() as string as StreamId;
  await samples.append(
    readings.map(({ secondsIn, bpm, rr1024 }, sequence) => {
      const capturedAtMs = startedAt.getTime() + secondsIn * 1000;
      return {
        kind: 'heart-rate',
        ...{ sessionId, participantId, streamId, sequence },
        ...{ capturedAtMs, receivedAtMs: capturedAtMs },
        ...{ bpm, rr1024 },
      };
    }),
  );
}
