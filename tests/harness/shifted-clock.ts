import type { BrowserContext } from '@playwright/test';

/** Gives all pages of a context the clock of a device that is off: what they read as Date; time that passes is not. */
export async function shiftClock(context: BrowserContext, byMs: number): Promise<void> {
  await context.addInitScript((shiftMs: number) => {
    const RealDate = Date;
    window.Date = class extends RealDate {
      constructor(...given: []) {
        if (given.length === 0) super(RealDate.now() + shiftMs);
        else super(...given);
      }

      static override now(): number {
        return RealDate.now() + shiftMs;
      }
    } as DateConstructor;
  }, byMs);
}
