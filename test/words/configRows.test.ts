import { describe, expect, test } from 'vitest';
import { compareConfigs } from '../../src/compare/compareConfigs.ts';
import { treeAt } from '../../src/layers/treeAt.ts';
import type { Image, RunConfig } from '../../src/model/image.ts';
import { fieldRows, runRows, unsetTitles } from '../../src/words/configRows.ts';
import { file } from '../support/layer.ts';
import { stackFromLayers } from '../support/stack.ts';

async function imageWith(config: Partial<RunConfig>, rest: Partial<Image> = {}) {
  const stack = await stackFromLayers([file('bin/app', 'bytes', { mode: 0o755 })]);
  return treeAt({ ...stack, image: { ...stack.image, ...rest, config: { ...stack.image.config, ...config } } }, 1);
}

async function rows(left: Awaited<ReturnType<typeof imageWith>>, right: typeof left) {
  const config = compareConfigs(left, right);
  const fields = fieldRows(config, { left: left.stack.image, right: right.stack.image });
  return { config, fields, said: (key: string) => fields.find((row) => row.key === key) };
}

describe('the rows of two configs', () => {
  test('two ways to write one instant are no difference; it is shown readable', async () => {
    const left = await imageWith({}, { created: '2024-01-01T00:00:00Z' });
    const { said } = await rows(left, await imageWith({}, { created: '2024-01-01T01:00:00.000+01:00' }));
    expect(said('created')).toMatchObject({ class: 'same', left: { text: '2024-01-01 00:00:00' } });
    const later = await rows(left, await imageWith({}, { created: '2024-01-01T00:00:00.000000001Z' }));
    expect(later.said('created')?.class).toBe('different');
  });

  test('a time that Nix fixed and what built an image are said', async () => {
    const nix = await imageWith({}, { created: '1970-01-01T00:00:01+00:00' });
    const [layer] = nix.stack.image.layers;
    const image = { ...nix.stack.image, layers: [{ ...layer!, storePaths: ['/nix/store/x'] }] };
    const left = treeAt({ ...nix.stack, image }, 1);
    const { said } = await rows(left, await imageWith({}, { dockerVersion: '20.10' }));
    expect(said('created')?.left).toEqual({ text: '1970-01-01 00:00:01', remark: '(fixed by Nix)' });
    expect(said('built with')).toMatchObject({
      class: 'different',
      left: { text: '–', remark: '(Nix dockerTools, from its history)' },
      right: { text: 'Docker 20.10' },
    });
  });

  test('os, architecture and variant are one platform; nothing says who built these', async () => {
    const arm = { os: 'linux', architecture: 'arm64', variant: 'v8' };
    const { fields, config } = await rows(await imageWith({}), await imageWith({}, { platform: arm }));
    expect(fields.filter(({ title }) => title === 'platform')).toEqual([
      expect.objectContaining({ left: { text: 'linux/amd64' }, right: { text: 'linux/arm64/v8' }, class: 'different' }),
    ]);
    expect(fields.some(({ key }) => key === 'built with')).toBe(false);
    expect(unsetTitles(config)).toContain('healthcheck');
    expect(unsetTitles(config)).not.toContain('platform');
  });

  test('that both lack x is no difference, though each is named by its letter', async () => {
    const [left, right] = [await imageWith({ cmd: ['/bin/app'] }), await imageWith({ cmd: ['/bin/app'] })];
    expect(runRows(compareConfigs(left, right))[1]).toMatchObject({
      class: 'same',
      left: { text: 'x', remark: '(comes in place of Cmd; A has no x)' },
      right: { text: 'x', remark: '(comes in place of Cmd; B has no x)' },
    });
  });
});
