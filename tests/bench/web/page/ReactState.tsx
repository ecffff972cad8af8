import { useEffect, useState } from 'react';
import { ZoneMarks } from '#app/features/live/parts/ZoneMarks.tsx';
import type { Slot } from '#core/ids.ts';
import type { TickEntry } from '#core/protocol/telemetry-frames.ts';
import type { VariantProps } from '../variants.ts';
import { PeerGrid } from './PeerGrid.tsx';

/** As one writes it first: the newest heart rates are state of the room, set for each sample. */
export function ReactStatePerSample({ onReady }: VariantProps) {
  const [bySlot, setBySlot] = useState<ReadonlyMap<Slot, TickEntry>>(new Map());
  useEffect(() => {
    onReady((entries) => {
      for (const entry of entries) setBySlot((before) => new Map(before).set(entry.slot, entry));
    });
  }, [onReady]);
  return <PeerGrid tile={({ slot }) => <Badge entry={bySlot.get(slot)} />} />;
}

/** As one improves it: each tile has state of its own, so that a sample renders one badge. */
export function ReactStatePerTile({ onReady }: VariantProps) {
  const [setters] = useState(() => new Map<Slot, (entry: TickEntry) => void>());
  useEffect(() => {
    onReady((entries) => {
      for (const entry of entries) setters.get(entry.slot)?.(entry);
    });
  }, [onReady, setters]);
  return <PeerGrid tile={({ slot }) => <OwnStateBadge slot={slot} setters={setters} />} />;
}

function OwnStateBadge({ slot, setters }: { slot: Slot; setters: Map<Slot, (entry: TickEntry) => void> }) {
  const [entry, setEntry] = useState<TickEntry>();
  useEffect(() => {
    setters.set(slot, setEntry);
  }, [slot, setters]);
  return <Badge entry={entry} />;
}

function Badge({ entry }: { entry: TickEntry | undefined }) {
  const isLive = entry?.state === 'live';
  return (
    <span className="hr-badge" data-state={entry?.state ?? 'gone'} data-z={isLive ? entry.zone : 0}>
      <ZoneMarks size={23} />
      <span data-testid="tile-bpm">{isLive ? entry.bpm : ''}</span>
    </span>
  );
}
