import { describe, expect, it } from 'vitest';
import { mirrored } from '../../src/compare/compareImages.ts';
import { contentQuestions } from '../../src/compare/contentQuestions.ts';
import { noImageEquality } from '../../src/compare/imageEquality.ts';
import { compared, comparedWith, imageOfLayers } from '../support/comparedImages.ts';
import { drawPairs } from '../support/drawPairs.ts';
import { file, hardlink, type Piece, symlink } from '../support/layer.ts';

const program = { mode: 0o755 };

/** Programs in bin, links of one that is many. */
const alpine: Piece[] = [
  file('bin/busybox', 'eight hundred kilobytes', program),
  symlink('bin/sh', '/bin/busybox'),
  symlink('bin/ls', '/bin/busybox'),
  file('bin/tool', 'a tool', program),
];

/** The same places behind links into usr. */
const debian: Piece[] = [
  symlink('bin', 'usr/bin'),
  file('usr/bin/dash', 'dash', program),
  symlink('usr/bin/sh', 'dash'),
  file('usr/bin/ls', 'ls', program),
  file('usr/bin/tool', 'a tool', program),
];

async function pairs(left: Piece[], right: Piece[], through: boolean): Promise<readonly string[]> {
  return drawPairs(await compared(await imageOfLayers([left]), await imageOfLayers([right]), { through }));
}

describe('bin of one image, a link into usr in the other', () => {
  it('faces the link, and what is in it nothing, as long as links are links', async () => {
    expect(await pairs(alpine, debian, false)).toEqual([
      '~ bin type directory→symlink',
      '< bin/busybox',
      '< bin/ls',
      '< bin/sh',
      '≡ bin/tool (right usr/bin/tool)',
      '> usr',
      '> usr/bin',
      '> usr/bin/dash',
      '> usr/bin/ls',
      '> usr/bin/sh',
      '≡ usr/bin/tool (left bin/tool)',
    ]);
  });

  it('faces with links looked through what a process opens there', async () => {
    expect(await pairs(alpine, debian, true)).toEqual([
      '  bin',
      '< bin/busybox',
      '> bin/dash',
      '~ bin/ls content',
      '~ bin/sh content',
      '  bin/tool',
      '> usr',
      '> usr/bin',
      '> usr/bin/dash',
      '> usr/bin/ls',
      '> usr/bin/sh',
      '≡ usr/bin/tool (left bin/tool)',
    ]);
  });

  it('the bytes of a name that is the same are there on both sides, all others where the file is', async () => {
    const [a, b] = [await imageOfLayers([alpine]), await imageOfLayers([debian])];
    const comparison = await compared(a, b, { through: true });
    const sizeAt = (path: string) => {
      const left = comparison.left.find(path);
      const pair = left < 0 ? comparison.pairOfRight(comparison.right.find(path)) : comparison.pairOfLeft(left);
      return comparison.size(pair);
    };
    expect(sizeAt('bin/tool')).toEqual({ left: 6, right: 6 });
    expect(sizeAt('usr/bin/tool')).toEqual({ left: 0, right: 0 });
    expect(sizeAt('bin/busybox')).toEqual({ left: 23, right: 0 });
    expect(sizeAt('bin/sh')).toEqual({ left: 0, right: 0 });
    expect(sizeAt('usr/bin/ls')).toEqual({ left: 0, right: 2 });
    expect(comparison.total(0)).toEqual({ left: 29, right: 12 });
    expect(drawPairs(mirrored(comparison))).toEqual(drawPairs(await compared(b, a, { through: true })));
  });
});

describe('one file on both sides, through links on one of them', () => {
  it('is the same when nothing but the way differs, and says what else does', async () => {
    const store = file('nix/store/x/bin/hello', 'hello', { mode: 0o555 });
    const link = symlink('bin/hello', '/nix/store/x/bin/hello');
    expect(await pairs([store, link], [file('bin/hello', 'hello', program)], true)).toContain(
      '~ bin/hello mode 0555→0755',
    );
    expect(await pairs([store, link], [file('bin/hello', 'hello', { mode: 0o555 })], true)).toContain('  bin/hello');
  });

  it('differs where the other image ships the bytes twice', async () => {
    const twice = [file('a', 'same'), file('b', 'same')];
    expect(await pairs([file('a', 'same'), symlink('b', 'a')], twice, true)).toEqual(['  a', '~ b link→file']);
    expect(await pairs([file('a', 'same'), hardlink('b', 'a')], twice, true)).toEqual(['  a', '~ b link→file']);
    expect(await pairs([file('a', 'same'), symlink('b', 'a')], [file('a', 'same'), hardlink('b', 'a')], true)).toEqual([
      '  a',
      '  b',
    ]);
  });

  it('is found elsewhere by any of its names', async () => {
    expect(await pairs([file('x', 'bytes'), symlink('y', 'x')], [file('z', 'bytes')], true)).toEqual([
      '≡ x (right z)',
      '≡ y (right z)',
      '≡ z (left x)',
    ]);
  });
});

describe('contents that links show in several places', () => {
  it('are asked about once, by the versions of the stacks', async () => {
    const merged = (text: string): Piece[] => [symlink('bin', 'usr/bin'), file('usr/bin/x', text)];
    const [a, b] = [await imageOfLayers([merged('one')]), await imageOfLayers([merged('two')])];
    const equality = noImageEquality(a.stack, b.stack);
    const plain = contentQuestions(comparedWith(a, b, equality));
    expect(contentQuestions(comparedWith(a, b, equality, { through: true }))).toEqual(plain);
    expect(plain.pairs).toHaveLength(1);
  });
});
