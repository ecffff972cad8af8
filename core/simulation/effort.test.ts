import { expect, it } from 'vitest';
import type { ScriptBlock } from './class-script.ts';
import { createEffort, zoneShareOf } from './effort.ts';

const SCRIPT: ScriptBlock[] = [
  { seconds: 60, intensity: 0.4, cue: 'hold' },
  { seconds: 60, intensity: 0.8, cue: 'push' },
];
const anEffort = () => createEffort({ script: SCRIPT, zoneShare: 0.15, eagerness: 1 });

it('follows the script, whatever is called, while no person leads', () => {
  const effort = anEffort();
  effort.cued('push');
  expect(effort.intensityAt(30)).toBe(0.4);
  expect(effort.intensityAt(90)).toBe(0.8);
});

it('stays where it is when a person takes over, and goes by a zone for each Push and Ease', () => {
  const effort = anEffort();
  effort.ledBy('person', 30);
  expect(effort.intensityAt(90)).toBe(0.4);
  effort.cued('push');
  effort.cued('push');
  effort.cued('hold');
  expect(effort.intensityAt(95)).toBeCloseTo(0.7);
  effort.cued('ease');
  effort.cued('breathe');
  expect(effort.intensityAt(99)).toBeCloseTo(0.55);
});

it('neither stops nor goes beyond the maximum', () => {
  const effort = anEffort();
  effort.ledBy('person', 0);
  for (let call = 0; call < 20; call++) effort.cued('push');
  expect(effort.intensityAt(0)).toBe(1);
  for (let call = 0; call < 20; call++) effort.cued('ease');
  expect(effort.intensityAt(0)).toBe(0.2);
});

it('goes back to the script when the person leaves', () => {
  const effort = anEffort();
  effort.ledBy('person', 0);
  effort.cued('push');
  effort.ledBy('script', 90);
  expect(effort.intensityAt(90)).toBe(0.8);
});

it('knows a zone as a share of the reserve', () => {
  // By hand: a tenth of 180 is 18 bpm; the reserve is 180 − 60 = 120; 18 / 120 = 0.15.
  expect(zoneShareOf({ hrMaxBpm: 180, hrRestBpm: 60 })).toBeCloseTo(0.15, 10);
});
