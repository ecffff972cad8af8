import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import { type Browser, type CDPSession, chromium } from '@playwright/test';
import babel from '@rolldown/plugin-babel';
import express from 'express';
import { build } from 'vite';
import { type Figure, figure, reportFigures } from '../figures.ts';
import { TILES } from './class-of-49.ts';
import { type MainThread, mainThreadOf, type TraceEvent } from './main-thread.ts';
import { VARIANT_IDS, VARIANTS, type VariantId } from './variants.ts';

/**
 * What 49 live tiles cost a page per second, with the processor slowed down, against what one would write first.
 * Times are those of the page's main thread alone (Chromium's trace, `tdur`), so that a busy machine does not count.
 */
const CPU_SLOWED = 4;
const WARM_UP_SECONDS = 5;

const { values: options } = parseArgs({
  options: {
    /** Where to write the figures. */
    json: { type: 'string' },
    /** How long each variant is measured. */
    seconds: { type: 'string', default: '60' },
    /** Only these, with commas between; what is compared with 'ours' needs that, too. */
    variants: { type: 'string', default: VARIANT_IDS.join(',') },
    /** A picture of each variant, to see that they show the same: `FILE-<variant>.png`. */
    pictures: { type: 'string' },
  },
});
const seconds = Number(options.seconds);

const { origin, close } = await servePage();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
const results = new Map<VariantId, Cost>();
for (const variant of VARIANT_IDS.filter((id) => options.variants.split(',').includes(id))) {
  process.stdout.write(`${variant}: ${seconds} s\n`);
  results.set(variant, await measure(browser, variant));
}
await browser.close();
close();
reportFigures({
  bench: 'web',
  figures: figuresOf(results),
  ...(options.json === undefined ? {} : { jsonPath: options.json }),
});

function figuresOf(measured: ReadonlyMap<VariantId, Cost>): Figure[] {
  const figures: Figure[] = [];
  const ours = measured.get('ours');
  for (const [variant, cost] of measured) {
    for (const [work, value] of Object.entries(cost.msPerSecond)) {
      figures.push(figure({ id: `${variant}.${work}`, value, unit: 'ms/s' }));
    }
    if (cost.workerMsPerSecond > 0) {
      figures.push(figure({ id: `${variant}.worker`, value: cost.workerMsPerSecond, unit: 'ms/s, not slowed' }));
    }
    figures.push(figure({ id: `${variant}.longest-task`, value: cost.longestTaskMs, unit: 'ms' }));
    if (variant === 'ours' || variant === 'whole-console') {
      figures.push(
        figure({
          id: `${variant}.long-tasks`,
          value: cost.longTasks,
          unit: 'tasks over 50 ms',
          ...(variant === 'ours' ? { target: 0 } : {}),
        }),
      );
    }
    if (ours === undefined || variant === 'ours' || variant === 'whole-console') continue;
    const { target } = VARIANTS[variant];
    figures.push(
      figure({
        id: `ours-to-${variant}`,
        value: totalOf(ours) / totalOf(cost),
        unit: 'of its work',
        peer: variant,
        ...(target === null ? {} : { target }),
      }),
    );
  }
  return figures;
}

function totalOf({ msPerSecond: { scripting, style, layout, paint } }: MainThread): number {
  return scripting + style + layout + paint;
}

/** The page of all variants, built as the product is. */
async function servePage(): Promise<{ origin: string; close(): void }> {
  const outDir = path.resolve('.cache/bench-web');
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(import.meta.dirname, 'page'),
    plugins: [lingui(), babel({ presets: [linguiTransformerBabelPreset()] })],
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  });
  const server = createServer(express().use(express.static(outDir)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

/** `workerMsPerSecond`: what the page's workers run. Chromium slows the main thread alone, so this is not slowed. */
type Cost = MainThread & { workerMsPerSecond: number };

async function measure(inBrowser: Browser, variant: VariantId): Promise<Cost> {
  const page = await inBrowser.newPage({ viewport: { width: 1440, height: 900 } });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
  await page.goto(`${origin}/?variant=${variant}&seconds=${WARM_UP_SECONDS + seconds + WARM_UP_SECONDS}`);
  await page
    .locator('[data-badge]:not(:empty), .hr-badge[data-state="live"], .person-hr[data-state="live"]')
    .nth(TILES - 1)
    .waitFor({ state: 'attached' });
  await page.waitForTimeout(WARM_UP_SECONDS * 1000);
  if (options.pictures !== undefined) await page.screenshot({ path: `${options.pictures}-${variant}.png` });
  const events = await traceOf(devtools);
  await page.close();
  const workers = mainThreadOf(eventsOf(events, 'DedicatedWorker thread'), { seconds });
  return {
    ...mainThreadOf(eventsOf(events, 'CrRendererMain'), { seconds }),
    workerMsPerSecond: totalOf(workers),
  };
}

/** What Chromium does in the coming seconds. */
async function traceOf(devtools: CDPSession): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel', 'v8', 'blink_gc'] },
  });
  await new Promise((passed) => setTimeout(passed, seconds * 1000));
  await devtools.send('Tracing.end');
  await complete;
  return events;
}

/** What the threads of one name did. */
function eventsOf(events: readonly TraceEvent[], threadName: string): TraceEvent[] {
  const isNamed = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && (args as { name?: string }).name === threadName;
  const threads = new Set(events.filter(isNamed).map(({ pid, tid }) => `${pid}:${tid}`));
  return events.filter(({ pid, tid }) => threads.has(`${pid}:${tid}`));
}
