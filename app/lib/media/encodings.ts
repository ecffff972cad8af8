import type { types } from 'mediasoup-client';
import type { SessionRole } from '#core/consent.ts';

/** What is asked of the camera. It may give less; the encodings scale what it gives. */
export const CAPTURE: Record<SessionRole, MediaTrackConstraints> = {
  instructor: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } },
  participant: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15, max: 20 } },
};

/** The instructor's body is the content: three layers, each viewer gets what its stage can show. */
const INSTRUCTOR_LAYERS: types.RtpEncodingParameters[] = [
  { rid: 'r0', scaleResolutionDownBy: 4, maxBitrate: 150_000, scalabilityMode: 'L1T1' },
  { rid: 'r1', scaleResolutionDownBy: 2, maxBitrate: 500_000, scalabilityMode: 'L1T1' },
  { rid: 'r2', scaleResolutionDownBy: 1, maxBitrate: 1_800_000, scalabilityMode: 'L1T1' },
];

/** A tile is small on every screen. */
const PARTICIPANT_LAYERS: types.RtpEncodingParameters[] = [{ maxBitrate: 200_000, maxFramerate: 15 }];

export function cameraEncodings(role: SessionRole): types.RtpEncodingParameters[] {
  return role === 'instructor' ? INSTRUCTOR_LAYERS : PARTICIPANT_LAYERS;
}

/** Width of the instructor's layers at 1280 captured, in pixels. */
const LAYER_WIDTHS_PX = [320, 640, 1280] as const;

/** The smallest of the three layers that still looks sharp at this width of screen pixels. */
export function layerForWidth(devicePixels: number): 0 | 1 | 2 {
  // Up to 1.25 times enlarged nobody sees the difference on moving pictures.
  if (devicePixels <= LAYER_WIDTHS_PX[0] * 1.25) return 0;
  return devicePixels <= LAYER_WIDTHS_PX[1] * 1.25 ? 1 : 2;
}
