import { census } from '../analysis/census.ts';
import { type Waste, waste } from '../analysis/waste.ts';
import { layerChanges } from '../compare/layerChanges.ts';
import { treeAt } from '../layers/treeAt.ts';
import type { Counts } from '../model/change.ts';
import { platformText } from '../model/image.ts';
import type { Problem } from '../model/problem.ts';
import { exactBytes, sizeText } from '../text/bytes.ts';
import { fitEnd, fitRight } from '../text/fit.ts';
import { percent, plural } from '../text/plural.ts';
import { harmless, readable } from '../text/sanitize.ts';
import { packedSize, type ReportInput } from './imageJson.ts';
import { largestFiles } from './largestFiles.ts';
import { problemsOf } from './problemJson.ts';

/** The report of one image for people: summary, layers, waste, largest files, problems. One line at a time. */
export function* imageText(input: ReportInput): Generator<string> {
  yield* summary(input);
  yield* layers(input);
  yield* wasted(waste(input.stack, input.equal), shipped(input));
  yield* largest(input);
  yield* troubles([...problemsOf(input.stack), ...(input.problems ?? [])]);
}

function shipped({ stack }: ReportInput): number {
  return stack.indexes.reduce((sum, index) => sum + index.bytes, 0);
}

function* summary(input: ReportInput): Generator<string> {
  const { image } = input.stack;
  const { files, folders, links } = census(treeAt(input.stack, image.layers.length));
  const size = shipped(input);
  const packed = packedSize(image);
  yield `${harmless(image.reference)}   ${harmless(platformText(image.platform))}   ${harmless(image.source)}\n\n`;
  if (image.names.length > 0) yield `names    ${image.names.map(harmless).join('  ')}\n`;
  yield `id       ${harmless(image.id)}\n`;
  yield `size     ${sizeText(size)}  (${exactBytes(size)}${packed === null ? '' : `; packed ${exactBytes(packed)}`})\n`;
  yield `holds    ${plural(files, 'file')}, ${plural(folders, 'folder')}, ${plural(links, 'link')} in ${plural(image.layers.length, 'layer')}\n`;
  yield `runs     ${harmless([...(image.config.entrypoint ?? []), ...(image.config.cmd ?? [])].join(' ') || 'nothing: no Entrypoint, no Cmd')}\n`;
  yield `created  ${harmless(image.created ?? 'not said')}\n`;
}

function* layers({ stack, equal, verified = [] }: ReportInput): Generator<string> {
  yield '\nLayers\n';
  if (stack.image.layers.length === 0) yield '  none\n';
  for (const { position, createdBy, comment } of stack.image.layers) {
    const made = harmless((createdBy || comment || '(no history)').replace(/\s+/g, ' '));
    const changes = chips(layerChanges(stack, position, equal).counts(0));
    const check = verified[position - 1] === false ? '  DIGEST DIFFERS' : '';
    const size = sizeText(stack.indexes[position - 1]!.bytes);
    yield `${fitRight(String(position), 4)} ${fitRight(size, 8)}  ${changes.padEnd(16)} ${fitEnd(made, 120)}${check}\n`;
  }
}

function chips({ added, modified, removed, touched, unknown }: Counts): string {
  const parts = [
    [added, '+'],
    [modified, '~'],
    [removed, '-'],
    [touched, '='],
    [unknown, '?'],
  ] as const;
  return parts.flatMap(([count, sign]) => (count > 0 ? [`${sign}${count}`] : [])).join(' ');
}

const listed = 10;

function* wasted(found: Waste, size: number): Generator<string> {
  if (found.bytes === 0) {
    yield '\nWaste    0 B: every byte shipped is visible\n';
    return;
  }
  yield `\nWaste    ${sizeText(found.bytes)}, ${percent(found.bytes, size)} of what the layers ship\n`;
  const kinds = [
    ['overwritten', found.overwritten],
    ['deleted', found.deleted],
    ['deleted with its directory', found.deletedWithDirectory],
    ['hidden by an opaque directory', found.opaque],
    ['shipped again unchanged', found.touched],
  ] as const;
  for (const [words, bytes] of kinds) if (bytes > 0) yield `  ${fitRight(sizeText(bytes), 8)}  ${words}\n`;
  for (const { path, bytes, count } of found.paths.slice(0, listed)) {
    yield `  ${fitRight(sizeText(bytes), 8)}  ${count} ×  ${readable(path)}\n`;
  }
  if (found.paths.length > listed) yield `            and ${plural(found.paths.length - listed, 'path')} more\n`;
}

function* largest({ stack }: ReportInput): Generator<string> {
  const files = largestFiles(treeAt(stack, stack.image.layers.length), listed);
  if (files.length === 0) return;
  yield '\nLargest files\n';
  for (const { path, size, layer } of files)
    yield `  ${fitRight(sizeText(size), 8)}  layer ${layer}  ${readable(path)}\n`;
}

function* troubles(problems: readonly Problem[]): Generator<string> {
  if (problems.length === 0) return;
  yield `\n${plural(problems.length, 'problem')}\n`;
  for (const { severity, layer, message } of problems) {
    yield `  ${severity}${layer === undefined ? '' : `, layer ${layer}`}: ${harmless(message)}\n`;
  }
}
