import { Trans } from '@lingui/react/macro';
import type { ZoneNumber } from '#core/zones.ts';
import { layoutHeartRateChart } from '../../charts/heart-rate-chart.ts';
import { initialsOf } from '../../components/initials.ts';
import { ZoneMark } from '../../components/ZoneMark.tsx';
import { exampleTrace } from './example-trace.ts';

const WIDTH = 760;
const HEIGHT = 300;
const BOUNDS = [114, 133, 152, 171] as const;

const TILES: { name: string; zone: ZoneNumber; bpm: number }[] = [
  { name: 'Tomás', zone: 5, bpm: 181 },
  { name: 'Aiko', zone: 4, bpm: 154 },
  { name: 'Amara', zone: 3, bpm: 146 },
  { name: 'Oskar', zone: 2, bpm: 128 },
];

/** What is behind the door: an example of a class, drawn, with nobody's data. */
export function EntranceScene() {
  const trace = exampleTrace();
  const last = trace.at(-1);
  const window = { fromMs: 0, toMs: last?.atMs ?? 1 };
  const chart = layoutHeartRateChart({
    trace,
    gaps: [],
    window,
    zoneLowerBoundsBpm: BOUNDS,
    width: WIDTH,
    height: HEIGHT,
  });
  return (
    <aside className="scene" data-theme="class" aria-hidden>
      <div className="scene-stage">
        <svg viewBox={`-8 -8 ${WIDTH + 16} ${HEIGHT + 16}`} preserveAspectRatio="none" aria-hidden="true">
          <defs>
            <linearGradient id="scene-zones" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="0" y2={HEIGHT}>
              {chart.zoneStops.flatMap(({ zone, from, to }) =>
                [from, to].map((offset) => (
                  <stop key={`${zone} ${offset}`} offset={offset.toFixed(4)} style={{ stopColor: `var(--z${zone})` }} />
                )),
              )}
            </linearGradient>
          </defs>
          {chart.bands.map((band) => (
            <rect key={band.zone} className="band" data-z={band.zone} y={band.y} width={WIDTH} height={band.height} />
          ))}
          <path className="trace" d={chart.path} stroke="url(#scene-zones)" />
        </svg>
      </div>
      <div className="scene-below">
        <div className="scene-block" data-z="4">
          <div className="scene-zone">
            <ZoneMark zone={4} size={40} isInverse isDecorative />
            <Trans>Zone 4</Trans>
          </div>
          <div className="scene-bpm">162</div>
          <div className="scene-verb">
            <Trans>Hard</Trans>
          </div>
        </div>
        <ul className="scene-tiles">
          {TILES.map(({ name, zone, bpm }) => (
            <li key={name}>
              <span className="scene-name">{name}</span>
              <span className="scene-initials">{initialsOf(name)}</span>
              <span className="scene-badge" data-z={zone}>
                <ZoneMark zone={zone} size={23} isInverse isDecorative />
                {bpm}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
