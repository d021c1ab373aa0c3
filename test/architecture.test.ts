import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** The table of docs/architecture.md: which rooms a room may import, and which packages. Changing it takes a decision record. */
const rooms: Readonly<
  Record<string, { rooms: readonly string[]; packages: readonly string[]; node: readonly string[] }>
> = {
  model: { rooms: [], packages: [], node: [] },
  text: { rooms: [], packages: ['string-width'], node: [] },
  archive: { rooms: ['model'], packages: ['fzstd', 'xxhash-wasm'], node: ['node:zlib', 'node:crypto'] },
  layers: { rooms: ['model'], packages: [], node: [] },
  compare: { rooms: ['model', 'layers'], packages: ['diff'], node: [] },
  analysis: { rooms: ['model', 'layers', 'compare'], packages: [], node: [] },
  search: { rooms: ['model', 'text'], packages: ['fuzzysort'], node: [] },
  source: { rooms: ['model', 'archive'], packages: ['dockerode', 'tar-stream'], node: ['*'] },
  load: { rooms: ['model', 'archive', 'layers', 'source'], packages: [], node: ['node:worker_threads'] },
  words: { rooms: ['model', 'text', 'layers', 'compare', 'analysis'], packages: [], node: [] },
  report: { rooms: ['model', 'text', 'layers', 'compare', 'analysis', 'words'], packages: [], node: [] },
  app: { rooms: ['model', 'text', 'layers', 'compare', 'analysis', 'words'], packages: [], node: [] },
  view: { rooms: ['model', 'text', 'app'], packages: ['ink', 'react'], node: [] },
  cli: { rooms: ['*'], packages: [], node: ['*'] },
};

type Import = { readonly file: string; readonly room: string; readonly from: string };

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join(root, 'src', name));

const roomOf = (file: string): string => relative(join(root, 'src'), file).split('/')[0]!;

/** Every `from '…'` and `import('…')`, type imports too: a bundler forgets types, an arrow is an arrow. */
const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;']*?'([^']+)'|\bimport\('([^']+)'\)/gm)].flatMap(
    (match) => {
      const from = match[1] ?? match[2];
      // `export const x = '…'` matches too and names no module
      return from === undefined || !/from '|^import\b|import\(/.test(match[0])
        ? []
        : [{ file: relative(root, file), room: roomOf(file), from }];
    },
  ),
);

const allowed = (list: readonly string[], name: string): boolean => list.includes('*') || list.includes(name);

function isAllowed({ file, room, from }: Import): boolean {
  const rules = rooms[room];
  if (rules === undefined) return false;
  if (from.startsWith('node:')) return allowed(rules.node, from);
  if (!from.startsWith('.')) return rules.packages.includes(from);
  // the shims of view/ink name the packages they stand in for by path (docs/decisions)
  if (from.includes('node_modules/')) return file.startsWith('src/view/ink/');
  const target = roomOf(resolve(root, dirname(file), from));
  return target === room || allowed(rules.rooms, target);
}

describe('the architecture', () => {
  it('has no import beside the table', () => {
    const broken = imports.filter((one) => !isAllowed(one)).map(({ file, from }) => `${file} → ${from}`);
    expect(broken).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(cycles()).toEqual([]);
  });

  it('keeps every source file within 300 lines', () => {
    const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
    expect(long.map((file) => relative(root, file))).toEqual([]);
  });

  it('prints the same table in docs/architecture.md', () => {
    const map = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    for (const [room, rules] of Object.entries(rooms)) {
      const line = map.split('\n').find((one) => one.startsWith(`| \`${room}/\` `));
      expect(line, `a row for ${room}/`).toBeDefined();
      const cells = line!.split('|').map((cell) => cell.trim());
      expect(cells[2], room).toBe(rules.rooms.join(' ').replace('*', 'everything') || 'nothing');
      expect(cells[3], room).toBe([...rules.packages, ...rules.node].join(' ').replace('*', 'node:*') || '–');
    }
  });
});

function cycles(): string[] {
  const graph = new Map<string, string[]>();
  for (const { file, from } of imports) {
    if (!from.startsWith('.') || from.includes('node_modules/')) continue;
    const target = relative(root, resolve(root, dirname(file), from));
    graph.set(file, [...(graph.get(file) ?? []), target]);
  }
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
