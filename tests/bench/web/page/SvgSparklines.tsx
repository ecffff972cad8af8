import { useEffect, useState } from 'react';
import { linearScale } from '#app/charts/linear-scale.ts';
import { tracePath } from '#app/charts/trace-path.ts';
import { ZoneMarks } from '#app/features/live/parts/ZoneMarks.tsx';
import type { Slot } from '#core/ids.ts';
import type { VariantProps } from '../variants.ts';
import { PeerGrid } from './PeerGrid.tsx';

const POINTS = 60;
const WIDTH_PX = 56;
const HEIGHT_PX = 16;

type Places = { badge: HTMLElement; text: HTMLElement; path: SVGPathElement; bpm: number[] };

/** The number as in ours, without React; beside it the last minute as an SVG path that is drawn anew for each sample. */
export function SvgSparklines({ onReady }: VariantProps) {
  const [places] = useState(() => new Map<Slot, Places>());
  useEffect(() => {
    const x = linearScale([0, POINTS - 1], [0, WIDTH_PX]);
    const y = linearScale([90, 190], [HEIGHT_PX, 0]);
    const pathOf = (bpms: readonly number[]) => {
      const trace = bpms.map((bpm, second) => ({ atMs: second, bpm }));
      return tracePath(trace, x.at, y.at);
    };
    onReady((entries) => {
      for (const entry of entries) {
        const place = places.get(entry.slot);
        if (place === undefined || entry.state !== 'live') continue;
        place.bpm.push(entry.bpm);
        if (place.bpm.length > POINTS) place.bpm.shift();
        place.badge.dataset.state = 'live';
        place.badge.dataset.z = String(entry.zone);
        place.text.textContent = String(entry.bpm);
        place.path.setAttribute('d', pathOf(place.bpm));
      }
    });
  }, [onReady, places]);
  return (
    <PeerGrid
      tile={({ slot }) => (
        <>
          <span
            className="hr-badge"
            data-state="gone"
            data-z="0"
            ref={(badge) => {
              const text = badge?.querySelector<HTMLElement>('[data-testid="tile-bpm"]');
              const path = badge?.parentElement?.querySelector<SVGPathElement>('path.bench-line');
              if (badge && text && path) places.set(slot, { badge, text, path, bpm: [] });
            }}
          >
            <ZoneMarks size={23} />
            <span data-testid="tile-bpm" />
          </span>
          <svg
            width={WIDTH_PX}
            height={HEIGHT_PX}
            viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
            style={{ position: 'absolute', right: 8, bottom: 8 }}
            aria-hidden="true"
          >
            <path className="bench-line" fill="none" stroke="white" strokeWidth="1.5" />
          </svg>
        </>
      )}
    />
  );
}
