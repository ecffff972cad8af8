import { type LogFunctionFactory, Logger } from 'graphile-worker';
import type { Log } from '#platform/log.ts';

/**
 * graphile-worker's log lines in ours. Its errors are warnings here: it tries again. What is given up, `startJobRunner`
 * reports. Its metadata is dropped, since it holds whole jobs.
 */
export function jobQueueLogger(log: Log): Logger {
  const write: LogFunctionFactory = () => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn(`job queue: ${message}`);
    else log.debug(`job queue: ${message}`);
  };
  return new Logger(write);
}
