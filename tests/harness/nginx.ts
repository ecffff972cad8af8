import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { canConnect } from '#platform/http-server.ts';
import { eventually } from './eventually.ts';
import { findFreePorts } from './free-ports.ts';
import { aCertificate } from './test-certificate.ts';

export type Nginx = {
  /** https://localhost:PORT */
  url: string;
  /** The server beside it that sends people to https. */
  plainUrl: string;
  /** The authority that its certificate is of; PEM. */
  authority: string;
  close(): Promise<void>;
};

const GUIDE = fileURLToPath(new URL('../../docs/run/proxy.md', import.meta.url));

/**
 * A real nginx in front of a Pulseroom on `port`, with the configuration that docs/run/proxy.md gives to its readers; of
 * it only the places are others: ports, and where the certificate is.
 */
export async function startNginx({ port }: { port: number }): Promise<Nginx> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pulseroom-nginx-'));
  await chmod(folder, 0o755);
  const tlsPort = await findFreePorts(2);
  const certificate = aCertificate(['localhost', 'pulse.example']);
  await writeFile(path.join(folder, 'fullchain.pem'), certificate.cert);
  await writeFile(path.join(folder, 'privkey.pem'), certificate.key);
  const config = path.join(folder, 'nginx.conf');
  await writeFile(config, wholeConfig(folder, placed({ folder, port, tlsPort, plainPort: tlsPort + 1 })));

  const nginx = spawn(process.env.NGINX ?? '/usr/sbin/nginx', ['-p', folder, '-c', config], { stdio: 'pipe' });
  let output = '';
  nginx.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = once(nginx, 'exit');
  await eventually('nginx takes connections', 10_000, () => {
    if (nginx.exitCode !== null) throw new Error(`nginx ended:\n${output}`);
    return canConnect({ host: '127.0.0.1', port: tlsPort, timeoutMs: 1000 });
  });
  return {
    url: `https://localhost:${tlsPort}`,
    plainUrl: `http://localhost:${tlsPort + 1}`,
    authority: certificate.authority,
    async close() {
      await stop(nginx, ended);
      await rm(folder, { recursive: true });
    },
  };
}

async function stop(nginx: ChildProcess, ended: Promise<unknown>): Promise<void> {
  nginx.kill('SIGTERM');
  await ended;
}

/** The guide's own text, each place exactly as often as it should be there. */
function placed(places: { folder: string; port: number; tlsPort: number; plainPort: number }): string {
  const [, snippet] = /```nginx\n(.*?)```/s.exec(readFileSync(GUIDE, 'utf8')) ?? [];
  if (snippet === undefined) throw new Error(`${GUIDE} has no configuration for nginx`);
  const changes: [from: string, to: string][] = [
    ['listen 443 ssl;', `listen 127.0.0.1:${places.tlsPort} ssl;`],
    ['listen [::]:443 ssl;', ''],
    ['listen 80;', `listen 127.0.0.1:${places.plainPort};`],
    ['listen [::]:80;', ''],
    ['/etc/letsencrypt/live/pulse.example/fullchain.pem', `${places.folder}/fullchain.pem`],
    ['/etc/letsencrypt/live/pulse.example/privkey.pem', `${places.folder}/privkey.pem`],
    ['http://127.0.0.1:8080;', `http://127.0.0.1:${places.port};`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`${from} is not once in the guide`);
    return text.replace(from, to);
  }, snippet);
}

/** What Debian's own nginx.conf puts around it, as far as it matters, with all files in one folder. */
function wholeConfig(folder: string, snippet: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  return `daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
access_log off;
${temporary}
${snippet}
}
`;
}
