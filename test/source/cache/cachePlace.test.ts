import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../src/model/userError.ts';
import { cachePlace } from '../../../src/source/cache/cachePlace.ts';

const home = tmpdir();

it.each([
  [{ XDG_CACHE_HOME: '/c', HOME: home }, '/c/layerscope'],
  [{ HOME: home }, join(home, '.cache/layerscope')],
  [{ XDG_CACHE_HOME: 'relative', HOME: home }, join(home, '.cache/layerscope')],
  [{ HOME: '/nonexistent' }, undefined],
  [{}, undefined],
])('%j has its cache at %s', (env, folder) => {
  expect(cachePlace(env)?.folder).toBe(folder);
});

it.each([
  ['', 512_000_000],
  ['0', 0],
  ['1000', 1000],
  ['200MB', 200_000_000],
  ['1.5 g', 1_500_000_000],
])('the size %j is %d bytes', (size, bound) => {
  expect(cachePlace({ XDG_CACHE_HOME: '/c', LAYERSCOPE_CACHE_SIZE: size })?.bound).toBe(bound);
});

it.each(['much', '-1', '1 mile', 'MB'])('the size “%s” is refused', (size) => {
  expect(() => cachePlace({ XDG_CACHE_HOME: '/c', LAYERSCOPE_CACHE_SIZE: size })).toThrow(UserError);
});
