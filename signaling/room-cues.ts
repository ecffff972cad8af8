import { randomUUID } from 'node:crypto';
import { CUE_SHOWN_FOR_MS } from '#core/cues.ts';
import { AppError } from '#core/errors.ts';
import type { JoinClaims } from '#core/join-claims.ts';
import type { Cue, CueContent } from '#core/protocol/signaling.ts';
import type { Clock } from '#platform/clock.ts';
import { cleanCueText } from './cue-text.ts';
import { createParticipantLimit } from './participant-limit.ts';

/** The cues of one room: limited per instructor; the class's latest is kept while it is on the screens. */
export type RoomCues = {
  /** Makes a cue. Whoever calls tells those it is for. */
  add(author: JoinClaims, cue: { to: Cue['to']; content: CueContent; isHeld: boolean }): Cue;
  /** The class's cue that is on the screens now [SG19]. */
  current(): Cue | null;
  /** Takes the class's cue off the screens; returns what was there. */
  clear(): Cue | null;
};

/** [SG17] */
const CUES_MAX = 10;
const CUES_WINDOW_MS = 10_000;

export function createRoomCues({ clock }: { clock: Clock }): RoomCues {
  const limit = createParticipantLimit({ max: CUES_MAX, windowMs: CUES_WINDOW_MS, clock });
  let latest: Cue | null = null;

  function current(): Cue | null {
    if (latest === null) return null;
    return latest.isHeld || clock.nowMs() - latest.sentAtMs < CUE_SHOWN_FOR_MS ? latest : null;
  }

  return {
    add(author, { to, content, isHeld }) {
      if (isHeld && to === 'you') throw new AppError('bad-request', 'Only a cue to the class can stay on the screens.');
      const cue = cleanContent(content);
      if (!limit.tryTake(author.participantId)) {
        throw new AppError('too-many-requests', 'Slow down a little: too many cues.');
      }
      const made: Cue = {
        cueId: randomUUID(),
        to,
        cue,
        isHeld,
        sentAtMs: clock.nowMs(),
        fromName: author.displayName,
        isSimulated: author.isSimulated,
      };
      if (to === 'class') latest = made;
      return made;
    },
    current,
    clear() {
      const cleared = current();
      latest = null;
      return cleared;
    },
  };
}

function cleanContent(content: CueContent): CueContent {
  if (content.kind !== 'text') return content;
  const text = cleanCueText(content.text);
  if (text === '') throw new AppError('bad-request', 'The cue is empty.');
  return { kind: 'text', text };
}
