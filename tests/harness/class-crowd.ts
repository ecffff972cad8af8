import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Audience } from '#core/consent.ts';
import type { ParticipantId, StreamId } from '#core/ids.ts';
import type { RequestName, RequestPayload, ResponsePayload } from '#core/protocol/signaling.ts';
import { encodeFrame, type UpFrame } from '#core/protocol/telemetry-frames.ts';
import { publishPicture } from '#loadtest/participant/picture-publisher.ts';
import type { Clip } from '#loadtest/picture/ivf.ts';
import { signIn } from './first-run.ts';
import { createHttpClient } from './http-client.ts';

/** Somebody without a browser: comes in through the same doors as people do, with a heart rate of our choice. */
export type CrowdMember = {
  readonly name: string;
  readonly participantId: ParticipantId;
  /** Every notification of signaling so far, in order. */
  readonly notifications: readonly { name: string; payload: unknown }[];
  /** One beat per second at this rate from now on; `null`: the strap is there and gives nothing. */
  beat(bpm: HeartRateNow): void;
  /** A picture as of a camera, until `close`. */
  show(clip: Clip): Promise<void>;
  setHand(isRaised: boolean): Promise<void>;
  say(text: string): Promise<void>;
  close(): void;
};

/** A heart rate, or one to ask for at each beat. */
type HeartRateNow = number | null | (() => number | null);

export type CrowdMemberOptions = {
  /** Address of the pages, and path of the class. */
  url: string;
  classPath: string;
  name: string;
  audience?: Audience;
  /** First heart rate; left out: without a strap. */
  bpm?: HeartRateNow;
  /** Of an account that is there already; left out: a new one is made. Its password is that of `aPerson`. */
  email?: string;
};

type JoinAnswer = { token: string; hubUrl: string; self: { participantId: ParticipantId; slot: number } };

const PASSWORD = 'a long enough password';
const BEAT_EVERY_MS = 1000;
const REQUEST_TIMEOUT_MS = 20_000;

/** Signs up or in, joins the class by the API, and connects to room and hub with the token that comes back. */
export async function joinCrowd(options: CrowdMemberOptions): Promise<CrowdMember> {
  const { url, classPath, name, audience = 'instructor' } = options;
  const client = createHttpClient(url);
  if (options.email === undefined) {
    const email = `${randomUUID()}@people.example`;
    await client.postForm('/sign-up', { name, email, password: PASSWORD });
  } else await signIn(client, options.email);
  const sessionId = classPath.split('/').at(-1) ?? '';
  const response = await client.postJson(`/api/sessions/${sessionId}/join`, { audience });
  if (!response.ok) throw new Error(`${name} could not join: ${response.status} ${await response.text()}`);
  const answer = (await response.json()) as JoinAnswer;

  const notifications: { name: string; payload: unknown }[] = [];
  const socket = io(url, { auth: { token: answer.token }, transports: ['websocket'], forceNew: true });
  socket.onAny((event: string, payload: unknown) => void notifications.push({ name: event, payload }));
  // A connection that broke comes back by itself, and joins anew [SG5].
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => void ask(socket, 'join', {}).then(() => resolve(), reject));
  });
  const hub = await openHub(answer);
  const strap = createStrap(hub.send);
  if (options.bpm !== undefined) strap.beat(options.bpm);
  const pictures: { close(): void }[] = [];
  return {
    name,
    participantId: answer.self.participantId,
    notifications,
    beat: strap.beat,
    async show(clip) {
      const request: Parameters<typeof publishPicture>[0]['room']['request'] = (name, payload) =>
        ask(socket, name, payload);
      pictures.push(await publishPicture({ room: { request }, clip, ssrc: 1 + answer.self.slot }));
    },
    setHand: async (isRaised) => void (await ask(socket, 'setHand', { isRaised })),
    say: async (text) => void (await ask(socket, 'sendChat', { text })),
    close() {
      for (const picture of pictures) picture.close();
      strap.close();
      hub.close();
      socket.close();
    },
  };
}

async function ask<Name extends RequestName>(
  socket: Socket,
  name: Name,
  payload: RequestPayload<Name>,
): Promise<ResponsePayload<Name>> {
  const reply = await socket.timeout(REQUEST_TIMEOUT_MS).emitWithAck(name, { requestId: randomUUID(), payload });
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.code}`);
  return reply.payload;
}

async function openHub({ hubUrl, token }: JoinAnswer) {
  const socket = new WebSocket(hubUrl);
  const send = (frame: UpFrame) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame));
  };
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the hub refused the connection')));
  });
  send({ kind: 'hello', token });
  return { send, close: () => socket.close() };
}

/** A strap that beats once per second. */
function createStrap(send: (frame: UpFrame) => void) {
  const streamId = randomUUID() as StreamId;
  let sequence = 0;
  let heartRate: HeartRateNow = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const sendBeat = () => {
    const bpm = typeof heartRate === 'function' ? heartRate() : heartRate;
    if (bpm === null) return;
    send({
      kind: 'readings',
      streamId,
      metric: 'heart-rate',
      firstSequence: sequence++,
      baseCapturedAtMs: Date.now(),
      readings: [{ offsetMs: 0, bpm, contact: 'contact', rr1024: [] }],
    });
  };

  return {
    beat(next: HeartRateNow) {
      if (timer === undefined) {
        send({ kind: 'sensor', metric: 'heart-rate', state: 'connected', changedAtMs: Date.now() });
        timer = setInterval(sendBeat, BEAT_EVERY_MS);
      }
      heartRate = next;
      sendBeat();
    },
    close: () => clearInterval(timer),
  };
}
