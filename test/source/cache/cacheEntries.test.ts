import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UserError } from '../../../src/model/userError.ts';
import { cacheEntries, clearCache, sweepCache } from '../../../src/source/cache/cacheEntries.ts';

const root = mkdtempSync(join(tmpdir(), 'layerscope-entries-'));
afterAll(() => rmSync(root, { recursive: true }));

const own = `${'0123456789'.repeat(4)}.index`;
const others = ['notes.txt', `${own}.bak`, 'x.index'];

function folderOf(name: string, ...files: string[]): string {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const file of files) writeFileSync(join(folder, file), 'twelve bytes');
  return folder;
}

it('a cache that is not there has no files', async () => {
  expect(await cacheEntries(join(root, 'nowhere'))).toEqual([]);
  expect(await clearCache(join(root, 'nowhere'))).toEqual([]);
});

it('a cache that is no folder cannot be looked into', async () => {
  const folder = folderOf('odd', 'file');
  await expect(cacheEntries(join(folder, 'file'))).rejects.toThrow(UserError);
  await sweepCache({ folder: join(folder, 'file'), bound: 0 });
});

it('only its own files are of the cache, unfinished ones too', async () => {
  const part = `${own}.77.${crypto.randomUUID()}.part`;
  const folder = folderOf('listed', own, part, ...others);
  mkdirSync(join(folder, `${'9'.repeat(40)}.index`));
  const entries = await cacheEntries(folder);
  expect(entries.map(({ bytes, writer }) => [bytes, writer ?? 0]).sort()).toEqual([
    [12, 0],
    [12, 77],
  ]);
});

it('clearing it leaves what others put there', async () => {
  const folder = folderOf('shared', own, ...others);
  expect((await clearCache(folder)).length).toBe(1);
  expect(readdirSync(folder).sort()).toEqual([...others].sort());
});

it('clearing it removes the folder when nothing else is in it', async () => {
  const folder = folderOf('alone', own);
  await clearCache(folder);
  expect(existsSync(folder)).toBe(false);
});
