/** Nothing of our environment, which may hold secrets and PG* variables. */
export const POSTGRES_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Settings for a small server beside other work: about 16 MB of memory when idle. Durability is PostgreSQL's default:
 * what is committed is on the disk.
 */
export function serverSettings({ socketFolder }: { socketFolder: string }): string[] {
  const settings = {
    listen_addresses: '',
    // A list: quoted, since a path may hold commas and spaces.
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    // Store 14, jobs 4, migrations and start-up 2; the rest for whoever looks in.
    max_connections: '30',
    shared_buffers: '32MB',
    io_method: 'sync',
    // A crash is followed by recovery of at most this: about 5 s.
    max_wal_size: '256MB',
    // Leaves room for online backups.
    wal_level: 'replica',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    log_line_prefix: '%m [%p] ',
    // No DETAIL lines: they quote rows, and with them names and e-mail addresses.
    log_error_verbosity: 'terse',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
