import { BatteryLow, HeartPulse, LoaderCircle, Unplug } from 'lucide-react';
import { useRoom } from '../live-session-context.tsx';

/** At or below this the strap may not last the class. */
const BATTERY_LOW_PERCENT = 15;

/** Which strap, and how it is doing. */
export function StrapChip() {
  const strap = useRoom((state) => state.strap);
  switch (strap.state) {
    case 'none':
    case 'failed':
      return (
        <span className="chip strap-chip">
          <HeartPulse size={16} />
          No strap
        </span>
      );
    case 'choosing':
    case 'connecting':
      return (
        <span className="chip strap-chip">
          <LoaderCircle size={16} className="spin" />
          Pairing
        </span>
      );
    case 'searching':
      return (
        <span className="chip warn strap-chip">
          <Unplug size={16} />
          <b>{strap.name}</b> searching
        </span>
      );
    case 'connected': {
      const isLow = strap.batteryPercent !== null && strap.batteryPercent <= BATTERY_LOW_PERCENT;
      return (
        <span className={`chip strap-chip ${isLow || !strap.hasContact ? 'warn' : 'ok'}`}>
          {isLow ? <BatteryLow size={16} /> : <HeartPulse size={16} />}
          <b>{strap.name}</b>
          {strap.hasContact ? strap.batteryPercent !== null && `${strap.batteryPercent}%` : 'no skin contact'}
        </span>
      );
    }
  }
}
