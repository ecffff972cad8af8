import type { Page } from '@playwright/test';
import type { Clip } from '#loadtest/picture/ivf.ts';

/** One move there and back, as pictures in their order. */
export function framesOf(draw: (share: number) => string, count: number): string[] {
  return Array.from({ length: count }, (_, frame) => draw((1 - Math.cos((2 * Math.PI * frame) / count)) / 2));
}

/** What a camera would send. */
export type ClipFormat = {
  widthPx: number;
  heightPx: number;
  /** Pictures per second. There is a key frame each second, so that a new viewer waits no longer. */
  frameRate: number;
  bitsPerSecond: number;
};

/** Of drawings that stand in for a camera, pictures per second. */
const CAMERA_FRAME_RATE = 8;

/** Compresses drawings to a clip that can be published, in a browser's own encoder. */
export async function encodeClip(page: Page, drawings: readonly string[], format: ClipFormat): Promise<Clip> {
  const frames = await page.evaluate(
    async ({ svgs, widthPx, heightPx, frameRate, bitsPerSecond }) => {
      const canvas = new OffscreenCanvas(widthPx, heightPx);
      const context = canvas.getContext('2d')!;
      const chunks: string[] = [];
      const encoder = new VideoEncoder({
        output(chunk) {
          const bytes = new Uint8Array(chunk.byteLength);
          chunk.copyTo(bytes);
          chunks.push(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
        },
        error(error) {
          throw error;
        },
      });
      encoder.configure({
        codec: 'vp8',
        width: widthPx,
        height: heightPx,
        bitrate: bitsPerSecond,
        framerate: frameRate,
      });
      for (const [index, svg] of svgs.entries()) {
        const image = new Image();
        image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
        await image.decode();
        context.drawImage(image, 0, 0, widthPx, heightPx);
        const frame = new VideoFrame(canvas, { timestamp: Math.round((index / frameRate) * 1e6) });
        encoder.encode(frame, { keyFrame: index % frameRate === 0 });
        frame.close();
      }
      await encoder.flush();
      return chunks;
    },
    { svgs: drawings, ...format },
  );
  const { widthPx, heightPx, frameRate } = format;
  return { codec: 'VP80', widthPx, heightPx, frameRate, frames: frames.map((frame) => Buffer.from(frame, 'base64')) };
}

/** From the next page on, the context's camera shows these drawings. */
export async function showAsCamera(
  context: { addInitScript: Page['addInitScript'] },
  drawings: readonly string[],
): Promise<void> {
  await context.addInitScript(
    ({ svgs, frameRate }) => {
      const devices = navigator.mediaDevices;
      if (devices === undefined) return;
      const getUserMedia = devices.getUserMedia.bind(devices);
      devices.getUserMedia = async (constraints) => {
        const stream = await getUserMedia(constraints);
        const [camera] = stream.getVideoTracks();
        if (camera === undefined) return stream;
        camera.stop();
        stream.removeTrack(camera);
        stream.addTrack(await drawnTrack());
        return stream;
      };

      async function drawnTrack(): Promise<MediaStreamTrack> {
        const images = await Promise.all(
          svgs.map(async (svg) => {
            const image = new Image();
            image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
            await image.decode();
            return createImageBitmap(image);
          }),
        );
        const canvas = document.createElement('canvas');
        canvas.width = 640;
        canvas.height = 360;
        const context2d = canvas.getContext('2d')!;
        let frame = 0;
        const draw = () => {
          const image = images[frame % images.length];
          if (image !== undefined) context2d.drawImage(image, 0, 0, canvas.width, canvas.height);
          frame += 1;
        };
        draw();
        setInterval(draw, 1000 / frameRate);
        return canvas.captureStream().getVideoTracks()[0]!;
      }
    },
    { svgs: drawings, frameRate: CAMERA_FRAME_RATE },
  );
}
