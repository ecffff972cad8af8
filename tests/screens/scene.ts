import type { Page } from '@playwright/test';
import type { ScreenStage, Who } from './screen-stage.ts';

/** `landscape`: the phone on its side, for what is used on a stand. */
export const SIZES = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  landscape: { width: 844, height: 390 },
} as const;

export type Size = keyof typeof SIZES;

/** A picture of one screen in one state. */
export type Scene = {
  /** Name of the file, `kebab-case`. */
  name: string;
  /** What is to be seen, as a phrase. */
  title: string;
  /** Default: desktop and phone. */
  sizes?: readonly Size[];
  /** Default: what fits on the screen. */
  isWholePage?: boolean;
  /** Brings a page to where the picture is taken. */
  show(stage: ScreenStage, view: View): Promise<Page>;
};

/** One take of a scene. */
export type View = {
  size: Size;
  /** A page of this size, signed in; closed after the picture. */
  open(who: Who): Promise<Page>;
};
