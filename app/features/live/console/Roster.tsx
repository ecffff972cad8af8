import { t as text } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Hand, Unplug } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import type { ParticipantInfo } from '#core/protocol/signaling.ts';
import { PersonName } from '../../../components/PersonName.tsx';
import type { HeartRate } from '../../../stores/live-metrics.ts';
import { useRoom } from '../live-session-context.tsx';
import { useZonePaint } from '../parts/use-zone.ts';
import { ZoneMarks } from '../parts/ZoneMarks.tsx';
import { badgeText, heartRateOf } from '../room/HrBadge.tsx';
import { useKeyHint } from '../settings/use-key-hint.ts';
import { useLiveWrite } from '../use-live-write.ts';
import { useConsole, useConsoleState } from './console-context.tsx';
import { usePrivateNames } from './PrivateNote.tsx';
import { reasonLabel } from './reason-words.ts';
import { rosterOrder } from './roster-order.ts';

/** Everybody, those who need attention first. A press brings somebody into the spotlight. */
export function Roster({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useLingui();
  const others = useRoom((state) => state.others);
  const attention = useConsoleState((state) => state.order);
  const [search, setSearch] = useState('');
  const privateCount = usePrivateNames().length;
  const withKey = useKeyHint();
  const people = rosterOrder(others, { attention, search });
  return (
    <div className="roster">
      <input
        ref={searchRef}
        type="search"
        value={search}
        placeholder={withKey(t`Find a person`, 'find-person')}
        aria-label={t`Find a person`}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Escape ends the search, not the class.
          event.stopPropagation();
          setSearch('');
          event.currentTarget.blur();
        }}
      />
      <ul className="people" data-testid="participant-list">
        {people.map((person) => (
          <RosterRow key={person.participantId} person={person} />
        ))}
        {people.length === 0 && (
          <li className="muted t13">
            {search === '' ? <Trans>Nobody is here yet.</Trans> : <Trans>Nobody of that name is here.</Trans>}
          </li>
        )}
      </ul>
      {privateCount > 0 && (
        <p className="roster-foot t13 dim">
          <Plural value={privateCount} one="# person keeps it private." other="# people keep it private." />
        </p>
      )}
    </div>
  );
}

function RosterRow({ person }: { person: ParticipantInfo }) {
  const { spotlight, onSpotlight } = useConsole();
  const reason = useConsoleState(({ reasons, recovered }) =>
    recovered.has(person.participantId) ? undefined : reasons.get(person.participantId),
  );
  const ref = useRef<HTMLSpanElement>(null);
  const bpmRef = useRef<HTMLSpanElement>(null);
  const paintZone = useZonePaint();
  const isSpotlight = spotlight === person.participantId;
  useLiveWrite(
    (state) => heartRateOf(state, person.slot),
    (heartRate) => {
      if (ref.current === null || bpmRef.current === null) return;
      ref.current.dataset.state = heartRate.state;
      bpmRef.current.textContent = rowText(heartRate);
      paintZone(ref.current, heartRate.state === 'live' ? heartRate.zone : 0);
    },
  );
  return (
    <li className="person" data-participant-name={person.displayName}>
      <button
        type="button"
        className="person-name"
        aria-pressed={isSpotlight}
        onClick={() => onSpotlight(isSpotlight ? null : person.participantId)}
      >
        <PersonName of={person} />
        {person.isHandRaised && <Hand size={14} aria-hidden="true" />}
        {/* A hand has its sign. */}
        {reason !== undefined && (
          <span className={reason === 'hand' ? 'sr' : 'person-reason t13'}>{reasonLabel(reason)}</span>
        )}
      </button>
      <span className="person-hr" ref={ref} data-state="gone" data-z="0">
        <span className="num" ref={bpmRef} data-testid="roster-bpm" />
        <ZoneMarks size={20} isOnPanel />
        <Unplug className="plug" size={17} aria-label={text`Strap lost`} />
      </span>
    </li>
  );
}

function rowText(heartRate: HeartRate): string {
  return heartRate.state === 'hidden' ? text`private` : badgeText(heartRate);
}
