import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { SessionId } from '#core/ids.ts';
import { initialRoomState, type RoomState } from '../../stores/room.ts';
import { AfterRoom } from './AfterRoom.tsx';
import { LiveSessionContext } from './live-session-context.tsx';
import type { LiveSession } from './session/live-session.ts';
import { aLiveClass } from './test-live-class.ts';

const SELF: RoomState['self'] = {
  participantId: 'p',
  slot: 1,
  role: 'participant',
  displayName: 'Ana',
  audience: 'class',
  consentEpoch: 1,
  hasSimulatedStrap: false,
};

function shown(phase: Parameters<typeof AfterRoom>[0]['phase'], change: Partial<RoomState> = {}): string {
  const data = aLiveClass({ session: { sessionId: 'c1' as SessionId, state: 'ended' } });
  const room = createStore<RoomState>()(() => ({ ...initialRoomState(data, 0), phase, ...change }));
  const element = (
    <LiveSessionContext value={{ room } as unknown as LiveSession}>
      <AfterRoom phase={phase} />
    </LiveSessionContext>
  );
  return renderToStaticMarkup(
    <I18nProvider i18n={setupI18n({ locale: 'en', messages: { en: {} } })}>
      <RouterProvider router={createMemoryRouter([{ path: '/', element }])} />
    </I18nProvider>,
  );
}

it('who took part is shown the way to the summary', () => {
  expect(shown({ phase: 'ended' }, { self: SELF })).toContain('/classes/c1/summary');
});

it('who never joined has no summary and goes back to the class page', () => {
  const html = shown({ phase: 'ended' });
  expect(html).not.toContain('/summary');
  expect(html).toContain('href="/classes/c1"');
});

it('nobody who was removed is told that anything is safe or saved', () => {
  const html = shown(
    { phase: 'out', reason: 'removed' },
    { self: SELF, lastReadings: { isSaving: false, waiting: 0, lost: 3 } },
  );
  expect(html).toContain('The instructor ended your place');
  expect(html).not.toMatch(/safe|Saving/);
});

it('who joined from another window sees here what is being saved, and what could not be kept', () => {
  const phase = { phase: 'out', reason: 'replaced' } as const;
  expect(shown(phase, { lastReadings: { isSaving: true, waiting: 3, lost: 0 } })).toContain('Keep this page open');
  expect(shown(phase, { lastReadings: { isSaving: false, waiting: 0, lost: 3 } })).toContain('3 readings could not');
});

it('who left sees it when readings were lost, before going on', () => {
  const html = shown(
    { phase: 'leaving', to: '/schedule', isDone: true },
    { self: SELF, lastReadings: { isSaving: false, waiting: 0, lost: 1 } },
  );
  expect(html).toContain('1 reading could not be kept');
  expect(html).toContain('href="/schedule"');
});
