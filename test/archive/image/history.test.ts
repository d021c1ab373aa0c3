import { describe, expect, it } from 'vitest';
import { complaints } from '../../../src/archive/image/complaints.ts';
import { type ConfigStep, historyOfLayers } from '../../../src/archive/image/history.ts';

const step = (createdBy: string, emptyLayer = false, comment = ''): ConfigStep => ({ createdBy, comment, emptyLayer });

function match(steps: readonly ConfigStep[], layers: number) {
  const { complain, problems } = complaints();
  const { history, stories } = historyOfLayers(steps, layers, complain);
  return {
    layers: history.map(({ layer }) => layer),
    by: stories.map(({ createdBy }) => createdBy),
    stories,
    problems,
  };
}

describe('the history', () => {
  it('gives the i-th step that made a layer to the i-th layer', () => {
    const { layers, by } = match([step('ADD a'), step('ENV x', true), step('RUN b')], 2);
    expect(layers).toEqual([1, undefined, 2]);
    expect(by).toEqual(['ADD a', 'RUN b']);
  });

  it('is left unmatched, and that is said, when it has more or fewer steps than layers (Guix)', () => {
    const { layers, by, problems } = match([step('guix pack -f docker')], 3);
    expect(layers).toEqual([undefined]);
    expect(by).toEqual(['', '', '']);
    expect(problems).toMatchObject([{ severity: 'note', code: 'history-mismatch' }]);
  });

  it('may be missing without a word', () => {
    expect(match([], 2)).toMatchObject({ by: ['', ''], problems: [] });
  });

  it('names the instructions that buildah calls empty before the CMD it hangs their layer on', () => {
    const nop = '/bin/sh -c #(nop) ';
    const base = [step('ADD rootfs'), step(`${nop}CMD ["/bin/sh"]`, true)];
    const built = [step('ENV a=b', true), step('COPY a /', true), step('RUN make', true), step(`${nop}CMD ["/x"]`)];
    expect(match([...base, ...built], 2).by).toEqual(['ADD rootfs', 'COPY a /; RUN make']);
  });

  it('leaves a step that changed the config alone before a step that made a layer out of the instruction', () => {
    expect(match([step('ENV a=b', true), step('COPY a /')], 1).by).toEqual(['COPY a /']);
  });

  it('takes the store paths out of a Nix comment', () => {
    const comment = "store paths: ['/nix/store/aaa-x-1', \"/nix/store/bbb-it's\"]";
    expect(match([step('', false, comment)], 1).stories[0]?.storePaths).toEqual([
      '/nix/store/aaa-x-1',
      "/nix/store/bbb-it's",
    ]);
  });
});
