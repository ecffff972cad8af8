import { type DownFrame, decodeFrame, encodeFrame, type TelemetryFrame } from '#core/protocol/telemetry-frames.ts';

/** The hub's side of a WebSocket, for tests of the page's side. */
export class FakeHubSocket extends EventTarget {
  readyState: number = WebSocket.OPEN;
  binaryType = 'arraybuffer';
  readonly received: TelemetryFrame[] = [];

  send(bytes: Uint8Array): void {
    const decoded = decodeFrame(bytes);
    if (!decoded.ok) throw new Error(`the page sent a bad frame: ${decoded.reason}`);
    this.received.push(decoded.frame);
  }

  say(...frames: DownFrame[]): void {
    for (const frame of frames) {
      this.dispatchEvent(new MessageEvent('message', { data: new Uint8Array(encodeFrame(frame)).buffer }));
    }
  }

  welcome(): void {
    this.dispatchEvent(new Event('open'));
    this.say({ kind: 'welcome', slot: 1, tickMs: 250, serverTimeMs: 1_000_000 });
  }

  close(code = 1000): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }

  /** Frames of one kind so far. */
  of<Kind extends TelemetryFrame['kind']>(kind: Kind): (TelemetryFrame & { kind: Kind })[] {
    return this.received.filter((frame): frame is TelemetryFrame & { kind: Kind } => frame.kind === kind);
  }
}
