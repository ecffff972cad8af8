import { expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { createLog } from './log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }));
  return lines.join('');
}

it('writes one line of JSON per entry', () => {
  const text = written((log) => log.child({ sessionId: 's1' }).info({ slot: 3 }, 'entered'));

  expect(JSON.parse(text)).toMatchObject({ level: 'info', sessionId: 's1', slot: 3, msg: 'entered' });
});

it.each([0, 1, 2, 3])('hides what is personal or secret, %i levels down', (depth) => {
  // Values that no time or process id has in it.
  let entry: object = { email: 'ana@example.org', token: 'eyJ', bpm: '171bpm', displayName: 'Ana', password: 'x9' };
  for (let level = 0; level < depth; level++) entry = { inner: entry };

  expect(written((log) => log.info(entry, 'careless'))).not.toMatch(/ana@|eyJ|171bpm|Ana|x9/);
});

it('keeps of an error what helps, and not the row that a database error quotes', () => {
  const cause = Object.assign(new Error('duplicate key value violates unique constraint "user_email_key"'), {
    code: '23505',
    constraint: 'user_email_key',
    detail: 'Key (email)=(ana@example.org) already exists.',
  });
  const text = written((log) =>
    log.error({ err: new AppError('conflict', 'Taken.', { cause, context: { studioId: 'st1' } }) }, 'sign-up failed'),
  );

  expect(text).not.toContain('ana@example.org');
  expect(JSON.parse(text).err).toMatchObject({
    code: 'conflict',
    context: { studioId: 'st1' },
    cause: { code: '23505', constraint: 'user_email_key' },
  });
});
