// npm run check:texts, after `lingui check sync`: every text can be translated, and every one is.
import { globSync, readFileSync } from 'node:fs';
import { getConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { findHardCodedTexts } from './hard-coded-texts.ts';
import { flawsOf } from './message-shape.ts';

const { locales, sourceLocale = 'en' } = getConfig();
const complaints: string[] = [];
/** Read by programs and their developers only. */
const FOR_PROGRAMS = new Set([
  'Use {}.',
  'There is no such operation.',
  'A name has 1 to {} characters.',
  'Cookie, Accept-Language',
  // A name and an example that are the same in every language.
  'Pulseroom demo',
  'Samsung Internet',
  'smtp.example.org',
]);

// Pages, and of what Node runs as it is the part that writes to people.
const paths = globSync(['app/**/*.{ts,tsx}', 'store/*.ts'], {
  // What the demo's studio and people are called, and what a terminal is told.
  exclude: ['**/*.test.*', '**/*.d.ts', 'store/migrate.ts', 'store/demo-data.ts', 'app/server/demo/*'],
});
/** Days and spans of time that are written in English whatever the language of the page. */
const ENGLISH_TIMES = /import \{[^}]*\b(dayText|untilText)\b[^}]*\} from '(\.\.?\/)+(components\/)?time-text\.ts'/;
for (const path of paths.sort()) {
  const source = readFileSync(path, 'utf8');
  const [, name] = ENGLISH_TIMES.exec(source) ?? [];
  if (name !== undefined) complaints.push(`${path}  ${name} is English only: take that of useTimeText`);
  for (const { line, text } of findHardCodedTexts({ path, source })) {
    if (!FOR_PROGRAMS.has(text)) complaints.push(`${path}:${line}  not translated: ${text}`);
  }
}

for (const locale of locales.filter((each) => each !== sourceLocale)) {
  const filename = `app/locales/${locale}.po`;
  const catalog = formatter().parse(readFileSync(filename, 'utf8'), { locale, sourceLocale, filename });
  for (const { message: source = '', translation = '' } of Object.values(catalog)) {
    const flaws = translation === '' ? ['no translation'] : flawsOf({ source, translation, locale });
    complaints.push(...flaws.map((flaw) => `${filename}  ${flaw}, in: ${source}`));
  }
}

for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = complaints.length > 0 ? 1 : 0;
