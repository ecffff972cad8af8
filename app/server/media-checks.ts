import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { MediaChecks, OpenMediaCheck } from '#core/media-check.ts';
import { msg } from '#platform/msg.ts';
import type { Viewer } from './auth.ts';
import type { Services } from './services.ts';

/** The fingerprint of the browser's certificate is checked where it is used. */
export const mediaCheckConnectSchema = z.object({ targetId: z.uuid(), fingerprint: z.unknown() });

type Input = { services: Services; viewer: Viewer };

export async function openMediaCheck({ services, viewer }: Input): Promise<OpenMediaCheck> {
  return checksOf(services).open(viewer.userId);
}

export async function connectMediaCheck({
  services,
  viewer,
  checkId,
  targetId,
  fingerprint,
}: Input & { checkId: string; targetId: string; fingerprint?: unknown }): Promise<object> {
  await checksOf(services).connect({ userId: viewer.userId, checkId, targetId, fingerprint });
  return {};
}

export async function closeMediaCheck({ services, viewer, checkId }: Input & { checkId: string }): Promise<object> {
  checksOf(services).close({ userId: viewer.userId, checkId });
  return {};
}

function checksOf({ mediaChecks }: Services): MediaChecks {
  if (mediaChecks === null) throw new AppError('unavailable', msg`No video runs on this server.`);
  return mediaChecks;
}
