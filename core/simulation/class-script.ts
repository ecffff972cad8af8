/** A stretch of a class at one intensity. */
export type ScriptBlock = {
  seconds: number;
  /** Share of the heart-rate reserve that is asked for, 0…1. */
  intensity: number;
  /** What the leader says as it begins. */
  cue: 'push' | 'hold' | 'ease';
};

/** A warm-up, then hard and easy by turns for as long as the class lasts, and a calm end. */
export function intervalClass({ minutes }: { minutes: number }): ScriptBlock[] {
  const warmUp: ScriptBlock[] = [
    { seconds: 60, intensity: 0.5, cue: 'hold' },
    { seconds: 60, intensity: 0.6, cue: 'push' },
    { seconds: 60, intensity: 0.68, cue: 'push' },
  ];
  const calmDown: ScriptBlock = { seconds: 180, intensity: 0.35, cue: 'ease' };
  const round: ScriptBlock[] = [
    { seconds: 150, intensity: 0.84, cue: 'push' },
    { seconds: 75, intensity: 0.5, cue: 'ease' },
    { seconds: 60, intensity: 0.93, cue: 'push' },
    { seconds: 90, intensity: 0.48, cue: 'ease' },
    { seconds: 210, intensity: 0.72, cue: 'hold' },
    { seconds: 75, intensity: 0.5, cue: 'ease' },
  ];
  const blocks = [...warmUp];
  let leftS = minutes * 60 - secondsOf(warmUp) - calmDown.seconds;
  for (let index = 0; leftS > 0; index++) {
    const block = round[index % round.length];
    if (block === undefined) break;
    blocks.push({ ...block, seconds: Math.min(block.seconds, leftS) });
    leftS -= block.seconds;
  }
  return [...blocks, calmDown];
}

/** The block that is on at a time, and its place in the script. After the end: the last one. */
export function blockAt(script: ScriptBlock[], secondsIn: number): { index: number; block: ScriptBlock } {
  let endS = 0;
  for (const [index, block] of script.entries()) {
    endS += block.seconds;
    if (secondsIn < endS) return { index, block };
  }
  const index = script.length - 1;
  return { index, block: script[index] ?? { seconds: 0, intensity: 0, cue: 'hold' } };
}

function secondsOf(blocks: ScriptBlock[]): number {
  return blocks.reduce((sum, { seconds }) => sum + seconds, 0);
}
