import '@fontsource-variable/instrument-sans/wdth.css';
import '#app/styles/tokens.css';
import '#app/styles/base.css';
import '#app/styles/parts.css';
import '#app/styles/room.css';
import '#app/styles/room-tiles.css';
import '#app/styles/room-hud.css';
import '#app/styles/room-panel.css';
import '#app/styles/room-layout.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { samplesOf49 } from '../class-of-49.ts';
import { VARIANTS, type VariantId, type VariantProps } from '../variants.ts';
import { Ours, WholeConsole } from './Ours.tsx';
import { playSamples } from './player.ts';
import { ReactStatePerSample, ReactStatePerTile } from './ReactState.tsx';
import { SvgSparklines } from './SvgSparklines.tsx';

const PAGES: Record<VariantId, (props: VariantProps) => ReactNode> = {
  ours: Ours,
  'react-state': ReactStatePerSample,
  'svg-sparkline': SvgSparklines,
  'react-state-per-tile': ReactStatePerTile,
  'react-state-per-tick': ReactStatePerSample,
  'svg-sparkline-per-tick': SvgSparklines,
  'whole-console': WholeConsole,
};

const query = new URLSearchParams(location.search);
const variant = query.get('variant') as VariantId;
const seconds = Number(query.get('seconds'));
const Variant = PAGES[variant];

i18n.loadAndActivate({ locale: 'en', messages: {} });
createRoot(document.getElementById('page')!).render(
  <I18nProvider i18n={i18n}>
    <div
      className="live-class"
      data-theme="class"
      style={{ height: '100vh', display: 'grid', gridTemplateAreas: '"grid"' }}
    >
      <Variant
        onReady={(onEntries) =>
          playSamples({
            samples: samplesOf49({ seconds, seed: 7 }),
            delivery: VARIANTS[variant].delivery,
            onEntries,
          })
        }
      />
    </div>
  </I18nProvider>,
);
