import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import type { Person } from '#tests/builders/person.ts';
import { launchPlainBrowser } from '#tests/harness/plain-browser.ts';
import { startPulseroom } from '#tests/harness/pulseroom-process.ts';
import { signIn } from '#tests/harness/signed-in-page.ts';
import { type Northlight, northlight } from '#tests/screens/northlight.ts';
import { type Figure, figure, reportFigures } from '../figures.ts';
import { largestPaint } from './largest-paint.ts';

/**
 * How soon the largest part of a page is seen by somebody whose computer and network are slow, on the real server with
 * a studio's data. Each visit is by a browser that was never there: nothing is cached.
 */
const CPU_SLOWED = 4;
const NETWORK = { downloadMbps: 10, uploadMbps: 5, roundTripMs: 40 };
const SCHEDULE_TARGET_MS = 1500;
const SETTLED_MS = 1000;
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

const { values: options } = parseArgs({
  options: {
    /** Where to write the figures. */
    json: { type: 'string' },
    /** How often each page is visited; the median counts. */
    runs: { type: 'string', default: '5' },
  },
});
const runs = Number(options.runs);

type Visit = { lcpMs: number; element: string; transferredKb: number };
type Visited = { url: string; path: string; viewport: { width: number; height: number }; person: Person };

const pathsOf = ({ soon, threshold }: Northlight) => ({
  schedule: '/schedule',
  class: `/classes/${soon}`,
  summary: `/classes/${threshold}/summary`,
});

const pulseroom = await startPulseroom();
const browser = await launchPlainBrowser();
try {
  const { url } = await pulseroom.ready();
  const studio = await northlight(pulseroom);
  const { downloadMbps, roundTripMs } = NETWORK;
  process.stdout.write(
    `Median of ${runs} first visits; CPU slowed ${CPU_SLOWED} times, ${downloadMbps} Mbit/s, ${roundTripMs} ms round trip\n`,
  );
  const figures: Figure[] = [];
  for (const [page, path] of Object.entries(pathsOf(studio))) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const visits: Visit[] = [];
      while (visits.length < runs) visits.push(await visit(browser, { url, path, viewport, person: studio.ines }));
      figures.push(...figuresOf({ id: `${page}-${size}`, visits, isAimedAt: page === 'schedule' }));
    }
  }
  await studio.studio.close();
  reportFigures({ bench: 'pages', figures, ...(options.json === undefined ? {} : { jsonPath: options.json }) });
} finally {
  await browser.close();
  await pulseroom.dispose();
}

function figuresOf({ id, visits, isAimedAt }: { id: string; visits: Visit[]; isAimedAt: boolean }): Figure[] {
  const lcpMs = median(visits.map((each) => each.lcpMs));
  return [
    figure({
      id: `${id}.largest-paint`,
      value: lcpMs,
      unit: `ms <${visits[0]?.element}>`,
      ...(isAimedAt ? { target: SCHEDULE_TARGET_MS } : {}),
    }),
    figure({ id: `${id}.transferred`, value: median(visits.map((each) => each.transferredKb)), unit: 'kB' }),
  ];
}

async function visit(inBrowser: Browser, { url, path, viewport, person }: Visited): Promise<Visit> {
  const context = await inBrowser.newContext({ baseURL: url, viewport });
  try {
    await signIn(context, { url, person });
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: NETWORK.roundTripMs,
      downloadThroughput: (NETWORK.downloadMbps * 1e6) / 8,
      uploadThroughput: (NETWORK.uploadMbps * 1e6) / 8,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED });
    let transferredBytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      transferredBytes += encodedDataLength;
    });
    await page.goto(path, { waitUntil: 'load' });
    const { atMs, element } = await page.evaluate(largestPaint, SETTLED_MS);
    return { lcpMs: atMs, element, transferredKb: transferredBytes / 1000 };
  } finally {
    await context.close();
  }
}

/** The middle value; of two in the middle the higher. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
