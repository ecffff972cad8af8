import { Trans } from '@lingui/react/macro';
import { BatteryLow, HeartPulse, LoaderCircle, Unplug } from 'lucide-react';
import { BATTERY_LOW_PERCENT } from '../battery.ts';
import { useRoom } from '../live-session-context.tsx';

/** Which strap, and how it is doing. */
export function StrapChip() {
  const strap = useRoom((state) => state.strap);
  switch (strap.state) {
    case 'none':
    case 'failed':
      return (
        <span className="chip strap-chip">
          <HeartPulse size={16} />
          <Trans>No strap</Trans>
        </span>
      );
    case 'choosing':
    case 'connecting':
      return (
        <span className="chip strap-chip">
          <LoaderCircle size={16} className="spin" />
          <Trans>Pairing</Trans>
        </span>
      );
    case 'searching':
      return (
        <span className="chip warn strap-chip">
          <Unplug size={16} />
          <b>{strap.name}</b> <Trans>searching</Trans>
        </span>
      );
    case 'connected': {
      const isLow = strap.batteryPercent !== null && strap.batteryPercent <= BATTERY_LOW_PERCENT;
      return (
        <span className={`chip strap-chip ${isLow || !strap.hasContact ? 'warn' : 'ok'}`}>
          {isLow ? <BatteryLow size={16} /> : <HeartPulse size={16} />}
          <b>{strap.name}</b>
          {strap.hasContact ? (
            strap.batteryPercent !== null && (
              <>
                {strap.batteryPercent}%
                {isLow && (
                  <span className="sr">
                    <Trans>battery low</Trans>
                  </span>
                )}
              </>
            )
          ) : (
            <Trans>no skin contact</Trans>
          )}
        </span>
      );
    }
  }
}
