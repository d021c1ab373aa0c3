import { census } from '../analysis/census.ts';
import { packedSize, shippedSize } from '../analysis/imageSize.ts';
import type { Waste } from '../analysis/waste.ts';
import { treeAt } from '../layers/treeAt.ts';
import { type Image, platformText, type RunConfig } from '../model/image.ts';
import { exactBytes, sizeText } from '../text/bytes.ts';
import { fitEnd } from '../text/fit.ts';
import { percent, plural } from '../text/plural.ts';
import { harmless } from '../text/sanitize.ts';
import { rfc3339Text } from '../text/time.ts';
import { commandText } from '../words/runSentences.ts';
import type { ReportInput } from './imageJson.ts';

/** Cells of a fact, so that a line has 120: a command or a list of names can be a megabyte. */
const factWidth = 108;

/** The head of a report: what the image is, what it holds, what it runs. */
export function* summaryText(input: ReportInput, wasted: Waste): Generator<string> {
  const { image } = input.stack;
  const title = [image.reference, platformText(image.platform), image.source].filter((text) => text !== '');
  yield `${title.map(harmless).join('   ')}\n\n`;
  const facts = [
    ['size', sizes(input)],
    ['holds', holdings(input)],
    ['waste', wasteLine(wasted, shippedSize(input.stack))],
    ['runs', runs(image.config)],
    ['as', `${image.config.user || 'root (no User)'}, in ${image.config.workingDir || '/ (no WorkingDir)'}`],
    ['created', created(image)],
    ['id', image.id || 'not said'],
    ['names', image.names.join('  ') || 'none'],
    ['digests', digests(input)],
  ] as const;
  for (const [name, fact] of facts)
    if (fact !== '') yield `  ${name.padEnd(8)}  ${fitEnd(harmless(fact), factWidth)}\n`;
}

function sizes({ stack }: ReportInput): string {
  const size = shippedSize(stack);
  const packed = packedSize(stack.image);
  const exact = size < 1000 ? '' : `   ${exactBytes(size)}`;
  return `${sizeText(size)}${exact}${packed === null ? '' : `   packed ${exactBytes(packed)}`}`;
}

function holdings({ stack }: ReportInput): string {
  const { files, folders, links, others } = census(treeAt(stack, stack.image.layers.length));
  const counted = [plural(files, 'file'), plural(folders, 'folder'), plural(links, 'link')];
  if (others > 0) counted.push(plural(others, 'device or pipe', 'devices and pipes'));
  return `${counted.join(', ')} in ${plural(stack.image.layers.length, 'layer')}`;
}

function wasteLine({ bytes }: Waste, size: number): string {
  return bytes === 0 ? '0 B: every byte shipped is visible' : `${sizeText(bytes)}, ${percent(bytes, size)} of the size`;
}

function runs({ entrypoint = [], cmd = [] }: RunConfig): string {
  const words = [...entrypoint, ...cmd];
  if (words.length === 0) return 'nothing: no Entrypoint, no Cmd';
  return `${commandText(words)}   (${argumentsText(entrypoint.length > 0, cmd.length > 0)})`;
}

/** What becomes of the arguments of `docker run IMAGE ARGUMENTS`, in the words of the screen. */
function argumentsText(hasEntrypoint: boolean, hasCmd: boolean): string {
  if (!hasEntrypoint) return 'Cmd: arguments come in its place';
  return hasCmd ? 'Entrypoint and Cmd: arguments come in the place of Cmd' : 'Entrypoint: arguments are added';
}

function created({ created }: Image): string {
  return created === undefined ? 'not said' : (rfc3339Text(created) ?? created);
}

/** Nothing when nobody checked. */
function digests({ verified }: ReportInput): string {
  const checked = verified.filter((answer) => answer !== null);
  if (checked.length === 0) return '';
  const wrong = checked.filter((answer) => !answer).length;
  return `${plural(checked.length, 'layer')} checked, ${wrong === 0 ? 'all right' : `${wrong} wrong`}`;
}
