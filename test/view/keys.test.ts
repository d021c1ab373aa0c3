import type { Key as InkKey } from 'ink';
import { expect, test } from 'vitest';
import { keysOf } from '../../src/view/keys.ts';

const released: InkKey = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test('several characters typed fast are several keys', () => {
  expect(keysOf('jjG', released)).toEqual(['j', 'j', 'G']);
  expect(keysOf('é中', released)).toEqual(['é', '中']);
  expect(keysOf('a b\r', released)).toEqual(['a', 'space', 'b', 'enter']);
});

test('named keys have their names, with shift only where it means another key', () => {
  expect(keysOf('', { ...released, tab: true, shift: true })).toEqual(['shift+tab']);
  expect(keysOf('', { ...released, upArrow: true, shift: true })).toEqual(['up']);
  expect(keysOf('\r', { ...released, return: true })).toEqual(['enter']);
});

test('control keys are told from letters', () => {
  expect(keysOf('c', { ...released, ctrl: true })).toEqual(['ctrl+c']);
  expect(keysOf(' ', { ...released, ctrl: true })).toEqual(['ctrl+space']);
  expect(keysOf('\u0003', released)).toEqual(['ctrl+c']);
});

test('Escape and a key that arrive together are two keys, and nothing is a key that only Alt makes one', () => {
  expect(keysOf('q', { ...released, meta: true })).toEqual(['escape', 'q']);
  expect(keysOf('', { ...released, escape: true, meta: true })).toEqual(['escape', 'escape']);
  expect(keysOf('', { ...released, upArrow: true, meta: true })).toEqual([]);
});

test('a key is its press, not its release', () => {
  expect(keysOf('j', { ...released, eventType: 'release' })).toEqual([]);
});
