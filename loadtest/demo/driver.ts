// Plays the simulated people of a demo. Started by the server as a child process; ends with it.
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { type DemoReport, demoInstructionSchema } from '#core/demo-messages.ts';
import { type PlayedClass, playClass } from './play-class.ts';

let played: PlayedClass | null = null;

function report(message: DemoReport): void {
  process.send?.(message);
}

process.on('message', (message) => {
  const instruction = demoInstructionSchema.parse(message);
  const { authorityPem } = instruction;
  if (authorityPem !== null) setDefaultCACertificates([...getCACertificates('default'), authorityPem]);
  played?.close();
  played = playClass({ instruction, report });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => process.exit(0));
