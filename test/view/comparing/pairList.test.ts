import { expect, test } from 'vitest';
import { pairColumn } from '../../../src/view/comparing/pairColumn.ts';
import { type PairList, pairLines } from '../../../src/view/comparing/pairList.ts';
import { glyphsOf } from '../../../src/view/glyphs.ts';
import { lineText } from '../../../src/view/span.ts';
import { helloRows, rowsOf } from './rows.ts';

const list = (width: number, more: Partial<PairList> = {}): PairList => ({
  width,
  height: 20,
  rows: rowsOf(helloRows),
  largest: 7_424_880,
  cursor: 0,
  top: 0,
  focused: true,
  binary: false,
  matches: () => new Set(),
  ...more,
});

const text = (lines: ReturnType<typeof pairLines>): string => lines.map((line) => lineText(line).trimEnd()).join('\n');

test('two trees side by side: sizes meet in the middle with the sign between', () => {
  expect(text(pairLines(list(118), glyphsOf(false)))).toMatchInlineSnapshot(`
    "▌ /                                             33.7 kB  ~  7.42 MB  /
                                                             >  5.82 MB  ▸ lib/
      ▾ bin/                                            0 B  ~   842 kB  ▾ bin/
                                                             >   809 kB  │   busybox
      │   hello → …/hello-static-1.0/bin/hello               ≡  33.7 kB  │   hello
                                                             >           │ ▸ 81 links → /bin/busybox   arch ash base64 …
                                                             >   395 kB  ▸ usr/
                                                             >   300 kB  ▸ etc/
                                                             >  70.0 kB  ▸ sbin/
      ▾ nix/store/                                  33.7 kB  <
      │ ▾ hello-static-1.0/   v2v22g1i              33.7 kB  <
      │ │   bin/hello                               33.7 kB  ≡           (bin/hello)
                                                             >      0 B  ▸ dev/
                                                             >      0 B  ▸ home/
                                                             >      0 B  ▸ media/
                                                             >      0 B  ▸ mnt/"
  `);
});

test('one column of names: both sizes, the difference, and what the other image has', () => {
  expect(text(pairColumn(list(78), glyphsOf(false)))).toMatchInlineSnapshot(`
    "         A        B       B-A  name
    ▌~ 33.7 kB  7.42 MB  +7.39 MB  /
     >          5.82 MB  +5.82 MB  ▸ lib/
     ~     0 B   842 kB   +842 kB  ▾ bin/
     >           809 kB   +809 kB  │   busybox
     ≡     0 B  33.7 kB  +33.7 kB  │   hello     A: → …/bin/hello
     >                             │ ▸ 81 links → /bin/busybox   arch ash base64…
     >           395 kB   +395 kB  ▸ usr/
     >           300 kB   +300 kB  ▸ etc/
     >          70.0 kB  +70.0 kB  ▸ sbin/
     < 33.7 kB           -33.7 kB  ▾ nix/store/
     < 33.7 kB           -33.7 kB  │ ▾ hello-static-1.0/   v2v22g1i
     ≡ 33.7 kB           -33.7 kB  │ │   bin/hello     B: bin/hello
     >              0 B            ▸ dev/
     >              0 B            ▸ home/
     >              0 B            ▸ media/
     >              0 B            ▸ mnt/"
  `);
});

test('without UTF-8 only the sign of moved files changes', () => {
  expect(text(pairColumn(list(78, { height: 7, top: 3, cursor: 4 }), glyphsOf(true)))).toMatchInlineSnapshot(`
    "         A        B       B-A  name
     >           809 kB   +809 kB  |   busybox
    *&     0 B  33.7 kB  +33.7 kB  |   hello     A: > ~/bin/hello
     >                             | + 81 links > /bin/busybox   arch ash base64…
     >           395 kB   +395 kB  + usr/
     >           300 kB   +300 kB  + etc/
     >          70.0 kB  +70.0 kB  + sbin/"
  `);
});
