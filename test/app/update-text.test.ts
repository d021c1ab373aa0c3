import { describe, expect, test } from 'vitest';
import { showingNodes } from '../../src/app/rows/shownNodes.ts';
import { finished } from '../../src/compare/steps.ts';
import { file } from '../support/layer.ts';
import { browsing } from '../support/session.ts';
import { image } from '../support/smallImage.ts';

describe('the filter', () => {
  test('is typed in the footer, goes to the largest match, and Esc takes back both', async () => {
    const session = (await browsing(image)).press('2', 'down');
    const { row } = session;
    session.press('/', 's', 's', 'l');
    expect(session.screen.files.filter).toBe('ssl');
    expect(session.row).toBe('lib/libssl.so.3');
    session.press('escape');
    expect(session.screen.files.filter).toBe('');
    expect(session.row).toBe(row);
  });

  test('is kept by Enter and cleared by Esc afterwards', async () => {
    const session = (await browsing(image)).press('2', '/', 's', 's', 'l', 'enter');
    expect(session.screen.typing).toBeUndefined();
    expect(session.screen.files.filter).toBe('ssl');
    expect(session.press('escape').screen.files.filter).toBe('');
  });

  test('takes pasted text as one line, and nothing else takes it', async () => {
    const session = await browsing(image);
    expect(session.send({ type: 'text', text: 'zzz' }).screen.files.filter).toBe('');
    session.press('2', '/').send({ type: 'text', text: 'a\u001b[31m\nb' });
    expect(session.screen.files.filter).toBe('a[31m b');
    expect(session.press('backspace').screen.files.filter).toBe('a[31m ');
    expect(session.press('ctrl+u').screen.files.filter).toBe('');
  });

  test('filters layers in Layers', async () => {
    const session = (await browsing(image)).press('1', '/', 's', 't', 'e', 'p', 'space', '3', 'enter', 'down');
    expect(session.screen.layers).toMatchObject({ filter: 'step 3', cursor: 3 });
  });
});

test('what a filter finds in a large image is looked for beside the screen: the rows stay until it is there', async () => {
  const many = Array.from({ length: 20_100 }, (_, i) => file(`many/${i % 100}/${i}`));
  const session = await browsing([[...many, file('etc/needle', 'x')]]);
  session.press('tab');
  const { rows } = session;
  session.takeEffects();
  session.press('/', 'n', 'e');
  expect(session.rows).toEqual(rows);
  const effects = session.takeEffects();
  expect(effects.map(({ type }) => type)).toEqual(['matchPaths', 'cancel', 'matchPaths']);
  for (const effect of effects) {
    if (effect.type !== 'matchPaths') continue;
    finished(showingNodes(effect.comparison, effect.options));
    session.send({ type: 'matched', id: effect.id });
  }
  expect(session.row).toBe('etc/needle');
  session.press('escape');
  expect(session.takeEffects()).toEqual([]);
  expect(session.rows).toEqual(rows);
});
