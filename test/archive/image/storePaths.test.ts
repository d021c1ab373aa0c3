import { describe, expect, it } from 'vitest';
import { storePathsIn } from '../../../src/archive/image/storePaths.ts';

describe('store paths of a history comment', () => {
  it.each([
    ["store paths: ['/nix/store/a-x']", ['/nix/store/a-x']],
    ["store paths: ['/nix/store/a-x', '/nix/store/b-y']", ['/nix/store/a-x', '/nix/store/b-y']],
    ['store paths: ["/gnu/store/it\'s"]', ["/gnu/store/it's"]],
    ["store paths: ['/a\\'b\\\\c']", ["/a'b\\c"]],
    ["store paths: ['5f3e/layer.tar']", []],
    ['store paths: []', []],
    ["store paths: ['/cut", ['/cut']],
    ['store paths of mine', []],
    ['buildkit.dockerfile.v0', []],
  ])('%s', (comment, paths) => expect(storePathsIn(comment)).toEqual(paths));

  it('are read in one pass, however hostile the comment is', () => {
    expect(storePathsIn(`store paths: [${"'\\".repeat(1_000_000)}`)).toHaveLength(0);
    expect(storePathsIn(`store paths: [${'"'.repeat(1_000_001)}`)).toHaveLength(0);
  });
});
