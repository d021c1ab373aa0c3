import { describe, expect, it } from 'vitest';
import { type Candidate, chooseImage } from '../../src/source/chooseImage.ts';
import { hostPlatform, parsePlatform } from '../../src/source/platformMatch.ts';

const { architecture: host } = hostPlatform();
const foreign = host === 's390x' ? 'riscv64' : 's390x';

/** One candidate of `name platform`, incomplete when marked so. */
function candidate(text: string): Candidate {
  const [name = '', platform = '', incomplete] = text.split(' ');
  const names = name === '-' ? [] : [name];
  const choice = { names, id: `sha256:${'abc123'.repeat(10)}`, platform, layers: 1, ...(incomplete && { incomplete }) };
  return { platform: parsePlatform(platform)!, choice };
}

const choose = (texts: readonly string[], options: Parameters<typeof chooseImage>[1] = {}) =>
  chooseImage(texts.map(candidate), options, 'docker archive x.tar');

describe('choosing among platforms of one image', () => {
  const all = ['x:1 linux/arm64/v8', 'x:1 linux/amd64', `x:1 linux/${foreign}`];

  it('takes the one that is asked for', async () => {
    expect(await choose(all, { platform: 'linux/arm64' })).toBe(0);
    expect(await choose(all, { platform: 'aarch64' })).toBe(0);
    expect(await choose(all, { platform: `linux/${foreign}` })).toBe(2);
  });

  it('takes the host’s, else the first complete one', async () => {
    expect(await choose([`x:1 linux/${foreign}`, `x:1 linux/${host}`])).toBe(1);
    expect(await choose([`x:1 linux/${foreign}`, `x:1 linux/${host} cut`])).toBe(0);
    expect(await choose([`x:1 linux/${foreign} cut`, 'x:1 windows/amd64'])).toBe(1);
    expect(await choose([`x:1 linux/${foreign} cut`, `x:1 linux/${host} cut`])).toBe(1);
  });

  it('lists what is there when the wanted one is not', async () => {
    await expect(choose(all, { platform: 'linux/mips' })).rejects.toMatchObject({
      message: 'docker archive x.tar has no image for linux/mips',
      hint: `It has: linux/arm64/v8, linux/amd64, linux/${foreign}.`,
    });
    await expect(choose(all, { platform: 'a/b/c/d' })).rejects.toThrow('a/b/c/d is no platform');
  });
});

describe('choosing among images', () => {
  const all = ['a:1 linux/amd64', '- linux/amd64', 'b:2 linux/amd64', '- linux/amd64'];

  it('goes by name or by position', async () => {
    expect(await choose(all, { image: 'b:2' })).toBe(2);
    expect(await choose(all, { image: '@4' })).toBe(3);
  });

  it('asks when it can, with one row for each image', async () => {
    const asked: number[] = [];
    const several = ['a:1 linux/amd64', `a:1 linux/${foreign}`, 'b:1 linux/amd64'];
    const ask = async (choices: readonly unknown[]) => asked.push(choices.length) && 1;
    expect(await choose(several, { choose: ask })).toBe(2);
    expect(asked).toEqual([2]);
  });

  it('lists the images with what to type when it cannot ask', async () => {
    await expect(choose(all)).rejects.toMatchObject({
      message: 'docker archive x.tar holds 4 images',
      hint: 'Choose one: --image a:1, --image @2 (untagged, abc123abc123), --image b:2, --image @4 (untagged, abc123abc123)',
    });
    await expect(choose(all, { image: 'c' })).rejects.toThrow('docker archive x.tar holds no image named c');
    await expect(choose(all, { image: '@5' })).rejects.toThrow('holds 4 images, there is no @5');
  });
});
