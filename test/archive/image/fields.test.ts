import { describe, expect, it } from 'vitest';
import { complaints } from '../../../src/archive/image/complaints.ts';
import { fieldsOf } from '../../../src/archive/image/fields.ts';

function read(text: string) {
  const { complain, problems } = complaints();
  return {
    fields: fieldsOf(JSON.parse(text), 'the manifest', complain),
    said: () => problems.map((each) => each.message),
  };
}

describe('fields of foreign JSON', () => {
  it('are found by their exact name first, else without regard to case', () => {
    const { fields } = read('{"Cmd":["a"],"cmd":["b"],"env":["c"]}');
    expect(fields.texts('Cmd')).toEqual(['a']);
    expect(fields.texts('Env')).toEqual(['c']);
  });

  it('are absent when they are null', () => {
    const { fields, said } = read('{"a":null}');
    expect([fields.text('a'), fields.texts('a'), fields.object('a'), fields.objects('a')]).toEqual([
      undefined,
      undefined,
      undefined,
      [],
    ]);
    expect(said()).toEqual([]);
  });

  it('of the wrong type are complained about and read as well as they can be', () => {
    const { fields, said } = read(
      '{"tags":"one","list":["a",1,null],"text":5,"map":[],"label":{"a":1,"b":"x","c":{}}}',
    );
    expect(fields.texts('tags')).toEqual(['one']);
    expect(fields.texts('list')).toEqual(['a']);
    expect(fields.text('text')).toBeUndefined();
    expect([...fields.map('map')]).toEqual([]);
    expect([...fields.map('label')]).toEqual([
      ['a', '1'],
      ['b', 'x'],
      ['c', ''],
    ]);
    expect(said()).toEqual([
      'tags in the manifest is no list',
      'list in the manifest is no list of texts',
      'text in the manifest is no text',
      'map in the manifest is no object',
    ]);
  });

  it('named like members of every JavaScript object are data like any other', () => {
    const { fields } = read('{"labels":{"__proto__":"x","constructor":"y"}}');
    expect([...fields.map('labels')]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(fields.raw('constructor')).toBeUndefined();
    expect(fields.raw('__proto__')).toBeUndefined();
  });

  it('never fill the screen with complaints', () => {
    const { fields, said } = read(JSON.stringify({ list: Array.from({ length: 500 }, () => ({ a: 1 })) }));
    for (const each of fields.objects('list')) each.text('a');
    expect(said().length).toBeLessThanOrEqual(50);
  });
});
