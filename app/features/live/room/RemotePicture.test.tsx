import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RemotePicture } from './RemotePicture.tsx';
import { type RemoteVideo, remoteVideoState } from './use-remote-video.ts';

const track = { id: 'a' } as MediaStreamTrack;
const next = { id: 'b' } as MediaStreamTrack;

function shown(state: RemoteVideo['state'], of: MediaStreamTrack | null): string {
  return renderToStaticMarkup(
    <I18nProvider i18n={setupI18n({ locale: 'en', messages: { en: {} } })}>
      <RemotePicture
        video={{ state, track: of, firstFrameCame: () => {} }}
        of={{ displayName: 'Ana Alves', isSimulated: false }}
      />
    </I18nProvider>,
  );
}

describe('the picture of somebody else', () => {
  it.each([
    [{ isOn: false, isAllowed: true, track: null, seen: null }, 'off'],
    [{ isOn: true, isAllowed: false, track: null, seen: null }, 'held'],
    [{ isOn: true, isAllowed: true, track: null, seen: null }, 'connecting'],
    // A track alone is no picture yet, and neither is a new one in place of the last.
    [{ isOn: true, isAllowed: true, track, seen: null }, 'connecting'],
    [{ isOn: true, isAllowed: true, track: next, seen: track }, 'connecting'],
    [{ isOn: true, isAllowed: true, track, seen: track }, 'playing'],
  ] as const)('%o is %s', (facts, state) => {
    expect(remoteVideoState(facts)).toBe(state);
  });

  it('shows the initials until the first frame is there, while the track plays behind them', () => {
    const waiting = shown('connecting', track);
    expect(waiting).toContain('data-waiting="true"');
    expect(waiting).toContain('AA');
    for (const state of ['off', 'held', 'connecting'] as const) expect(shown(state, null)).toContain('AA');
  });

  it('shows the picture alone once it moves', () => {
    const playing = shown('playing', track);
    expect(playing).toContain('data-waiting="false"');
    expect(playing).not.toContain('AA');
  });
});
