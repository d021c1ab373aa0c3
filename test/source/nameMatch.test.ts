import { describe, expect, it } from 'vitest';
import { matchingImages } from '../../src/source/nameMatch.ts';

const image = (...names: string[]) => ({ names, id: `sha256:${'cafe'.repeat(16)}` });

describe('a short name of an image', () => {
  it.each([
    ['hello-nix', 'hello-nix:latest'],
    ['hello-nix:latest', 'docker.io/library/hello-nix:latest'],
    ['docker.io/library/hello', 'hello:latest'],
    ['x', 'localhost/x:1'],
    ['x:1', 'localhost/x:1'],
    ['x', 'docker.io/library/x:1'],
    ['bar:1', 'example.com/foo/bar:1'],
    ['foo/bar', 'example.com/foo/bar:1'],
    ['v1', 'v1'],
    ['cafecafe', 'other:1'],
    [`sha256:${'cafe'.repeat(16)}`, 'other:1'],
  ])('%s means %s', (wanted, name) => expect(matchingImages(wanted, [image(name)])).toEqual([0]));

  it.each([
    ['x:2', 'localhost/x:1'],
    ['ar:1', 'example.com/foo/bar:1'],
    ['hello', 'hello-nix:latest'],
    ['b', 'b/c:1'],
    ['dead', 'other:1'],
    ['../x', 'x:1'],
    ['', 'x:1'],
  ])('%j does not mean %s', (wanted, name) => expect(matchingImages(wanted, [image(name)])).toEqual([]));

  it('means the closest of several', () => {
    const images = [image('localhost/x:1'), image('x:old'), image('docker.io/library/x:latest'), image('x')];
    expect(matchingImages('x', images)).toEqual([3]);
    expect(matchingImages('x', images.slice(0, 3))).toEqual([2]);
    expect(matchingImages('x', images.slice(0, 2))).toEqual([0, 1]);
  });
});
