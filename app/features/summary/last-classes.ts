import type { ComparedClass } from './past-class.ts';

/** What a class is set beside earlier ones by, in the order of the rows. */
export const COMPARED_FIGURES = ['averageBpm', 'maximumBpm', 'hardSeconds', 'recoveryBpm'] as const;
export type ComparedFigure = (typeof COMPARED_FIGURES)[number];

/** The axis begins and ends at whole multiples of this. */
const STEP: Record<ComparedFigure, number> = { averageBpm: 5, maximumBpm: 5, hardSeconds: 60, recoveryBpm: 5 };

/** One figure of this class and of those before, on one axis. */
export type FigureRow = {
  figure: ComparedFigure;
  value: number | null;
  axis: { from: number; to: number };
  /** Where on the axis this class is, 0 to 1. */
  place: number | null;
  /** Earlier classes that have the figure. */
  earlier: { sessionId: string; value: number; place: number }[];
};

/** A row for each figure that at least one of the classes before has too. */
export function compareClasses(own: ComparedClass, earlier: readonly ComparedClass[]): FigureRow[] {
  return COMPARED_FIGURES.flatMap((figure) => {
    const known = earlier.flatMap(({ sessionId, [figure]: value }) => (value === null ? [] : [{ sessionId, value }]));
    if (known.length === 0) return [];
    const value = own[figure];
    const axis = axisOf([...known.map((each) => each.value), ...(value === null ? [] : [value])], STEP[figure]);
    const placeOf = (each: number) => (each - axis.from) / (axis.to - axis.from);
    return {
      figure,
      value,
      axis,
      place: value === null ? null : placeOf(value),
      earlier: known.map((each) => ({ ...each, place: placeOf(each.value) })),
    };
  });
}

/** Around all values, at least a step long. A time does not begin below none. */
function axisOf(values: readonly number[], step: number): { from: number; to: number } {
  const from = Math.floor(Math.min(...values) / step) * step;
  return { from, to: Math.max(from + step, Math.ceil(Math.max(...values) / step) * step) };
}
