import type { Key as InkKey } from 'ink';
import type { Key } from '../app/message.ts';

const named: readonly (readonly [flag: keyof InkKey, name: Key])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

const characters: ReadonlyMap<string, Key> = new Map([
  ['\r', 'enter'],
  ['\n', 'enter'],
  ['\t', 'tab'],
  [' ', 'space'],
  ['\u007f', 'backspace'],
  ['\u001b', 'escape'],
]);

/**
 * The keys behind one event of Ink's useInput, as `app/message` names them. Several characters typed fast arrive as one
 * event and are several keys; Escape and a key in one read arrive as "Alt and that key", which nothing here uses.
 */
export function keysOf(input: string, key: InkKey): readonly Key[] {
  // Only the kitty protocol tells of releases; a key was pressed before it is released.
  if (key.eventType === 'release') return [];
  const before = key.meta ? ['escape'] : [];
  if (key.escape) return [...before, 'escape'];
  if (key.tab) return [...before, key.shift ? 'shift+tab' : 'tab'];
  if (key.return) return [...before, 'enter'];
  for (const [flag, name] of named) if (key[flag]) return key.ctrl || key.meta ? [] : [name];
  if (key.ctrl) return controlKey(input);
  return [...before, ...[...input].flatMap(characterKey)];
}

function controlKey(input: string): readonly Key[] {
  if (input === ' ') return ['ctrl+space'];
  return /^[a-z]$/i.test(input) ? [`ctrl+${input.toLowerCase()}`] : [];
}

function characterKey(character: string): readonly Key[] {
  const name = characters.get(character);
  if (name !== undefined) return [name];
  const code = character.charCodeAt(0);
  if (code >= 1 && code <= 26) return [`ctrl+${String.fromCharCode(96 + code)}`];
  return code < 0x20 || (code >= 0x7f && code < 0xa0) ? [] : [character];
}
