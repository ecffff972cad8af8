import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A D-Bus daemon of our own, on which nothing but the fakes and the browser under test meets. */
export type BusDaemon = {
  /** For `DBUS_SYSTEM_BUS_ADDRESS`. */
  address: string;
  close(): Promise<void>;
};

export async function startBusDaemon(): Promise<BusDaemon> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pulseroom-bus-'));
  const socket = path.join(folder, 'bus');
  const configFile = path.join(folder, 'bus.conf');
  await writeFile(configFile, daemonConfig(socket));

  const daemon = spawn('dbus-daemon', [`--config-file=${configFile}`, '--nofork', '--nopidfile', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Where open files are limited it complains that it cannot have 65536 of them; of interest only when it fails.
  let complaints = '';
  daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const exited = once(daemon, 'exit');
  const started = await Promise.race([once(daemon.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!started) throw new Error(`dbus-daemon ended at once with code ${daemon.exitCode}: ${complaints}`);

  return {
    address: `unix:path=${socket}`,
    async close() {
      daemon.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everybody on this bus may do everything, unlike on the real system bus. */
function daemonConfig(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow own="*"/>
    <allow send_destination="*" eavesdrop="false"/>
    <allow receive_sender="*"/>
    <allow send_type="method_call"/>
    <allow send_type="signal"/>
  </policy>
</busconfig>`;
}
