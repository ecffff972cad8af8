import type { Env } from '#platform/env.ts';
import type { ServerSettings } from '../features/setup/server-settings.ts';

export function serverSettings(
  env: Pick<Env, 'PUBLIC_URL' | 'TLS' | 'MEDIA_LISTEN' | 'DATABASE_URL' | 'SMTP_URL'>,
): ServerSettings {
  return {
    publicUrl: env.PUBLIC_URL,
    announcedAddresses: env.MEDIA_LISTEN.map(({ announced }) => announced),
    isCertificateGiven: env.TLS === 'given',
    isOwnDatabase: env.DATABASE_URL !== null,
    isMailByEnvironment: env.SMTP_URL !== null,
  };
}
