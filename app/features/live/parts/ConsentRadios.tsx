import { useLingui } from '@lingui/react/macro';
import type { Audience } from '#core/consent.ts';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import { coachInText } from '../name-text.ts';

type Choice = { audience: Audience; label: string; detail: string };

/** With whom the heart rate is shared; before joining a wish, afterwards it acts at once on all screens. */
export function ConsentRadios() {
  const { t } = useLingui();
  const session = useLiveSession();
  const chosen = useRoom((state) => state.audienceWish ?? state.audience);
  const isChanging = useRoom((state) => state.audienceWish !== null);
  const choices = useChoices();
  return (
    <div className="choices" role="radiogroup" aria-label={t`Who sees your heart rate`} aria-busy={isChanging}>
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

function useChoices(): Choice[] {
  const { t } = useLingui();
  const role = useRoom((state) => state.viewer.role);
  const coach = useRoom(coachInText);
  const onlyMe: Choice = {
    audience: 'nobody',
    label: t`Only me`,
    detail: t`Numbers stay on this screen and in your own summary.`,
  };
  // The instructor's own strap: there is nobody between oneself and the class.
  if (role === 'instructor') {
    return [
      onlyMe,
      { audience: 'class', label: t`Me and the class`, detail: t`Your zone and bpm show on your picture.` },
    ];
  }
  return [
    {
      audience: 'instructor',
      label: t`${coach} only`,
      detail: t`Your instructor can coach you. Others see your video without numbers.`,
    },
    {
      audience: 'class',
      label: t`${coach} and the class`,
      detail: t`Your zone and bpm show on your tile for everybody in the class.`,
    },
    onlyMe,
  ];
}

/** The choice in three words, for a button that changes it. */
export function useAudienceLabel(): string {
  const { t } = useLingui();
  const audience = useRoom((state) => state.audience);
  const isChanging = useRoom((state) => state.audienceWish !== null);
  const role = useRoom((state) => state.viewer.role);
  const coach = useRoom(coachInText);
  if (isChanging) return t`Changing…`;
  if (audience === 'nobody') return t`Only you`;
  if (audience === 'class') return t`Shared with the class`;
  return role === 'instructor' ? t`Only you` : t`${coach} sees this`;
}
