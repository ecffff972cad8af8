import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useState } from 'react';
import type { SessionRole } from '#core/consent.ts';
import { useLiveSession } from '../live-session-context.tsx';
import {
  actionsOf,
  isCharacterKey,
  keyConflict,
  keyOf,
  pressedKey,
  ROOM_ACTIONS,
  type RoomAction,
} from '../room/room-actions.ts';
import { keyLabel } from './key-label.ts';
import { useRoomSettings } from './use-room-settings.ts';

/** Every key of this screen. Those that type a character can be changed (WCAG 2.1.4). */
export function KeyList({ role }: { role: SessionRole }) {
  const { settings } = useLiveSession();
  const keys = useRoomSettings((state) => state.keys);
  const areSingleKeysOn = useRoomSettings((state) => state.areSingleKeysOn);
  const [changing, setChanging] = useState<RoomAction | null>(null);
  const [note, setNote] = useState('');

  function choose(action: RoomAction, event: KeyboardEvent): void {
    // Tab and Escape leave the choice, and do nothing else.
    const key = pressedKey(event.nativeEvent);
    if (MODIFIERS.has(key)) return;
    if (key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    if (!isCharacterKey(key)) return setChanging(null);
    const taken = keyConflict(key, { action, role, keys });
    if (taken !== null) {
      const [label, other] = [keyLabel(key), i18n._(ROOM_ACTIONS[taken].label)];
      return setNote(t`${label} is taken: ${other}. Press another key.`);
    }
    settings.setState({ keys: { ...keys, [action]: key } });
    setNote('');
    setChanging(null);
  }

  return (
    <div className="key-list">
      <h3>
        <Trans>Keys</Trans>
      </h3>
      <p className="muted t13" role="status">
        {note === '' ? <Trans>Press a key’s button, then the new key.</Trans> : note}
      </p>
      <ul>
        {actionsOf(role).map((action) => (
          <KeyRow
            key={action}
            action={action}
            pressed={keyOf(action, keys)}
            isOff={!areSingleKeysOn}
            isChanging={changing === action}
            onChange={() => setChanging(action)}
            onKey={(event) => choose(action, event)}
            onLeave={() => setChanging((current) => (current === action ? null : current))}
          />
        ))}
      </ul>
      {Object.keys(keys).length > 0 && (
        <button type="button" className="btn" onClick={() => settings.setState({ keys: {} })}>
          <Trans>Reset all keys</Trans>
        </button>
      )}
    </div>
  );
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

function KeyRow({
  action,
  pressed,
  isOff,
  isChanging,
  onChange,
  onKey,
  onLeave,
}: {
  action: RoomAction;
  pressed: string;
  isOff: boolean;
  isChanging: boolean;
  onChange(): void;
  onKey(event: KeyboardEvent): void;
  onLeave(): void;
}) {
  const { t: tr } = useLingui();
  const label = tr(ROOM_ACTIONS[action].label);
  const key = keyLabel(pressed);
  const isFixed = !isCharacterKey(pressed);
  return (
    <li>
      <span>{label}</span>
      {isFixed ? (
        <kbd className="kbd">{key}</kbd>
      ) : (
        <button
          type="button"
          className="key-button"
          data-off={isOff}
          aria-label={isChanging ? tr`${label}: press a key` : tr`${label}: ${key}. Change`}
          onClick={onChange}
          onKeyDown={isChanging ? onKey : undefined}
          onBlur={onLeave}
        >
          <kbd className="kbd">{isChanging ? '…' : key}</kbd>
        </button>
      )}
    </li>
  );
}
