import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

describe('safeNext', () => {
  it('keeps a path of our own with its query', () => {
    expect(safeNext('/classes/0198?tab=a%20b#top')).toBe('/classes/0198?tab=a%20b#top');
  });

  it.each([
    ['https://evil.example/'],
    ['//evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\t/evil.example'],
    ['/a\\..\\..\\evil'],
    ['javascript:alert(1)'],
    ['schedule'],
    [' /schedule'],
    ['/..//evil.example'.replace('..', '\n')],
    [''],
    [null],
    [undefined],
    [`/${'a'.repeat(1100)}`],
  ])('goes to the schedule instead of %j', (next) => {
    expect(safeNext(next)).toBe('/schedule');
  });

  it('never leaves the site by dot segments', () => {
    expect(safeNext('/..//evil.example')).not.toMatch(/^\/\//);
  });
});
