import type { Stack } from '../../src/layers/stack.ts';

/** Names and texts that nobody would choose: wide, combining, bidi, commands to a terminal, line ends, emoji, long ones. */
export const hostile = [
  '中文字中文字中文字中文字中文字中文字中文字',
  'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307',
  'gpj.\u202eexe',
  '\u001b]0;title\u0007\u001b[2J',
  'line\nfeed\r\ttab',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪',
  'x'.repeat(150),
  '.hidden',
  'क्षि',
  '\u0e33\u0e33',
];

/** Everything that the image says of itself is as hostile. */
export function withHostileTexts(stack: Stack): Stack {
  const text = hostile.join(' ');
  const { image } = stack;
  const labels = new Map([[text, text]]);
  const config = { ...image.config, entrypoint: [text], env: [text, `${text}=${text}`], labels, user: text };
  const history = image.history.map((step) => ({ ...step, createdBy: text }));
  const steps = [...history, { createdBy: text, comment: text, emptyLayer: true }];
  const layers = image.layers.map((layer) => ({ ...layer, createdBy: text, comment: text }));
  return { ...stack, image: { ...image, reference: text, source: text, author: text, config, history: steps, layers } };
}
