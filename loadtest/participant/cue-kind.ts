import { z } from 'zod';
import type { CueKind } from './effort.ts';

const cueSchema = z.object({
  cue: z.object({ kind: z.enum(['push', 'hold', 'ease', 'breathe', 'text']) }),
});

/** What a notification asks for, when it is a cue. */
export function cueKindOf(name: string, payload: unknown): CueKind | null {
  if (name !== 'cue') return null;
  return cueSchema.safeParse(payload).data?.cue.kind ?? null;
}
