// Built in place of Ink's own `renderer.js` (scripts/inkStandIns.mjs), which makes an object of every cell of every frame.
import type { DOMElement, DOMNode } from '../../../node_modules/ink/build/dom.js';
import Output from '../../../node_modules/ink/build/output.js';
import rendererOfInk from '../../../node_modules/ink/build/renderer.js';
import squashTextNodes from '../../../node_modules/ink/build/squash-text-nodes.js';
import { plainRow } from './plainRow.ts';
import stringWidth from './stringWidth.ts';

type Rendered = ReturnType<typeof rendererOfInk>;

/** Rows that Ink had to draw, by their text; of one width. */
const drawn = new Map<string, string>();
const mostDrawn = 512;
let drawnWidth = 0;

/**
 * The frame as Ink draws it. Where the tree is one column of rows, each a text of one line, their texts are the frame: a
 * row of plain cells as it is, any other as Ink draws it alone. Every other tree goes to Ink.
 */
export default function renderer(root: DOMElement, isScreenReaderEnabled: boolean): Rendered {
  const rows = isScreenReaderEnabled ? undefined : rowsOf(root);
  if (rows === undefined) return rendererOfInk(root, isScreenReaderEnabled);
  return { output: rows.join('\n'), outputHeight: rows.length, staticOutput: '' };
}

function rowsOf(root: DOMElement): readonly string[] | undefined {
  const box = root.childNodes[0];
  if (root.staticNode || root.childNodes.length !== 1 || box?.nodeName !== 'ink-box' || !isColumn(box))
    return undefined;
  const width = root.yogaNode?.getComputedWidth() ?? 0;
  const height = root.yogaNode?.getComputedHeight();
  if (height !== box.childNodes.length || box.yogaNode?.getComputedHeight() !== height) return undefined;
  const rows: string[] = [];
  for (const child of box.childNodes) {
    const row = rowOf(child, width);
    if (row === undefined) return undefined;
    rows.push(row);
  }
  return rows;
}

/** A box that draws nothing itself and has its children one below the other, from its left upper corner on. */
function isColumn({ style, yogaNode, internal_transform }: DOMElement): boolean {
  const isBare = style.borderStyle === undefined && style.backgroundColor === undefined && !internal_transform;
  return isBare && style.flexDirection === 'column' && yogaNode?.getComputedLeft() === 0;
}

function rowOf(node: DOMNode, width: number): string | undefined {
  if (node.nodeName !== 'ink-text' || node.childNodes.length !== 1) return undefined;
  const [child] = node.childNodes;
  if (child?.nodeName !== '#text') return undefined;
  const text = child.nodeValue;
  const plain = plainRow(text);
  const row = plain === undefined ? rowOfInk(node, width) : plain.width <= width ? plain.drawn : undefined;
  return row === undefined || (node.internal_transform?.(text, 0) ?? text) !== text ? undefined : row;
}

function rowOfInk(node: DOMElement, width: number): string | undefined {
  const text = squashTextNodes(node);
  if (text.includes('\n') || stringWidth(text) > width) return undefined;
  if (drawnWidth !== width || drawn.size >= mostDrawn) drawn.clear();
  drawnWidth = width;
  let row = drawn.get(text);
  if (row === undefined) {
    const output = new Output({ width, height: 1 });
    output.write(0, 0, text, { transformers: [] });
    row = output.get().output;
    drawn.set(text, row);
  }
  return row;
}
