import { randomUUID } from 'node:crypto';
import type { StreamId } from '#core/ids.ts';
import { encodeFrame } from '#core/protocol/telemetry-frames.ts';
import { OWNER } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import { connectClient, type RoomClient } from '#tests/integration/room-client.ts';

/** Somebody in the class without a browser: account, seat and heart rate are real, there is no camera. */
export type Classmate = {
  name: string;
  participantId: string;
  room: RoomClient;
  /** A heart beat, shared with the class. */
  beat(bpm: number): void;
  leave(): void;
};

/** Signs up by the link of the class and joins it, as a browser would. */
export async function joinAsClassmate(
  baseUrl: string,
  { name, classPath }: { name: string; classPath: string },
): Promise<Classmate> {
  const client = createHttpClient(baseUrl);
  const page = await (await client.get(classPath)).text();
  const signUp = /href="(\/sign-up[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  if (signUp === undefined) throw new Error(`${classPath} has no way to sign up`);
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.${randomUUID().slice(0, 8)}@people.example`;
  await client.postForm(signUp, { name, email, password: 'a long enough password' });
  const answer = await askToJoin(client, { name, classPath });
  const room = await connectClient({ url: baseUrl, token: answer.token, origin: new URL(baseUrl).origin });
  await room.ask('join', {});
  const hub = await openHub(answer, new URL(baseUrl).origin);
  const streamId = randomUUID() as StreamId;
  let sequence = 0;
  return {
    name,
    participantId: answer.self.participantId,
    room,
    beat(bpm) {
      const reading = { offsetMs: 0, bpm, contact: 'contact' as const, rr1024: [] };
      hub.send(
        encodeFrame({
          kind: 'readings',
          streamId,
          metric: 'heart-rate',
          firstSequence: sequence,
          baseCapturedAtMs: Date.now(),
          readings: [reading],
        }),
      );
      sequence += 1;
    },
    leave() {
      hub.close();
      room.close();
    },
  };
}

/** The owner, who leads the class without a browser. Opens it if nobody has. */
export async function joinAsCoach(baseUrl: string, { classPath }: { classPath: string }): Promise<RoomClient> {
  const client = createHttpClient(baseUrl);
  await client.postForm('/sign-in', { email: OWNER.email, password: OWNER.password });
  await client.postJson(`/api/sessions/${classPath.split('/').at(-1)}/open`, {});
  const { token } = await askToJoin(client, { name: OWNER.name, classPath });
  const room = await connectClient({ url: baseUrl, token, origin: new URL(baseUrl).origin });
  await room.ask('join', {});
  return room;
}

type JoinAnswer = { token: string; hubUrl: string; self: { participantId: string } };

async function askToJoin(
  client: HttpClient,
  { name, classPath }: { name: string; classPath: string },
): Promise<JoinAnswer> {
  const joined = await client.postJson(`/api/sessions/${classPath.split('/').at(-1)}/join`, { audience: 'class' });
  if (!joined.ok) throw new Error(`${name} may not join: ${joined.status} ${await joined.text()}`);
  return (await joined.json()) as JoinAnswer;
}

async function openHub({ token, hubUrl }: { token: string; hubUrl: string }, origin: string): Promise<WebSocket> {
  // Node's WebSocket takes headers, which the type of the browsers' one does not know.
  const socket = new WebSocket(hubUrl, { headers: { origin } } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the hub refused the WebSocket')));
  });
  socket.send(encodeFrame({ kind: 'hello', token }));
  return socket;
}
