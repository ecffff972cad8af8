import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ServerSettings } from './server-settings.ts';

/** What the server can be started with, what for, and what is set today. All of it is optional. */
export function ServerSettingsList({ settings }: { settings: ServerSettings }) {
  const { publicUrl, announcedAddresses, isCertificateGiven, isOwnDatabase, isMailByEnvironment } = settings;
  return (
    <>
      <ul className="panel flush setting-list">
        <Setting name="PUBLIC_URL" value={publicUrl} isSet={publicUrl !== null}>
          <Trans>The https address under which people reach the pages, where a proxy stands in front.</Trans>
        </Setting>
        <Setting name="TLS_CERT, TLS_KEY" value={null} isSet={isCertificateGiven}>
          <Trans>A certificate and its key, for an https address without a proxy.</Trans>
        </Setting>
        <Setting name="ANNOUNCED_ADDRESS" value={announcedAddresses.join(', ')} isSet>
          <Trans>The address that browsers send video to. Found by itself where it is not set.</Trans>
        </Setting>
        <Setting name="SMTP_URL" value={null} isSet={isMailByEnvironment}>
          <Trans>A mail server, instead of the one in the settings of the studio.</Trans>
        </Setting>
        <Setting name="DATABASE_URL" value={null} isSet={isOwnDatabase}>
          <Trans>
            A PostgreSQL server of your own. Without, Pulseroom runs one itself and keeps it in its data folder.
          </Trans>
        </Setting>
      </ul>
      <p className="t14 muted">
        <Trans>
          They are set where the server is started, in the environment or in <code>.env</code>, and hold after a
          restart.
        </Trans>
      </p>
      <p className="t14 muted">
        <Trans>
          Not in this version yet, and refused when set: payments (<code>STRIPE_SECRET_KEY</code>), several machines (
          <code>REDIS_URL</code>) and a database for very many samples (<code>QUESTDB_CONFIG</code>). Nothing in
          Pulseroom waits for them.
        </Trans>
      </p>
    </>
  );
}

type SettingProps = { name: string; value: string | null; isSet: boolean; children: ReactNode };

function Setting({ name, value, isSet, children }: SettingProps) {
  return (
    <li>
      <div className="grow">
        <p>
          <code className="setting-name">{name}</code> {value === null ? null : <span className="muted">{value}</span>}
        </p>
        <p className="t14 muted">{children}</p>
      </div>
      <span className={isSet ? 'pill ok' : 'pill'}>{isSet ? <Trans>In use</Trans> : <Trans>Optional</Trans>}</span>
    </li>
  );
}
