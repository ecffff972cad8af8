// Progress on standard error: one changing line per running step in a terminal, plain lines elsewhere.

const terminal = process.stderr;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const plainEveryMs = 30_000;

/** @typedef {{ name: string, detail: string, startedAtMs: number, printedAtMs: number }} RunningStep */
/** @type {Set<RunningStep>} */
const running = new Set();
let drawnLines = 0;
let frame = 0;
/** @type {NodeJS.Timeout | undefined} */
let timer;

/** @param {number} durationMs */
export function formatDuration(durationMs) {
  const seconds = durationMs / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * Prints one line above the changing ones.
 * @param {string} line
 */
export function printLine(line) {
  erase();
  terminal.write(`${line}\n`);
  draw();
}

/**
 * Shows a step until it is finished.
 * @param {string} name
 * @param {string} detail what it is doing at first
 */
export function startStep(name, detail) {
  const now = Date.now();
  /** @type {RunningStep} */
  const step = { name, detail, startedAtMs: now, printedAtMs: now };
  running.add(step);
  if (terminal.isTTY) draw();
  else printLine(`… ${name}: ${detail}`);
  timer ??= setInterval(tick, terminal.isTTY ? 120 : 1000);
  timer.unref();

  return {
    /** @param {string} next */
    update(next) {
      step.detail = next;
    },
    /** @param {{ ok: boolean, result?: string }} outcome */
    finish({ ok, result = step.detail }) {
      running.delete(step);
      printLine(`${ok ? '✓' : '✗'} ${name}: ${result} (${formatDuration(Date.now() - step.startedAtMs)})`);
      if (running.size === 0) {
        clearInterval(timer);
        timer = undefined;
      }
    },
  };
}

function tick() {
  frame += 1;
  if (terminal.isTTY) {
    erase();
    draw();
    return;
  }
  const now = Date.now();
  for (const step of running) {
    if (now - step.printedAtMs < plainEveryMs) continue;
    step.printedAtMs = now;
    printLine(`… ${step.name}: ${step.detail} (${formatDuration(now - step.startedAtMs)})`);
  }
}

function erase() {
  if (drawnLines > 0) terminal.write(`\x1b[${drawnLines}A\x1b[0J`);
  drawnLines = 0;
}

function draw() {
  if (!terminal.isTTY) return;
  for (const step of running) {
    const elapsed = formatDuration(Date.now() - step.startedAtMs);
    const line = `${frames[frame % frames.length]} ${step.name}: ${step.detail} (${elapsed})`;
    // A line that wraps would take two rows and spoil the erasing.
    terminal.write(`${line.slice(0, (terminal.columns || 80) - 1)}\n`);
    drawnLines += 1;
  }
}
