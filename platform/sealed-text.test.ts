import { describe, expect, it } from 'vitest';
import { createSealer } from './sealed-text.ts';
import { Secret } from './secret.ts';

const secret = new Secret('the secret of this installation, long enough');
const sealer = createSealer(secret, 'mail');
const password = new Secret('pâss wörd 🚲');

describe('a sealed text', () => {
  it('opens with the same secret, for the same purpose and thing', () => {
    const sealed = sealer.seal(password, 'smtp.example');
    expect(createSealer(secret, 'mail').open(sealed, 'smtp.example')?.reveal()).toBe(password.reveal());
    expect(sealed).not.toContain(password.reveal());
  });

  it('may be empty', () => {
    expect(sealer.open(sealer.seal(new Secret(''), 'x'), 'x')?.reveal()).toBe('');
  });

  it('never looks the same twice', () => {
    expect(sealer.seal(password, 'x')).not.toBe(sealer.seal(password, 'x'));
  });

  it.each([
    ['another secret', createSealer(new Secret('the secret of another installation'), 'mail'), 'smtp.example'],
    ['another purpose', createSealer(secret, 'else'), 'smtp.example'],
    ['another thing', sealer, 'evil.example'],
  ])('does not open with %s', (_what, other, boundTo) => {
    expect(other.open(sealer.seal(password, 'smtp.example'), boundTo)).toBeNull();
  });

  it('does not open when a bit of it changed, or when it is cut', () => {
    const sealed = sealer.seal(password, 'x');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(index) ^ 1, index);
      expect(sealer.open(`v1.${damaged.toString('base64url')}`, 'x')).toBeNull();
      expect(sealer.open(`v1.${bytes.subarray(0, index).toString('base64url')}`, 'x')).toBeNull();
    }
  });

  it.each(['', 'v1', 'v1.', 'v2.AAAA', '.', 'v1.!!!'])('does not open %j', (sealed) => {
    expect(sealer.open(sealed, 'x')).toBeNull();
  });
});
