import { cleanup, render } from 'ink-testing-library';
import { afterEach, expect, test, vi } from 'vitest';
import type { State } from '../../src/app/state.ts';
import { App } from '../../src/view/app.tsx';
import { lines } from '../../src/view/lines.ts';
import { lineText } from '../../src/view/span.ts';
import type { Look } from '../../src/view/theme.ts';
import { type Explorer, explorerOf } from '../support/explorer.ts';
import { directory, file, symlink, whiteout } from '../support/layer.ts';

const look: Look = { colour: 'none', ascii: false };
const size = { columns: 100, rows: 20 };

afterEach(cleanup);

async function started(): Promise<Explorer> {
  return explorerOf(size, [
    [directory('bin'), file('bin/sh', 'x'.repeat(900)), symlink('bin/ash', 'sh'), file('etc/motd', 'hi')],
    [file('srv/中文字', 'y'.repeat(5000)), whiteout('etc/motd')],
  ]);
}

function show(state: State, onKey = vi.fn(), onText = vi.fn()) {
  const app = (next: State) => <App state={next} look={look} onKey={onKey} onText={onText} />;
  const screen = render(app(state));
  return { ...screen, onKey, onText, draw: (next: State) => screen.rerender(app(next)) };
}

/** What the terminal shows, without its escapes and without the spaces at the ends of lines. */
const text = (frame: string | undefined): readonly string[] =>
  (frame ?? '')
    .replace(/\u001b\[[\d;]*m/g, '')
    .split('\n')
    .map((line) => line.trimEnd());

test('every line of the screen reaches the terminal as it is', async () => {
  const { state } = await started();
  const { lastFrame } = show(state);
  expect(text(lastFrame())).toEqual(lines(state, false).map((line) => lineText(line).trimEnd()));
});

test('the cursor row is reverse without colours and moves with the state', async () => {
  const explorer = await started();
  const { lastFrame, draw } = show(explorer.state);
  const reversed = (): readonly string[] =>
    (lastFrame() ?? '').split('\n').filter((line) => /\u001b\[(?:\d+;)*7m/.test(line) && line.includes('▌'));
  expect(reversed()).toHaveLength(1);
  expect(text(reversed()[0])[0]).toContain('the whole image');
  await explorer.press('down');
  draw(explorer.state);
  expect(text(reversed()[0])[0]).toContain('RUN step 1');
});

test('keys arrive by name, each of several typed at once', async () => {
  const { state } = await started();
  const { stdin, onKey } = show(state);
  for (const typed of [
    'jjG',
    '\u001b[A',
    '\u001b[6~',
    '\r',
    '\t',
    '\u001b[Z',
    '\u007f',
    '\u0003',
    '\u0000',
    ' ',
    'é',
    '?',
  ]) {
    stdin.write(typed);
  }
  expect(onKey.mock.calls.map(([key]) => key)).toEqual([
    'j',
    'j',
    'G',
    'up',
    'pagedown',
    'enter',
    'tab',
    'shift+tab',
    'backspace',
    'ctrl+c',
    'ctrl+space',
    'space',
    'é',
    '?',
  ]);
});

test('Escape arrives alone, a moment later, because it could begin a longer key', async () => {
  const { state } = await started();
  const { stdin, onKey } = show(state);
  stdin.write('\u001b');
  await vi.waitFor(() => expect(onKey.mock.calls).toEqual([['escape']]));
});

test('what a terminal reports is no key', async () => {
  const { state } = await started();
  const { stdin, onKey } = show(state);
  for (const report of ['\u001b[I', '\u001b[O', '\u001b[12;40R', '\u001b[?62;c']) stdin.write(report);
  expect(onKey).not.toHaveBeenCalled();
});

test('pasted text is one text and no keys', async () => {
  const { state } = await started();
  const { stdin, onKey, onText } = show(state);
  stdin.write('\u001b[200~quit\nq\u001b[201~');
  expect(onText.mock.calls).toEqual([['quit\nq']]);
  expect(onKey).not.toHaveBeenCalled();
});
