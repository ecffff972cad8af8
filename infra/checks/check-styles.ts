// npm run check:styles: every class has one home. Two base rules of one name in two stylesheets once met on a page.
import { globSync, readFileSync } from 'node:fs';
import { stdout } from 'node:process';
import { homelessClasses } from './class-homes.ts';

const stylesheets = globSync('app/**/*.css').map((filename) => ({ filename, code: readFileSync(filename, 'utf8') }));
const homeless = homelessClasses(stylesheets);
for (const [name, filenames] of homeless) {
  stdout.write(`.${name} has a base rule in ${filenames.join(' and in ')}: give it one home, or another name.\n`);
}
process.exitCode = homeless.size === 0 ? 0 : 1;
