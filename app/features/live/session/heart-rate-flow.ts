import { t } from '@lingui/core/macro';
import type { SensorState } from '#core/protocol/telemetry-frames.ts';
import { type ZoneBounds, zoneOf } from '#core/zones.ts';
import { createHeartRateStrap, type StrapNotification, type StrapState } from '../../../lib/ble/heart-rate-strap.ts';
import { createKnownStraps } from '../../../lib/ble/known-straps.ts';
import { type SimulatedStrap, startSimulatedStrap } from '../../../lib/ble/simulated-strap.ts';
import {
  createTelemetrySocket,
  type HubTicket,
  type TelemetryEnd,
  type TelemetrySocket,
} from '../../../lib/telemetry/telemetry-socket.ts';
import {
  type LiveMetricsStore,
  withBeat,
  withFreshness,
  withHubConnected,
  withHubHeard,
  withHubLost,
  withStrap,
  withTick,
} from '../../../stores/live-metrics.ts';
import type { RoomStore } from '../../../stores/room.ts';
import { withConsent } from '../../../stores/room-changes.ts';
import type { LivePageData } from '../live-class-data.ts';
import { browserStorage } from '../settings/room-settings.ts';
import type { LinkSignals } from './link-trouble.ts';
import type { SimulatedEffort } from './simulated-effort.ts';
import { nextStrapTrouble } from './strap-trouble.ts';

/** Looks for numbers that got too old. */
const FRESHNESS_CHECK_MS = 250;
const PROGRESS_MS = 250;

/** From the strap to this screen and to the hub, and from the hub to this screen. */
export type HeartRateFlow = {
  pairStrap(): void;
  /** Only where there is a `simulated` person: a strap of the demo instead of a real one. */
  wearSimulatedStrap(): void;
  /** Nothing leaves this machine before. */
  startSending(ticket: () => Promise<HubTicket | null>): void;
  /** `null` before the hub has said its time. */
  sessionNowMs(): number | null;
  linkSignals(): Pick<LinkSignals, 'hubAwaySinceMs' | 'hubHeardAtMs'>;
  /** Readings that the store has not confirmed. */
  waitingCount(): number;
  /** Puts the strap away and brings what the store has not confirmed. Resolves when that is done or given up. */
  finish(options: { withinMs: number }): Promise<void>;
  close(): void;
};

export function createHeartRateFlow({
  room,
  metrics,
  zoneBounds,
  simulated,
  onEnd,
}: {
  room: RoomStore;
  metrics: LiveMetricsStore;
  zoneBounds: ZoneBounds;
  /** In a demo: whose heart it is, and how hard that person works now. */
  simulated: { person: NonNullable<LivePageData['simulatedPerson']>; effort: SimulatedEffort } | null;
  onEnd(end: TelemetryEnd): void;
}): HeartRateFlow {
  let telemetry: TelemetrySocket | null = null;
  let sensor: SensorState = 'none';
  let simulatedStrap: SimulatedStrap | null = null;

  function handleStrap(strap: StrapState): void {
    room.setState({ strap });
    const known = sensorStateOf(strap);
    if (known === null) return;
    sensor = known;
    metrics.setState((state) => withStrap(state, known, performance.now()));
    telemetry?.sensorChanged(known);
  }

  function handleNotification({ streamId, reading, arrivedAtMs }: StrapNotification): void {
    const { bpm, contact, rr1024 } = reading;
    // Off the skin a strap goes on sending its last or a random number: that is no heart rate.
    if (bpm === null || contact === 'no-contact') return;
    metrics.setState((state) => withBeat(state, { bpm, zone: zoneOf(bpm, zoneBounds), beatAtMs: arrivedAtMs }));
    telemetry?.send({ streamId, arrivedAtMs, bpm, contact, rr1024 });
  }

  const strap = createHeartRateStrap({
    labelOf: createKnownStraps(browserStorage()).labelOf,
    onState(state) {
      // A real one takes the place of the simulated one as soon as it is there, and not before.
      if (simulatedStrap !== null && state.state !== 'connected') return;
      if (simulatedStrap !== null) {
        putSimulatedStrapAway();
        // Nobody has had anything of it yet.
        if (telemetry === null) room.setState({ simulatedStrap: 'offered' });
      }
      handleStrap(state);
    },
    onNotification: handleNotification,
  });

  function wearSimulatedStrap(): void {
    if (simulated === null || simulatedStrap !== null || isThere(strap.state())) return;
    const { person, effort } = simulated;
    const worn = (hasContact: boolean) =>
      handleStrap({ state: 'connected', name: t`Simulated strap`, batteryPercent: null, hasContact });
    room.setState({ simulatedStrap: 'used' });
    worn(true);
    simulatedStrap = startSimulatedStrap({
      person,
      intensity: effort.intensity,
      onNotification(notification) {
        const hasContact = notification.reading.contact === 'contact';
        const shown = room.getState().strap;
        if (shown.state !== 'connected' || shown.hasContact !== hasContact) worn(hasContact);
        handleNotification(notification);
      },
    });
  }

  function putSimulatedStrapAway(): void {
    simulatedStrap?.close();
    simulatedStrap = null;
  }

  let lookedAt = metrics.getState().own;
  const freshness = setInterval(() => {
    const nowMs = performance.now();
    metrics.setState((state) => withFreshness(state, nowMs));
    const { own } = metrics.getState();
    const { strapTrouble } = room.getState();
    const next = nextStrapTrouble(strapTrouble, { own, before: lookedAt, nowMs });
    lookedAt = own;
    if (next !== strapTrouble) room.setState({ strapTrouble: next });
  }, FRESHNESS_CHECK_MS);

  return {
    pairStrap: () => void strap.pair(),
    wearSimulatedStrap,
    startSending(ticket) {
      telemetry = createTelemetrySocket({
        ticket,
        events: {
          onConnected() {
            room.setState({ telemetry: 'connected' });
            metrics.setState(withHubConnected);
          },
          onLost(heardAtMs) {
            room.setState({ telemetry: 'lost' });
            metrics.setState((state) => withHubLost(state, heardAtMs));
          },
          onHeardAgain() {
            room.setState({ telemetry: 'connected' });
            metrics.setState(withHubHeard);
          },
          onTick: (entries) => metrics.setState((state) => withTick(state, entries)),
          onConsent: ({ audience, epoch }) =>
            room.setState((state) => withConsent(state, { audience, consentEpoch: epoch })),
          onEnd(end) {
            metrics.setState((state) => withHubLost(state, performance.now()));
            if (end === 'reload-page' || end === 'give-up') room.setState({ telemetry: end });
            onEnd(end);
          },
        },
      });
      telemetry.sensorChanged(sensor);
    },
    sessionNowMs: () => telemetry?.sessionNowMs() ?? null,
    linkSignals: () => ({
      hubAwaySinceMs: telemetry?.awaySinceMs() ?? null,
      hubHeardAtMs: telemetry?.heardAtMs() ?? null,
    }),
    waitingCount: () => telemetry?.waitingCount() ?? 0,
    async finish({ withinMs }) {
      putSimulatedStrapAway();
      strap.close();
      if (telemetry === null) return;
      const { waitingCount, droppedCount, drain } = telemetry;
      const report = () =>
        room.setState({ lastReadings: { isSaving: true, waiting: waitingCount(), lost: droppedCount() } });
      report();
      const progress = setInterval(report, PROGRESS_MS);
      await drain({ withinMs });
      clearInterval(progress);
      room.setState({ lastReadings: { isSaving: false, waiting: 0, lost: waitingCount() + droppedCount() } });
    },
    close() {
      clearInterval(freshness);
      simulated?.effort.close();
      putSimulatedStrapAway();
      strap.close();
      telemetry?.close();
    },
  };
}

function isThere({ state }: StrapState): boolean {
  return state === 'connecting' || state === 'connected' || state === 'searching';
}

/** What the hub is told; `null`: nothing changed for it. */
function sensorStateOf(strap: StrapState): SensorState | null {
  switch (strap.state) {
    case 'connected':
      return 'connected';
    case 'searching':
      return 'searching';
    case 'none':
    case 'failed':
      return 'none';
    case 'choosing':
    case 'connecting':
      return null;
  }
}
