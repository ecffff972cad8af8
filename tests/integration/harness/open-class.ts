import type { SessionId } from '#core/ids.ts';
import { walkFirstRun } from '#tests/harness/first-run.ts';
import { createHttpClient, type HttpClient } from '#tests/harness/http-client.ts';
import type { AppServer } from '../app-server.ts';

/** A studio that its owner has just made, with a class that is open. */
export async function openClass(server: AppServer): Promise<{ owner: HttpClient; sessionId: SessionId }> {
  const owner = createHttpClient(server.url);
  await walkFirstRun(owner, `${server.url}/setup/${await server.store.setup.newLink()}`);
  await owner.postForm('/classes/new', { title: 'Tempo', date: '2031-05-04', time: '17:30', plannedMinutes: '45' });
  const { studioId } = (await server.store.studios.list())[0]!;
  const { sessionId } = (await server.store.sessions.listUpcoming([studioId], new Date()))[0]!;
  await owner.postJson(`/api/sessions/${sessionId}/open`, {});
  return { owner, sessionId };
}
