import { expect, test } from 'vitest';
import { inStore, storeName } from '../../src/model/storePath.ts';

const hash = 'v2v22g1isly1f5vs6g2mamxssmxyq971';

test('a name is of a store when it starts with 32 digits of base 32 and a dash', () => {
  expect(storeName(`${hash}-hello`)).toEqual({ hash, rest: 'hello' });
  expect(storeName(`${'e'.repeat(32)}-hello`)).toBeUndefined();
  expect(storeName(`${hash}-`)).toBeUndefined();
  expect(storeName(`${hash}-${'x'.repeat(212)}`)).toBeUndefined();
});

test('a path of a store is the store, the own name, and what follows', () => {
  const own = { hash, rest: 'hello-1.0' };
  expect(inStore(`/nix/store/${hash}-hello-1.0/bin/hello`)).toEqual({ store: 'nix/store/', own, below: '/bin/hello' });
  expect(inStore(`gnu/store/${hash}-hello-1.0`)).toEqual({ store: 'gnu/store/', own, below: '' });
  expect(inStore('nix/store/.links/abc')).toBeUndefined();
  expect(inStore(`bin/${hash}-hello-1.0`)).toBeUndefined();
});
