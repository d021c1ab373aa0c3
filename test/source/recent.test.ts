import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { recentImages, rememberImage } from '../../src/source/recent.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-recent-'));
const env = { XDG_STATE_HOME: folder };
const file = join(folder, 'layerscope', 'recent.json');
afterAll(() => rmSync(folder, { recursive: true }));

it('remembers the newest first, each once, twenty at most, for nobody else to read', () => {
  for (let i = 0; i < 25; i++) rememberImage(`image:${i}`, env);
  rememberImage('image:10', env);
  const recent = recentImages(env);
  expect(recent.slice(0, 3)).toEqual(['image:10', 'image:24', 'image:23']);
  expect(recent).toHaveLength(20);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('remembers a path whole and standard input never', () => {
  rememberImage('package.json', env);
  rememberImage('-', env);
  expect(recentImages(env)[0]).toBe(join(process.cwd(), 'package.json'));
});

it('goes on without a file, with a damaged one, and where nothing can be written', () => {
  writeFileSync(file, '{"not": "a list"');
  expect(recentImages(env)).toEqual([]);
  rememberImage('again:1', env);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(['again:1']);
  rememberImage('x', { XDG_STATE_HOME: file });
  expect(recentImages({})).toEqual([]);
});
