import type { Audience } from '#core/consent.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { firstName } from '../name-text.ts';

type Choice = { audience: Audience; label: string; detail: string };

/** With whom the heart rate is shared; before joining a wish, afterwards it acts at once on all screens. */
export function ConsentRadios() {
  const session = useLiveSession();
  const chosen = useRoom((state) => state.audienceWish ?? state.audience);
  const isChanging = useRoom((state) => state.audienceWish !== null);
  const role = useRoom((state) => state.viewer.role);
  const coach = useRoom((state) => firstName(state.session.instructorName));
  const choices = role === 'instructor' ? INSTRUCTOR_CHOICES : participantChoices(coach);
  return (
    <div className="choices" role="radiogroup" aria-label="Who sees your heart rate" aria-busy={isChanging}>
      {choices.map((choice) => (
        <label key={choice.audience} className="choice">
          <input
            type="radio"
            name="audience"
            value={choice.audience}
            checked={choice.audience === chosen}
            onChange={() => void session.setAudience(choice.audience)}
          />
          <span>
            <b>{choice.label}</b>
            <small>{choice.detail}</small>
          </span>
        </label>
      ))}
    </div>
  );
}

const participantChoices = (coach: string): Choice[] => [
  {
    audience: 'instructor',
    label: `${coach} only`,
    detail: 'Your instructor can coach you. Others see your video without numbers.',
  },
  {
    audience: 'class',
    label: `${coach} and the class`,
    detail: 'Your zone and bpm show on your tile for everybody in the class.',
  },
  { audience: 'nobody', label: 'Only me', detail: 'Numbers stay on this screen and in your own summary.' },
];

/** The instructor's own strap: there is nobody between oneself and the class. */
const INSTRUCTOR_CHOICES: Choice[] = [
  { audience: 'nobody', label: 'Only me', detail: 'Numbers stay on this screen and in your own summary.' },
  { audience: 'class', label: 'Me and the class', detail: 'Your zone and bpm show on your picture.' },
];

/** The choice in three words, for a button that changes it. */
export function audienceLabel(audience: Audience, role: 'instructor' | 'participant', instructorName: string): string {
  if (role === 'instructor') return audience === 'class' ? 'Shared with the class' : 'Only you';
  if (audience === 'nobody') return 'Only you';
  return audience === 'class' ? 'Shared with the class' : `${firstName(instructorName)} sees this`;
}
