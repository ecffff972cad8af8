/** What a route module may export as `handle`. */
export type RouteHandle = {
  /** `class` is the dark theme of green room and room; every page to sit down with is `studio`. */
  theme?: 'class' | 'studio';
};

export function themeOf(matches: readonly { handle?: unknown }[]): 'class' | 'studio' {
  const isClass = matches.some(({ handle }) => (handle as RouteHandle | undefined)?.theme === 'class');
  return isClass ? 'class' : 'studio';
}
