import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { UserId } from '#core/ids.ts';

/** A sign-in link that works still. Whoever has it has the letter box, so it may say whether there is an account. */
export type SignInLink = {
  email: string;
  /** `null`: the link makes one. */
  account: {
    userId: UserId;
    /** Nobody has proved before that this letter box is theirs: what was set up until now may be a stranger's. */
    isUnproven: boolean;
  } | null;
};

/** Looks at mailed links. Programs that scan mail open links too, so only a button's POST uses one up. */
export type LinkReader = {
  /** `null`: used, too old, or never sent. */
  signIn(token: string): Promise<SignInLink | null>;
  /** Writes who it will be that a link makes an account for. */
  nameNewcomer(token: string, name: string): Promise<void>;
  isResetGood(token: string): Promise<boolean>;
};

/** Of better-auth's context what is needed here. */
type Context = {
  internalAdapter: {
    findVerificationValue(identifier: string): Promise<{ value: string; expiresAt: Date } | null>;
    updateVerificationByIdentifier(identifier: string, data: { value: string }): Promise<unknown>;
    findUserByEmail(email: string): Promise<{ user: { id: string; emailVerified: boolean } } | null>;
  };
};

const linkValue = z.object({ email: z.string() });

export function createLinkReader(context: Promise<Context>): LinkReader {
  async function find(identifier: string): Promise<string | null> {
    const { internalAdapter } = await context;
    const found = await internalAdapter.findVerificationValue(identifier);
    return found === null || found.expiresAt <= new Date() ? null : found.value;
  }

  return {
    async signIn(token) {
      const value = await find(identifierOf(token));
      if (value === null) return null;
      const { email } = linkValue.parse(JSON.parse(value));
      const { internalAdapter } = await context;
      const found = await internalAdapter.findUserByEmail(email);
      return {
        email,
        account: found && { userId: found.user.id as UserId, isUnproven: !found.user.emailVerified },
      };
    },
    async nameNewcomer(token, name) {
      const identifier = identifierOf(token);
      const value = await find(identifier);
      if (value === null) return;
      const { email } = linkValue.parse(JSON.parse(value));
      const { internalAdapter } = await context;
      await internalAdapter.updateVerificationByIdentifier(identifier, { value: JSON.stringify({ email, name }) });
    },
    async isResetGood(token) {
      return (await find(`reset-password:${token}`)) !== null;
    },
  };
}

/** How the magic-link plugin names a link with `storeToken: 'hashed'`. */
function identifierOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
