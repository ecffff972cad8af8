import type { FieldState } from '../../components/Field.tsx';
import type { MailFailure } from './mail-failure.ts';

/** What came of something done in the mail panel. */
export type MailActionResult =
  | { kind: 'mail-sent'; toEmail: string; isSaved: boolean }
  /** `isTyped`: what was tried is what stands in the form, and nothing was saved. */
  | { kind: 'mail-not-sent'; failure: MailFailure; isTyped: boolean; state: FieldState }
  | { kind: 'mail-invalid'; state: FieldState }
  /** Another test is under way. */
  | { kind: 'mail-busy'; state: FieldState }
  | { kind: 'mail-saved' }
  | { kind: 'mail-removed' };
