/**
 * Frames between a browser and the telemetry hub. `encodeFrame` and `decodeFrame` are each other's inverse.
 * Bytes and rules: SPEC.md, "Telemetry frames".
 */
export { decodeFrame, type FrameDecodeReason, type FrameDecodeResult } from './telemetry-decode.ts';
export { encodeFrame } from './telemetry-encode.ts';
export * from './telemetry-frame-types.ts';
export { createTickWriter, type TickWriter } from './tick-writer.ts';
