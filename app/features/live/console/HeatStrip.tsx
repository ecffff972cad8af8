import { Trans, useLingui } from '@lingui/react/macro';
import { Table2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { durationText } from '#core/duration-text.ts';
import { COLUMN_MS } from '#core/history-columns.ts';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { timeInZones } from './class-columns.ts';
import { useConsole, useConsoleState } from './console-context.tsx';
import { drawHeat } from './draw-class.ts';
import { type CanvasView, LiveCanvas } from './LiveCanvas.tsx';
import { rosterOrder } from './roster-order.ts';
import { ZoneTable } from './ZoneTable.tsx';

const ROW_PX = 28;

/** Participants × time, newest right: who was where, and where the signal was gone. */
export function HeatStrip() {
  const { t } = useLingui();
  const session = useLiveSession();
  const { recorder } = useConsole();
  const others = useRoom((state) => state.others);
  const attention = useConsoleState((state) => state.order);
  const [isTableOpen, setTableOpen] = useState(false);
  const people = rosterOrder(
    others.filter(({ role }) => role === 'participant'),
    { attention, search: '' },
  );
  const slotKey = people.map(({ slot }) => slot).join(' ');
  const draw = useCallback(
    (view: CanvasView) => {
      const slots = slotKey === '' ? [] : slotKey.split(' ').map(Number);
      drawHeat(view, { columns: recorder.columns.all(), slots, rowPx: ROW_PX, nowMs: session.nowMs() });
    },
    [recorder, session, slotKey],
  );
  if (people.length === 0) {
    return (
      <p className="muted t13">
        <Trans>Nobody is here yet.</Trans>
      </p>
    );
  }
  return (
    <div className="heat">
      <p className="heat-head t13 muted">
        <Trans>Higher is a higher zone, a thin line is a lost signal.</Trans>
        <button type="button" className="link-button" onClick={() => setTableOpen(true)}>
          <Table2 size={14} aria-hidden="true" /> <Trans>View as table</Trans>
        </button>
      </p>
      <div className="heat-rows">
        <ul>
          {people.map((person) => (
            <li key={person.participantId} style={{ height: ROW_PX }}>
              <PersonName of={person} />
            </li>
          ))}
        </ul>
        <div role="img" aria-label={t`Zones of each participant over the last minutes, newest right.`}>
          <LiveCanvas draw={draw} everyMs={COLUMN_MS} style={{ height: people.length * ROW_PX }} />
        </div>
      </div>
      {isTableOpen && <HeatTable people={people} onClose={() => setTableOpen(false)} />}
    </div>
  );
}

/** The same as a table, for the whole class so far. As of when it was opened. */
function HeatTable({ people, onClose }: { people: readonly ParticipantInfo[]; onClose(): void }) {
  const { t } = useLingui();
  const { recorder } = useConsole();
  const columns = recorder.columns.all();
  const rows = people.map((person) => {
    const { secondsInZone, lostS } = timeInZones(columns, person.slot);
    return {
      key: person.participantId,
      head: (
        <span className="person-who">
          <PersonName of={person} />
        </span>
      ),
      byZone: secondsInZone.map((seconds) => durationText(seconds)),
      noSignal: durationText(lostS),
    };
  });
  return <ZoneTable title={t`Time in zones so far`} head={<Trans>Name</Trans>} rows={rows} onClose={onClose} />;
}
