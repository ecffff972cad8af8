import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** One number of a benchmark. */
export type Figure = {
  id: string;
  value: number;
  unit: string;
  /** What it is compared with; `null` for a figure of its own. */
  peer: string | null;
  /** The most that it may be; `null` where there is no target. */
  target: number | null;
  /** `null` where there is no target. */
  holds: boolean | null;
};

export function figure(
  options: Omit<Figure, 'holds' | 'peer' | 'target'> & { peer?: string; target?: number },
): Figure {
  const { peer = null, target = null, value } = options;
  return { ...options, peer, target, holds: target === null ? null : value <= target };
}

/** Prints a table, and writes the figures as JSON where a file is given. A target that is missed makes the run fail. */
export function reportFigures({
  bench,
  figures,
  jsonPath,
}: {
  bench: string;
  figures: Figure[];
  jsonPath?: string;
}): void {
  const rows = figures.map(({ id, value, unit, peer, target, holds }) => [
    id,
    `${rounded(value)} ${unit}`,
    peer === null ? '' : `against ${peer}`,
    target === null ? '' : `target ${target}`,
    holds === null ? '' : holds ? 'holds' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    process.stdout.write(
      `${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
  if (figures.some(({ holds }) => holds === false)) process.exitCode = 1;
  if (jsonPath === undefined) return;
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
  };
  writeFileSync(jsonPath, `${JSON.stringify({ bench, machine, figures }, null, 2)}\n`);
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
