import { t } from '@lingui/core/macro';

const NAMES: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** A key as it stands on the keyboard. */
export function keyLabel(key: string): string {
  if (key === ' ') return t({ message: 'Space', context: 'key' });
  return NAMES[key] ?? key.toUpperCase();
}
