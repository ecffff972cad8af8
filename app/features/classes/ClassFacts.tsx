import { Plural, Trans } from '@lingui/react/macro';
import { initialsOf } from '../../components/initials.ts';
import { SimulatedTag } from '../../components/SimulatedTag.tsx';
import type { ListedClass } from '../schedule/listed-class.ts';

type ClassFactsProps = {
  listed: ListedClass;
  /** Classes that the instructor has led in this studio. */
  ledHere: number;
};

/** Who leads a class, what it takes, what others see. */
export function ClassFacts({ listed: { instructorName, isInstructorSimulated, state }, ledHere }: ClassFactsProps) {
  const isOver = state === 'ended' || state === 'lapsed';
  return (
    <section className="panel">
      <dl className="class-facts">
        <div>
          <dt>
            <Trans>Instructor</Trans>
          </dt>
          <dd className="row">
            <span className="avatar large" aria-hidden>
              {initialsOf(instructorName)}
            </span>
            <span>
              <span className="b t16">{instructorName}</span>
              {ledHere === 0 ? null : (
                <span className="led-here t13 muted">
                  <Plural value={ledHere} one="# class here" other="# classes here" />
                </span>
              )}
            </span>
            {isInstructorSimulated ? <SimulatedTag /> : null}
          </dd>
        </div>
        {isOver ? null : (
          <>
            <div>
              <dt>
                <Trans>You need</Trans>
              </dt>
              <dd>
                <Trans>A camera if you want to be seen. A Bluetooth heart-rate strap for zones and a summary.</Trans>
              </dd>
            </div>
            <div>
              <dt>
                <Trans>On video</Trans>
              </dt>
              <dd>
                <Trans>Camera optional. Not recorded.</Trans>
              </dd>
            </div>
          </>
        )}
      </dl>
    </section>
  );
}
