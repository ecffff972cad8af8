// Reads how many tests passed from the JSON reports of vitest and Playwright.
import { existsSync } from 'node:fs';
import { readJson } from './project.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @returns {Counts} */
export function noTests() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * A report that was not written counts as no test: the stage broke off.
 * @param {string} file
 * @param {'vitest' | 'playwright'} kind
 */
export function readCounts(file, kind) {
  if (!existsSync(file)) return noTests();
  return kind === 'vitest' ? countVitest(readJson(file)) : countPlaywright(readJson(file));
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults?: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0, testResults = [] }) {
  // A file that breaks before its first test has no test that could be counted.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors = [] }) {
  // Errors outside of tests: a file that does not load. With tests that failed they are only their echo.
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed || errors.length, skipped: stats.skipped };
}

/**
 * Tests that may be skipped on some machines, each for a reason that no machine of ours could take away.
 * @type {{ name: string, reason: string }[]}
 */
export const mayBeSkipped = [
  { name: 'wants nothing that this C library lacks', reason: 'only of use with a C library older than 2.38' },
  { name: 'a program that root starts for another account', reason: 'needs root on Linux' },
];

/** @param {string} name */
export function isAllowedSkip(name) {
  return mayBeSkipped.some((allowed) => name.includes(allowed.name));
}

/**
 * The names of the tests that did not run.
 * @param {string} file
 * @param {'vitest' | 'playwright'} kind
 */
export function readSkipped(file, kind) {
  if (!existsSync(file)) return [];
  return kind === 'vitest' ? skippedVitest(readJson(file)) : skippedPlaywright(readJson(file));
}

/**
 * @param {{ testResults: { assertionResults: { fullName: string, status: string }[] }[] }} report
 * @returns {string[]}
 */
export function skippedVitest({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
}

/**
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 * @param {{ suites: Suite[] }} report
 * @returns {string[]}
 */
export function skippedPlaywright({ suites }) {
  return suites.flatMap(({ title, specs = [], suites: inner = [] }) =>
    [
      ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'skipped')).map((spec) => spec.title),
      ...skippedPlaywright({ suites: inner }),
    ].map((name) => `${title} ${name}`),
  );
}
