import { describe, expect, it } from 'vitest';
import { cleanChatText } from './chat-text.ts';

describe('chat text', () => {
  it.each([
    ['markup', '<script>alert(1)</script> & "quotes"'],
    ['right-to-left script', 'مرحبا بالجميع'],
    ['emoji with joiners', '👩‍❤️‍💋‍👨 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['line breaks and tabs', 'one\n\ttwo'],
  ])('keeps %s as it is', (_what, text) => {
    expect(cleanChatText(text)).toBe(text);
  });

  it('takes out what PostgreSQL cannot store', () => {
    expect(cleanChatText('a\u0000b')).toBe('ab');
    expect(cleanChatText('a\ud800b')).toBe('a\ufffdb');
  });

  it('takes out marks that show text in another order than it is written', () => {
    expect(cleanChatText('abc\u202Edef\u2066g\u2069')).toBe('abcdefg');
  });

  it('takes out control characters and the space around', () => {
    expect(cleanChatText(' \u001b[2Jhi\u007f\r\n')).toBe('[2Jhi');
    expect(cleanChatText('\u0000 \u0001')).toBe('');
  });
});
