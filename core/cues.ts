// Apart from the messages that carry them: their schemas are not for browsers, these two are.

/** Longest cue in characters: one line that is read from three metres. */
export const CUE_TEXT_MAX = 34;

/** How long a cue that nobody holds is on the screens, ms. */
export const CUE_SHOWN_FOR_MS = 6_000;
