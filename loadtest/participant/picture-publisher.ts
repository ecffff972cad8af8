import type { Clip } from '../picture/ivf.ts';
import { createMediaSender, type MediaSender } from '../picture/media-sender.ts';
import { type PictureLoop, pictureRtpParameters, startPictureLoop } from '../picture/picture-loop.ts';
import type { RoomLink } from './room-link.ts';

/** A test picture in place of a camera. */
export type PublishedPicture = { producerId: string; framesSent(): number; close(): void };

/** Publishes a clip through the room, as a browser publishes its camera. */
export async function publishPicture({
  room,
  clip,
  ssrc,
}: {
  room: Pick<RoomLink, 'request'>;
  clip: Clip;
  ssrc: number;
}): Promise<PublishedPicture> {
  const transport = await room.request('createTransport', { direction: 'send' });
  const { transportId } = transport;
  const sender: MediaSender = await createMediaSender(transport);
  let loop: PictureLoop;
  let producerId: string;
  try {
    await room.request('connectTransport', { transportId, dtlsParameters: sender.dtlsParameters });
    await sender.connect();
    ({ producerId } = await room.request('publish', {
      transportId,
      source: 'camera',
      kind: 'video',
      rtpParameters: pictureRtpParameters(ssrc),
      isPaused: false,
    }));
    loop = startPictureLoop({ clip, sender, ssrc });
  } catch (error) {
    await sender.close();
    throw error;
  }
  return {
    producerId,
    framesSent: loop.framesSent,
    close() {
      loop.close();
      // The room closes its end with the connection; nothing waits for ours.
      sender.close().catch(() => undefined);
    },
  };
}
