import { useLingui } from '@lingui/react/macro';
import { type PointerEvent, useId, useMemo, useState } from 'react';
import type { HeartRateRecovery } from '#core/analytics/heart-rate-recovery.ts';
import type { ParticipantSummary } from '#core/analytics/heart-rate-summary.ts';
import { durationText } from '#core/duration-text.ts';
import { zoneOf } from '#core/zones.ts';
import { ZoneMark } from '../components/ZoneMark.tsx';
import { gapText } from './gap-text.ts';
import { type HeartRateChart as HeartRateChartLayout, layoutHeartRateChart } from './heart-rate-chart.ts';
import { nearestReading } from './nearest-reading.ts';
import { useContainerWidth } from './use-container-width.ts';

type HeartRateChartProps = {
  summary: Pick<ParticipantSummary, 'trace' | 'gaps' | 'window' | 'zoneLowerBoundsBpm' | 'recovery'>;
  /** The chart as one sentence. */
  label: string;
};

const LEFT = 38;
const RIGHT = 44;
const TOP = 22;
const BOTTOM = 28;
/** Under this width, px, the chart is lower. */
const NARROW = 600;
/** A zone mark on the axis: its number is as large as the smallest text, px. */
const MARK = 24;

/** Heart rate over a class, coloured by zone, gaps as gaps. */
export function HeartRateChart({ summary, label }: HeartRateChartProps) {
  const { t } = useLingui();
  const [container, outerWidth] = useContainerWidth(1080);
  const gradientId = useId();
  const [hoverMs, setHoverMs] = useState<number | null>(null);
  const width = Math.max(160, outerWidth - LEFT - RIGHT);
  const height = outerWidth < NARROW ? 200 : 286;
  const chart = useMemo(() => layoutHeartRateChart({ ...summary, width, height }), [summary, width, height]);

  const followPointer = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const px = (event.clientX - box.left) * ((width + LEFT + RIGHT) / box.width) - LEFT;
    setHoverMs(px < 0 || px > width ? null : chart.timeAt(px));
  };
  const hovered = hoverMs === null ? null : nearestReading(summary.trace, hoverMs);
  const readoutText = ({ atMs, bpm }: { atMs: number; bpm: number }) => {
    const zone = zoneOf(bpm, summary.zoneLowerBoundsBpm);
    const at = durationText((atMs - summary.window.fromMs) / 1000);
    return t`${bpm} bpm, zone ${zone}, at ${at}`;
  };
  return (
    <div ref={container} className="chart-box">
      <svg
        className="chart"
        viewBox={`${-LEFT} ${-TOP} ${width + LEFT + RIGHT} ${height + TOP + BOTTOM}`}
        role="img"
        aria-label={label}
        onPointerMove={followPointer}
        onPointerLeave={() => setHoverMs(null)}
      >
        <defs>
          <linearGradient id={gradientId} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="0" y2={height}>
            {chart.zoneStops.flatMap(({ zone, from, to }) =>
              [from, to].map((offset) => (
                <stop key={`${zone} ${offset}`} offset={offset.toFixed(4)} style={{ stopColor: `var(--z${zone})` }} />
              )),
            )}
          </linearGradient>
        </defs>
        {chart.bands.map((band) => (
          <rect
            key={band.zone}
            className="band"
            data-z={band.zone}
            y={band.y.toFixed(1)}
            width={width}
            height={band.height.toFixed(1)}
          />
        ))}
        {chart.yTicks.map(({ y, text }) => (
          <g key={text}>
            <line className="grid" x2={width} y1={y} y2={y} />
            <text x={-10} y={y + 4} textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {chart.xTicks.map(({ x, text }) => (
          <text key={text} x={x} y={height + 20} textAnchor={x < 12 ? 'start' : x > width - 12 ? 'end' : 'middle'}>
            {text}
          </text>
        ))}
        {chart.gaps.map((gap) => (
          <g key={gap.x}>
            <rect className="gap" x={gap.x} width={Math.max(1.5, gap.width)} height={height} />
            {gap.hasLabel ? (
              <text
                className="gap-label"
                x={Math.min(Math.max(gap.x + gap.width / 2, 44), width - 44)}
                y={-7}
                textAnchor="middle"
              >
                {gap.isEdge ? t`no signal ${t(gapText(gap.seconds))}` : t`strap lost ${t(gapText(gap.seconds))}`}
              </text>
            ) : null}
          </g>
        ))}
        {chart.bridges.map((bridge) => (
          <line key={bridge.x1} className="bridge" {...bridge} />
        ))}
        <path className="trace" d={chart.path} stroke={`url(#${gradientId})`} />
        {summary.recovery === null ? null : <RecoveryMark recovery={summary.recovery} chart={chart} width={width} />}
        {chart.bands
          .filter((band) => band.height >= MARK)
          .map((band) => (
            <g
              key={band.zone}
              transform={`translate(${width + 14} ${(band.y + band.height / 2 - MARK / 2).toFixed(1)})`}
            >
              <ZoneMark zone={band.zone} size={MARK} isDecorative />
            </g>
          ))}
        {hovered === null ? null : (
          <Readout
            x={chart.xOf(hovered.atMs)}
            y={chart.yOf(hovered.bpm)}
            width={width}
            height={height}
            text={readoutText(hovered)}
          />
        )}
      </svg>
    </div>
  );
}

/** The words need about this much room, px. */
const RECOVERY_LABEL_PX = 110;

/** From the end of the effort to a minute later: how far, beside how long. */
function RecoveryMark({
  recovery,
  chart,
  width,
}: {
  recovery: HeartRateRecovery;
  chart: HeartRateChartLayout;
  width: number;
}) {
  const { t } = useLingui();
  const [x1, x2] = [chart.xOf(recovery.fromMs), chart.xOf(recovery.toMs)];
  const [y1, y2] = [chart.yOf(recovery.fromBpm), chart.yOf(recovery.toBpm)];
  const { fallBpm } = recovery;
  const isAtEnd = x1 + RECOVERY_LABEL_PX > width;
  return (
    <g className="recovery">
      <path d={`M${x1.toFixed(1)} ${y1.toFixed(1)}H${x2.toFixed(1)}V${y2.toFixed(1)}`} />
      <circle cx={x1} cy={y1} r="4.5" />
      <circle cx={x2} cy={y2} r="4.5" />
      {/* Above: beside it is the next effort. */}
      <text x={isAtEnd ? width : x1 - 4} y={y1 - 12} textAnchor={isAtEnd ? 'end' : 'start'}>
        {t`−${fallBpm} bpm in 60 s`}
      </text>
    </g>
  );
}

const READOUT_WIDTH = 190;

function Readout({ x, y, width, height, text }: { x: number; y: number; width: number; height: number; text: string }) {
  const left = Math.min(Math.max(x - READOUT_WIDTH / 2, 0), width - READOUT_WIDTH);
  return (
    <g className="readout" aria-hidden>
      <line x1={x} x2={x} y2={height} />
      <circle cx={x} cy={y} r="4.5" />
      <rect x={left} y={-TOP + 1} width={READOUT_WIDTH} height={22} rx="6" />
      <text x={left + READOUT_WIDTH / 2} y={-TOP + 16} textAnchor="middle">
        {text}
      </text>
    </g>
  );
}
