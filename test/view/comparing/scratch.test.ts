import { test } from 'vitest';
import { openDemo } from '../../../src/source/demo/openDemo.ts';
import { readable } from '../../support/comparedImages.ts';
import { lines } from '../../../src/view/lines.ts';
import { paint } from '../../../src/view/paint.ts';
import { comparingOf, stateOf } from './screenOf.ts';
import { writeFileSync } from 'node:fs';
test('x', async () => {
  const c = await comparingOf(await readable(await openDemo('hello-nix')), await readable(await openDemo('hello-docker')));
  for (const tab of ['files','layers','packages','config','summary'] as const)
  for (const colour of ['256','none'] as const) writeFileSync(`/tmp/cmp-${tab}-${colour}.txt`, lines(stateOf({columns: 100, rows: 24}, {...c, tab}), false).map((l) => paint(l, { colour, ascii: false, background: 'dark' })).join('\n'));
});
