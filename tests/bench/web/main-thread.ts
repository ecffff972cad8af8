/** One event of a Chromium trace, times in microseconds; `tdur`: what its thread ran of it, without what others took the processor for. */
export type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: unknown;
};

export type Work = 'scripting' | 'style' | 'layout' | 'paint';

/** What Chromium calls the parts of a page's main-thread work; the groups are those of its performance panel. */
const WORK_OF: Record<string, Work> = {
  FunctionCall: 'scripting',
  EvaluateScript: 'scripting',
  'v8.callFunction': 'scripting',
  'v8.run': 'scripting',
  V8_Execute: 'scripting',
  TimerFire: 'scripting',
  FireAnimationFrame: 'scripting',
  FireIdleCallback: 'scripting',
  RunMicrotasks: 'scripting',
  EventDispatch: 'scripting',
  HandlePostMessage: 'scripting',
  MinorGC: 'scripting',
  MajorGC: 'scripting',
  BlinkGC: 'scripting',
  'Animation::Update': 'style',
  UpdateLayoutTree: 'style',
  RecalcStyle: 'style',
  Layout: 'layout',
  HitTest: 'layout',
  PrePaint: 'paint',
  UpdateLayer: 'paint',
  UpdateLayerTree: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  CompositeLayers: 'paint',
};

/** A task longer than this keeps the page from answering (W3C Long Tasks). */
const LONG_TASK_US = 50_000;

export type MainThread = {
  /** Milliseconds of the main thread per second of the trace, without what other work inside it took. */
  msPerSecond: Record<Work, number>;
  longTasks: number;
  longestTaskMs: number;
};

/** Adds up one page's main-thread work. Nested events are counted once, as what they are. */
export function mainThreadOf(events: readonly TraceEvent[], { seconds }: { seconds: number }): MainThread {
  const own = { scripting: 0, style: 0, layout: 0, paint: 0 };
  const open: { endUs: number; work: Work }[] = [];
  const complete = events.filter(({ ph, dur }) => ph === 'X' && dur !== undefined).sort(byStart);
  for (const { name, ts, dur = 0, tdur = dur } of complete) {
    const work = WORK_OF[name];
    if (work === undefined) continue;
    while (open.length > 0 && (open.at(-1)?.endUs ?? 0) <= ts) open.pop();
    const around = open.at(-1);
    own[work] += tdur;
    if (around !== undefined) own[around.work] -= tdur;
    open.push({ endUs: ts + dur, work });
  }
  const tasks = complete.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask');
  const perSecond = (us: number) => us / 1000 / seconds;
  return {
    msPerSecond: {
      scripting: perSecond(own.scripting),
      style: perSecond(own.style),
      layout: perSecond(own.layout),
      paint: perSecond(own.paint),
    },
    longTasks: tasks.filter(({ dur = 0, tdur = dur }) => tdur > LONG_TASK_US).length,
    longestTaskMs: Math.max(0, ...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000,
  };
}

/** The outer one of two that start together comes first. */
function byStart(a: TraceEvent, b: TraceEvent): number {
  return a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0);
}
