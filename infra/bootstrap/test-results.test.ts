import { expect, it } from 'vitest';
import {
  addCounts,
  countPlaywright,
  countVitest,
  isAllowedSkip,
  readCounts,
  readSkipped,
  skippedPlaywright,
  skippedVitest,
} from './test-results.js';

const vitestReport = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };
const playwrightStats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };

it('counts a vitest report, with what is still to do as skipped', () => {
  expect(countVitest(vitestReport)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

it('counts a test file that breaks before its first test as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];

  expect(countVitest({ ...vitestReport, testResults }).failed).toBe(2);
});

it('counts a test that passes only the second time as a failure', () => {
  expect(countPlaywright({ stats: { ...playwrightStats, flaky: 1 } })).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

it('counts errors outside of tests only where no test failed', () => {
  expect(countPlaywright({ stats: playwrightStats, errors: [{}] }).failed).toBe(1);
  expect(countPlaywright({ stats: { ...playwrightStats, unexpected: 1 }, errors: [{}] }).failed).toBe(1);
});

it('takes a report that was not written for no test at all', () => {
  expect(readCounts('/nonexistent/report.json', 'vitest')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('names the tests that vitest skipped or that are still to do', () => {
  const assertionResults = ['passed', 'failed', 'skipped', 'pending', 'todo'].map((status) => ({
    fullName: `a strap ${status}`,
    status,
  }));
  expect(skippedVitest({ testResults: [{ assertionResults }] })).toEqual([
    'a strap skipped',
    'a strap pending',
    'a strap todo',
  ]);
});

it('names the tests that Playwright skipped, with the groups that they are in', () => {
  const specs = ['expected', 'skipped'].map((status) => ({ title: `is ${status}`, tests: [{ status }] }));
  const suites = [{ title: 'room.e2e.ts', suites: [{ title: 'a tile', specs }] }];
  expect(skippedPlaywright({ suites })).toEqual(['room.e2e.ts a tile is skipped']);
  expect(readSkipped('/nonexistent/report.json', 'playwright')).toEqual([]);
});

it('lets a test be skipped only where that has a reason', () => {
  expect(isAllowedSkip('a program that root starts for another account runs')).toBe(true);
  expect(isAllowedSkip('a tile is skipped')).toBe(false);
});

it('adds up', () => {
  const counts = { passed: 1, failed: 2, skipped: 3 };

  expect(addCounts(counts, counts)).toEqual({ passed: 2, failed: 4, skipped: 6 });
});
