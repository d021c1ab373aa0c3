import { describe, expect, test } from 'vitest';
import { treeAt } from '../../src/layers/treeAt.ts';
import { browsing, type Session } from '../support/session.ts';
import { image } from '../support/smallImage.ts';

describe('find', () => {
  test('asks with every key, takes the latest answer, and goes where a removed path was written last', async () => {
    const session = (await browsing(image)).press('f', 'g', 'o');
    const find = session.takeEffects().filter((effect) => effect.type === 'find');
    expect(find.map((effect) => effect.query)).toEqual(['', 'g', 'go']);
    const node = nodeOf(session, 'etc/gone');
    const hits = [{ node, path: 'etc/gone', indexes: [4, 5] }];
    session.send({ type: 'found', id: find[1]!.id, hits, matched: 1, of: 20 });
    expect(session.screen.overlay).toMatchObject({ hits: [] });
    session.send({ type: 'found', id: find[2]!.id, hits, matched: 1, of: 20 });
    session.press('enter');
    expect(session.screen).toMatchObject({ focus: 'files', layers: { cursor: 1 } });
    expect(session.row).toBe('etc/gone');
    expect(session.press('backspace').screen.layers.cursor).toBe(0);
  });

  test('Tab chooses another layer of the life', async () => {
    const session = (await browsing(image)).press('f');
    const id = session.takeEffects().find((effect) => effect.type === 'find')!.id;
    const hits = [{ node: nodeOf(session, 'etc/gone'), path: 'etc/gone', indexes: [] }];
    session.send({ type: 'found', id, hits, matched: 1, of: 20 }).press('tab', 'enter');
    expect(session.screen.layers.cursor).toBe(2);
    expect(session.row).toBe('etc/gone');
  });
});

function nodeOf(session: Session, path: string): number {
  const { stack } = session.screen;
  for (let position = stack.indexes.length; position > 0; position--) {
    const node = treeAt(stack, position).find(path);
    if (node >= 0) return node;
  }
  throw new Error(`no layer has ${path}`);
}
