import { type MessageDescriptor, setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import { BLUETOOTH_MISSING_TEXT } from './device-words.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const say = (words: MessageDescriptor) => i18n._(words);

it('tells Chromium on Linux where its switch is, before anything else', () => {
  const { why, works } = BLUETOOTH_MISSING_TEXT['switched-off'];
  expect(say(why)).toContain('On Linux');
  expect(say(works[0]!)).toContain('chrome://flags/#enable-web-bluetooth');
});

it('promises straps on Linux nowhere without the switch', () => {
  for (const { works } of Object.values(BLUETOOTH_MISSING_TEXT)) {
    const onLinux = works.map(say).filter((words) => words.includes('Linux'));
    expect(onLinux.filter((words) => !words.includes('switched on'))).toEqual([]);
  }
});
