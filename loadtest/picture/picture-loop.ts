import type { RequestPayload } from '#core/protocol/signaling.ts';
import type { Clip } from './ivf.ts';
import type { MediaSender } from './media-sender.ts';
import { packetizeVp8 } from './vp8-packets.ts';

const PAYLOAD_TYPE = 96;
/** RFC 7741 §4.1. */
const CLOCK_RATE = 90_000;

/** A clip on its way to the room, over and over. */
export type PictureLoop = {
  framesSent(): number;
  close(): void;
};

/** How the room is told of such a stream: plain VP8, no retransmission, a key frame each second whoever asks. */
export function pictureRtpParameters(ssrc: number): RequestPayload<'publish'>['rtpParameters'] {
  return {
    mid: '0',
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: PAYLOAD_TYPE,
        clockRate: CLOCK_RATE,
        parameters: {},
        rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
      },
    ],
    headerExtensions: [],
    encodings: [{ ssrc }],
    rtcp: { cname: `simulated-${ssrc}`, reducedSize: true },
  };
}

/** Sends a clip at its own pace until it is closed. Nothing is encoded: frames go out as they lie in the file. */
export function startPictureLoop({
  clip,
  sender,
  ssrc,
}: {
  clip: Clip;
  sender: Pick<MediaSender, 'send'>;
  /** As in `pictureRtpParameters`. */
  ssrc: number;
}): PictureLoop {
  const startedAt = performance.now();
  const frameMs = 1000 / clip.frameRate;
  let sequenceNumber = 0;
  let frameCount = 0;

  function sendFrame(): void {
    const frame = clip.frames[frameCount % clip.frames.length];
    if (frame === undefined) return;
    const timestamp = Math.round((frameCount * CLOCK_RATE) / clip.frameRate) >>> 0;
    for (const { payload, isLast } of packetizeVp8(frame, frameCount)) {
      sender.send({
        header: { payloadType: PAYLOAD_TYPE, ssrc, sequenceNumber, timestamp, isMarked: isLast },
        payload,
      });
      sequenceNumber = (sequenceNumber + 1) & 0xff_ff;
    }
    frameCount += 1;
  }

  /** Counted from the start, so that late timers do not slow the picture down. */
  function sendDue(): void {
    const due = Math.floor((performance.now() - startedAt) / frameMs) + 1;
    // After a long pause of the process it goes on where it was, rather than in a burst.
    const behind = due - frameCount;
    for (let count = 0; count < Math.min(behind, 2); count++) sendFrame();
    if (behind > 2) frameCount += Math.floor((behind - 2) / clip.frames.length) * clip.frames.length;
  }

  sendDue();
  const timer = setInterval(sendDue, frameMs);
  return { framesSent: () => frameCount, close: () => clearInterval(timer) };
}
