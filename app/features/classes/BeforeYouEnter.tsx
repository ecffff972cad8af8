import { Trans } from '@lingui/react/macro';
import { ChartLine, Lock, VideoOff } from 'lucide-react';

/** What happens with camera and heart rate, in three lines, before the button is pressed. */
export function BeforeYouEnter({ isInstructor }: { isInstructor: boolean }) {
  if (isInstructor) return null;
  return (
    <ul className="reassurance">
      <li>
        <Lock size={17} aria-hidden />
        <div>
          <b>
            <Trans>You choose who sees your heart rate.</Trans>
          </b>
          <Trans>Nobody, the instructor, or the class.</Trans>
        </div>
      </li>
      <li>
        <VideoOff size={17} aria-hidden />
        <div>
          <b>
            <Trans>Video is optional and not recorded.</Trans>
          </b>
          <Trans>You see yourself before you enter.</Trans>
        </div>
      </li>
      <li>
        <ChartLine size={17} aria-hidden />
        <div>
          <b>
            <Trans>With a strap, a summary right after class.</Trans>
          </b>
          <Trans>Only you see it.</Trans>
        </div>
      </li>
    </ul>
  );
}
