import { describe, expect, it } from 'vitest';
import { fullName, imageReference, lowerCaseReference } from '../../src/source/imageReference.ts';

const hex = '0123456789abcdef'.repeat(4);
const whole = (text: string) => {
  const name = imageReference(text)?.name;
  return name && fullName(name);
};

describe('an image reference', () => {
  it.each([
    ['hello-nix', 'docker.io/library/hello-nix:latest'],
    ['alpine:3.19', 'docker.io/library/alpine:3.19'],
    ['foo/bar', 'docker.io/foo/bar:latest'],
    ['index.docker.io/alpine', 'docker.io/library/alpine:latest'],
    ['localhost/x:1', 'localhost/x:1'],
    ['localhost:5000/a/b', 'localhost:5000/a/b:latest'],
    [`ghcr.io/o/r@sha256:${hex}`, `ghcr.io/o/r@sha256:${hex}`],
    [`r.io/a:1@sha256:${hex}`, `r.io/a:1@sha256:${hex}`],
    ['[::1]:5000/x', '[::1]:5000/x:latest'],
    ['a__b-c/e---f', 'docker.io/a__b-c/e---f:latest'],
  ])('fills in the defaults of %s', (text, full) => expect(whole(text)).toBe(full));

  it.each([
    ...['', ' ', '../x', './x', '/etc/passwd', 'a//b', 'a/../b', 'A/B', 'Alpine', 'a b', 'a:', 'a:b:c', 'a@sha256:12'],
    ...[
      'a\nb',
      'a\u001b[0m',
      '-a',
      'a-',
      'a..b',
      'ä',
      'a?b',
      'a#b',
      'a%2fb',
      `${'a/'.repeat(200)}a`,
      'a:-b',
      '@',
      'a@',
    ],
    ...['http://x/y', 'x.tar/', `a:${'t'.repeat(129)}`, 'r.io/A'],
  ])('is never %j', (text) => expect(imageReference(text)).toBeUndefined());

  it('takes 64 hexadecimal digits for an id and never for a name', () => {
    expect(imageReference(hex)).toEqual({ text: hex, id: hex });
  });

  it('takes a few hexadecimal digits for an id or a name', () => {
    expect(imageReference('cafe12')).toMatchObject({ id: 'cafe12', name: { repository: 'library/cafe12' } });
  });

  it('takes sha256: and digits for an id', () => {
    expect(imageReference(`sha256:${hex}`)?.id).toBe(hex);
  });

  it('may be one in lower case; its tag and digest stay as they are', () => {
    expect(lowerCaseReference(`R.io/A:Tag@sha256:${hex}`)).toBe(`r.io/a:Tag@sha256:${hex}`);
    expect(lowerCaseReference('A b')).toBeUndefined();
    expect(lowerCaseReference('A:-b')).toBeUndefined();
  });

  it('decides about hostile lengths at once', () => {
    expect(imageReference('a-'.repeat(1_000_000))).toBeUndefined();
    expect(imageReference(`${'a-'.repeat(300)}!`)).toBeUndefined();
  });
});
