import { useCallback, useEffect, useState } from 'react';
import { checkMedia, type MediaCheckProblem } from '../../lib/check/media-check.ts';
import { type MediaVerdict, mediaVerdict } from './media-verdict.ts';

export type MediaCheckState =
  | { state: 'running' }
  | { state: 'done'; verdict: MediaVerdict }
  | { state: 'failed'; problem: MediaCheckProblem };

/** Checks the media ports when the page opens, and again on request. */
export function useMediaCheck(): { check: MediaCheckState; again: () => void } {
  const [run, setRun] = useState(0);
  const [check, setCheck] = useState<MediaCheckState>({ state: 'running' });
  useEffect(() => {
    // Said here, so that a press of "again" is one more run and nothing else.
    void run;
    const abort = new AbortController();
    setCheck({ state: 'running' });
    void checkMedia(abort.signal).then((result) => {
      if (abort.signal.aborted) return;
      setCheck(
        result.ok
          ? { state: 'done', verdict: mediaVerdict(result.tries) }
          : { state: 'failed', problem: result.problem },
      );
    });
    return () => abort.abort();
  }, [run]);
  const again = useCallback(() => setRun((count) => count + 1), []);
  return { check, again };
}
