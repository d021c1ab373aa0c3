import { expect, test } from 'vitest';
import type { SecondOverlay } from '../../../src/app/state.ts';
import { glyphsOf } from '../../../src/view/glyphs.ts';
import { secondPopup } from '../../../src/view/overlays/second.ts';
import { lineText } from '../../../src/view/span.ts';

const overlay: SecondOverlay = {
  kind: 'second',
  query: '',
  id: 1,
  choices: [
    { reference: 'hello-docker:latest', from: 'the same archive' },
    { reference: 'alpine:3.19', from: 'docker (context default)', size: 7_391_160 },
    { reference: 'evil\u001b[2J\u202e', from: 'opened before' },
  ],
  cursor: 1,
  top: 0,
};

const body = (change: Partial<SecondOverlay>): string =>
  secondPopup({ ...overlay, ...change }, { columns: 80, rows: 24 }, glyphsOf(false))
    .body.map((line) => lineText(line).trimEnd())
    .join('\n');

test('images at hand are listed with where their names come from', () => {
  expect(body({})).toMatchInlineSnapshot(`
    "   ▏

       hello-docker:latest                 the same archive
    ▌  alpine:3.19                         docker (context default)   7.39 MB
       evil␛[2J\\u{202e}                    opened before"
  `);
});

test('what is typed narrows the list and can be opened itself', () => {
  expect(body({ query: 'alpine', cursor: 0 })).toMatchInlineSnapshot(`
    "   alpine▏

    ▌  alpine:3.19           docker (context default)                 7.39 MB
       alpine                as typed: a name, a path, docker:, oc…"
  `);
});

test('before the list is there something can be typed', () => {
  const { choices: _, ...waiting } = overlay;
  const popup = secondPopup(waiting, { columns: 80, rows: 24 }, glyphsOf(false));
  expect(popup.body.map(lineText)).toEqual([
    '   ▏',
    '',
    '   … looking for images; a name or path can be typed meanwhile',
  ]);
});
