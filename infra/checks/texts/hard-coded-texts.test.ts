// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources that are searched.
import { expect, it } from 'vitest';
import { findHardCodedTexts } from './hard-coded-texts.ts';

const found = (source: string) => findHardCodedTexts({ path: 'Page.tsx', source }).map(({ text }) => text);

it.each([
  ['a text', '<p>Starts soon</p>', 'Starts soon'],
  ['a word beside a value', '<p>{minutes} min</p>', 'min'],
  ['a text that is chosen', "<p>{isSent ? 'Sent' : <Trans>Waiting</Trans>}</p>", 'Sent'],
  ['a text in place of nothing', "<p>{name ?? 'Guest'}</p>", 'Guest'],
  ['a text on a condition', "<p>{isLate && 'late'}</p>", 'late'],
  ['a template', '<p>{`Zone ${zone}`}</p>', 'Zone {}'],
  ['a label', '<button aria-label="Close" />', 'Close'],
  ['a label that is chosen', "<button title={isOn ? 'On' : t`Off`} />", 'On'],
  ['a hint of a component', '<Field hint={`Empty: age ${age}.`} />', 'Empty: age {}.'],
  ['a prop that is a text', '<SubmitButton pendingText="Saving" />', 'Saving'],
  ['an element in an attribute', '<StateBlock icon={<p>Look here</p>} />', 'Look here'],
  ['a sentence in a table', "const WORDS = { lost: 'Strap lost. Keep going.' };", 'Strap lost. Keep going.'],
  ['a heading in a table', "const WORDS = { lost: 'Strap lost' };", 'Strap lost'],
  ['a sentence that is returned', 'const say = (n) => `Average ${n} bpm, with gaps`;', 'Average {} bpm, with gaps'],
  ['a refusal', "throw new AppError('not-found', 'This class does not exist.');", 'This class does not exist.'],
])('finds %s', (_, source, text) => {
  expect(found(source)).toEqual([text]);
});

it.each([
  ['what is translated', '<p><Trans>Starts <b>soon</b></Trans></p>'],
  ['plurals', '<Plural value={n} one="# class" other="# classes" />'],
  ['a label by a macro', '<button aria-label={t`Close`} title={t({ message: "Close it", comment: "A button" })} />'],
  ['a table of macros', 'const WORDS = { lost: msg`Strap lost. Keep going.` };'],
  ['the name and units', '<p>Pulseroom · {bpm} bpm, 75 kg</p>'],
  ['what is not read', '<div className="row muted" data-z="4" id="main" role="status" key="some key" />'],
  ['a path', '<path d="M5 17.5h5l2.6-7 4.6 13" />'],
  ['code', '<p>{t`Set it`} <code>SMTP_URL=smtps://user@mail.example</code></p>'],
  ['what is compared', "<p>{state === 'Some State' ? <Trans>Now</Trans> : null}</p>"],
  ['errors for developers', "throw new TypeError('A value is written in braces.');"],
  ['refusals that a program reads', "throw new AppError('bad-request', 'The body is not JSON.');"],
  ['words of a protocol', "socket.emit('participant joined', { kind: 'push' });"],
  ['letters', '<p>{"A"}: {name}</p>'],
])('takes no notice of %s', (_, source) => {
  expect(found(source)).toEqual([]);
});

it('names the line', () => {
  expect(findHardCodedTexts({ path: 'Page.tsx', source: '<p>\n  {a}\n  <b>Here</b>\n</p>' })).toEqual([
    { line: 3, text: 'Here' },
  ]);
});
