import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The first run, in order. Each has an address of its own, `/setup/ID`; the first begins with the printed link. */
export const SETUP_STEPS = ['studio', 'email', 'network', 'options', 'done'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

export const SETUP_STEP_TITLE: Record<SetupStep, MessageDescriptor> = {
  studio: msg`Account and studio`,
  email: msg`Email`,
  network: msg`Camera and network`,
  options: msg`Optional settings`,
  done: msg`Done`,
};

export function setupPath(step: SetupStep): string {
  return `/setup/${step}`;
}

/** `null` at the ends. */
export function neighbourOf(step: SetupStep, direction: -1 | 1): SetupStep | null {
  return SETUP_STEPS[SETUP_STEPS.indexOf(step) + direction] ?? null;
}
