import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type SessionId, sessionIdSchema } from '#core/ids.ts';
import { msg } from '#platform/msg.ts';
import { servicesContext } from '../server-context.ts';
import type { Viewer } from './auth.ts';
import type { PageArgs } from './page.ts';
import { failureFor, refusalOf } from './refusal.ts';
import type { Services } from './services.ts';
import { requireViewer } from './viewer.ts';

/** One operation of whoever is signed in. Refusals are `{ code, message }` with the code's status. */
export async function viewerOperation(
  { request, context }: PageArgs,
  operate: (input: { services: Services; viewer: Viewer }) => Promise<object>,
): Promise<Response> {
  const services = context.get(servicesContext);
  try {
    const viewer = await requireViewer(services, request);
    return Response.json(await operate({ services, viewer }));
  } catch (error) {
    return refusal(services, request, error);
  }
}

/** The same on a session. */
export function sessionOperation(
  args: PageArgs,
  operate: (input: { services: Services; viewer: Viewer; sessionId: SessionId }) => Promise<object>,
): Promise<Response> {
  return viewerOperation(args, async (input) =>
    operate({ ...input, sessionId: parseSessionId(args.params.sessionId) }),
  );
}

/** An address with something else than an id in it leads nowhere, like one with an unknown id. */
export function parseSessionId(text: string | undefined): SessionId {
  const parsed = sessionIdSchema.safeParse(text);
  if (!parsed.success) throw new AppError('not-found', msg`This class does not exist.`);
  return parsed.data;
}

/** The JSON body of a request, checked. */
export async function parseBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  const body: unknown = await request.json().catch(() => {
    throw new AppError('bad-request', 'The body is not JSON.');
  });
  return parseFields(body, schema);
}

/** The query of a request, checked. Of a name that comes twice the last one holds. */
export function parseQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  return parseFields(Object.fromEntries(new URL(request.url).searchParams), schema);
}

function parseFields<Schema extends z.ZodType>(fields: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(fields);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') || 'body';
    throw new AppError('bad-request', `The field ${field.slice(0, 40)} is missing or has a wrong value.`);
  }
  return parsed.data;
}

/** For the method that a resource does not have. */
export function methodNotAllowed(allow: 'GET' | 'POST'): Response {
  return Response.json({ code: 'bad-request', message: `Use ${allow}.` }, { status: 405, headers: { allow } });
}

function refusal({ log }: Services, { headers }: Request, error: unknown): Response {
  const isRefusal = error instanceof AppError && error.code !== 'internal';
  if (!isRefusal) log.error({ err: error }, 'an API operation failed');
  const { status, body } = isRefusal ? refusalOf(error, headers) : failureFor(headers);
  return Response.json(body, { status });
}
