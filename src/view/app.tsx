import { Box, Text, useInput, usePaste } from 'ink';
import { memo } from 'react';
import type { Key } from '../app/message.ts';
import type { State } from '../app/state.ts';
import { keysOf } from './keys.ts';
import { lines } from './lines.ts';
import { paint } from './paint.ts';
import type { Look } from './theme.ts';

export type AppProps = {
  readonly state: State;
  readonly look: Look;
  /** One call for each key, in the order they were pressed. */
  readonly onKey: (key: Key) => void;
  /** Pasted text, whole and raw. */
  readonly onText: (text: string) => void;
};

/** The whole program on screen: a function of the state, and the one place where keys arrive. */
export function App({ state, look, onKey, onText }: AppProps) {
  useInput((input, key) => {
    for (const name of keysOf(input, key)) onKey(name);
  });
  usePaste(onText);
  return (
    <Box flexDirection="column">
      {lines(state, look.ascii).map((line, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slot of the screen is what the row is
        <Row key={slot} text={paint(line, look)} />
      ))}
    </Box>
  );
}

// The width is exact, so Ink has nothing to wrap or cut; an unchanged row is neither measured nor laid out again.
const Row = memo(function Row({ text }: { readonly text: string }) {
  return <Text>{text}</Text>;
});
