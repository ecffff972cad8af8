import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Secret } from './secret.ts';

/** Keeps somebody else's passwords in the database so that a copy of the database alone does not give them away. */
export type Sealer = {
  /**
   * AES-256-GCM under a key made from the installation's secret.
   * @param boundTo what the text belongs to: it opens only together with the same
   */
  seal(text: Secret, boundTo: string): string;
  /** `null`: sealed with another secret, for something else, or damaged. */
  open(sealed: string, boundTo: string): Secret | null;
};

const VERSION = 'v1';
const KEY_BYTES = 32;
/** NIST SP 800-38D §5.2.1.1 recommends 96 bits; random ones are safe far beyond the few texts that we seal. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param purpose texts of one purpose do not open as those of another */
export function createSealer(secret: Secret, purpose: string): Sealer {
  // RFC 5869: the secret has enough entropy by itself, so there is nothing to salt.
  const key = Buffer.from(hkdfSync('sha256', secret.reveal(), '', `pulseroom sealed ${purpose}`, KEY_BYTES));

  return {
    seal(text, boundTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
      const sealed = Buffer.concat([nonce, cipher.update(text.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open(sealed, boundTo) {
      const [version, body = ''] = sealed.split('.');
      const bytes = Buffer.from(body, 'base64url');
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(bytes.length - TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(boundTo))
        .setAuthTag(tag);
      try {
        const text = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES), undefined, 'utf8');
        return new Secret(text + decipher.final('utf8'));
      } catch {
        return null; // the tag does not fit: the answer to "does it open?"
      }
    },
  };
}
