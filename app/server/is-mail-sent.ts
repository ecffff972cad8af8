import type { Services } from './services.ts';

/**
 * Does mail reach people? Sign-in links are offered only where it does: where mail stays in the outbox, its owner would
 * hold the key to everybody's account.
 */
export async function isMailSent({ mailer }: Pick<Services, 'mailer'>): Promise<boolean> {
  return (await mailer.route()).kind !== 'outbox';
}
