/** A joint in a drawing of 100 by 100. */
export type Point = readonly [x: number, y: number];
type Pair = readonly [left: Point, right: Point];

/** Where somebody's joints are; left and right as one sees them. */
export type Pose = {
  head: Point;
  neck: Point;
  shoulders: Pair;
  elbows: Pair;
  wrists: Pair;
  hips: Pair;
  knees: Pair;
  feet: Pair;
};

/** Head, neck, then the pairs of `Pose` in their order. */
const JOINTS = {
  lunge: '52,10 51,22 43,26 59,26 35,38 67,38 44,46 57,46 47,54 56,54 32,70 70,74 30,94 84,92',
  knee: '50,9 50,21 42,25 58,25 33,36 66,37 40,26 72,48 46,53 54,53 36,52 55,74 40,72 55,96',
  squat: '50,22 50,33 41,37 59,37 36,48 64,48 46,47 54,47 45,64 55,64 31,68 69,68 34,93 66,93',
  jack: '50,12 50,23 42,27 58,27 33,16 67,16 38,3 62,3 46,55 54,55 38,74 62,74 31,95 69,95',
  punch: '47,11 48,22 40,26 56,26 35,37 69,26 42,28 82,24 44,54 53,54 36,73 62,74 31,95 67,95',
  stand: '50,10 50,22 41,26 59,26 36,40 64,40 38,54 62,54 46,54 54,54 45,75 55,75 44,96 56,96',
  cue: '50,10 50,22 42,26 58,26 32,37 68,22 41,45 74,6 46,54 54,54 38,72 62,72 33,95 67,95',
};
export type PoseName = keyof typeof JOINTS;

/** A pose on the way from one to another. `share`: 0 the first, 1 the second. */
export function poseBetween(from: PoseName, to: PoseName, share: number): Pose {
  const starts = pointsOf(from);
  const ends = pointsOf(to);
  const at = (joint: number): Point => {
    const [x, y] = starts[joint]!;
    const [toX, toY] = ends[joint]!;
    return [x + (toX - x) * share, y + (toY - y) * share];
  };
  const pair = (first: number): Pair => [at(first), at(first + 1)];
  return {
    head: at(0),
    neck: at(1),
    shoulders: pair(2),
    elbows: pair(4),
    wrists: pair(6),
    hips: pair(8),
    knees: pair(10),
    feet: pair(12),
  };
}

function pointsOf(name: PoseName): Point[] {
  return JOINTS[name].split(' ').map((point): Point => {
    const [x, y] = point.split(',').map(Number);
    return [x!, y!];
  });
}
