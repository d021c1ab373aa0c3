import { expect, test } from 'vitest';
import type { OpenImage } from '../../src/model/openImage.ts';
import { comparisonMarkdown } from '../../src/report/comparisonMarkdown.ts';
import { comparisonText } from '../../src/report/comparisonText.ts';
import { file, layer } from '../support/layer.ts';
import { openBlobs } from '../support/openImage.ts';
import { comparisonOf } from './comparisonOf.ts';

const part = 'could be read only in part, see the problems: what follows is about what was read.';

async function reports(left: OpenImage, right: OpenImage): Promise<readonly string[]> {
  const input = await comparisonOf(left, right);
  return [[...comparisonText(input)].join(''), [...comparisonMarkdown(input)].join('')];
}

test('two images that break off alike are called identical only as far as they were read', async () => {
  const tar = await layer(file('a', 'x'), file('b', 'y'));
  const [whole, cut] = [openBlobs([tar]), openBlobs([tar.subarray(0, 1100)])];
  const [text, markdown] = await reports(cut, cut);
  expect(text).toContain(`A and B ${part}\nA and B are identical`);
  expect(markdown).toContain(`- A and B ${part}\n- A and B are identical`);
  for (const report of await reports(whole, cut)) expect(report).toContain(`B ${part}`);
  for (const report of await reports(whole, whole)) expect(report).not.toContain(part);
});
