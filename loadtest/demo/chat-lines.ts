import type { Locale } from '#core/locales.ts';

/** What people write in a class like this, in the studio's language. */
export const CHAT_LINES: Record<Locale, readonly string[]> = {
  en: [
    'Good to see you all',
    'Legs are heavy today',
    'Warm now',
    'That last one was hard',
    'How long is this block?',
    'My strap slipped, back now',
    'Two more minutes, we can do that',
    'Fan on, window open',
    'Feels easier than last week',
    'Holding zone 4, just about',
    'Water break, back in ten seconds',
    'Love this part',
    'Is the next one longer?',
    'Recovering well',
  ],
  ko: [
    '모두 반가워요',
    '오늘 다리가 무겁네요',
    '이제 몸이 풀렸어요',
    '방금 구간은 힘들었어요',
    '이 구간은 얼마나 남았나요?',
    '벨트가 흘러내렸어요, 다시 연결됐어요',
    '2분만 더 해 봐요',
    '선풍기 켜고 창문도 열었어요',
    '지난주보다 수월해요',
    '존 4를 겨우 유지하고 있어요',
    '물 마시고 금방 올게요',
    '이 부분 좋아요',
    '다음 구간은 더 긴가요?',
    '회복 잘 되고 있어요',
  ],
};
