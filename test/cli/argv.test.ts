import { describe, expect, it } from 'vitest';
import { type Command, commandOf } from '../../src/cli/argv.ts';
import { UserError } from '../../src/model/userError.ts';

const refusal = (...args: string[]): string => {
  try {
    commandOf(args);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return 'taken';
};

describe('the command line', () => {
  it('takes an image and its options in any order', () => {
    const command = commandOf(['--format', 'json', 'hello:latest', '--layer=2', '--image', '@1']);
    expect(command).toMatchObject({ kind: 'open', reference: 'hello:latest', format: 'json', layer: 2, image: '@1' });
  });

  it.each([
    [['a', 'b', '--image', 'x', '--image', 'y'], { image: 'x' }, { reference: 'b', image: 'y' }],
    [['a', '--image', 'x', 'b'], { image: 'x' }, { reference: 'b' }],
    [['a', 'b', '--image', 'y'], {}, { reference: 'b', image: 'y' }],
    [['a', '--image', 'x', '--image', 'y'], { image: 'x' }, { reference: 'a', image: 'y' }],
    [['a', 'b', '--platform', 'p'], { platform: 'p' }, { reference: 'b', platform: 'p' }],
    [['a', 'b', '--platform', 'p', '--platform', 'q'], { platform: 'p' }, { reference: 'b', platform: 'q' }],
  ])('reads %j as two images, each with what was said of it', (args, first, second) => {
    const { image, platform, reference, ...rest } = commandOf(args) as Extract<Command, { kind: 'open' }>;
    expect({ reference, ...(image && { image }), ...(platform && { platform }) }).toEqual({ reference: 'a', ...first });
    expect(rest.second).toEqual(second);
  });

  it('takes a lone dash as standard input', () => {
    expect(commandOf(['-'])).toMatchObject({ kind: 'open', reference: '-' });
  });

  it('reads what follows ls as image and path', () => {
    expect(commandOf(['ls', 'a.tar', 'etc', '-R'])).toMatchObject({
      kind: 'ls',
      reference: 'a.tar',
      path: 'etc',
      recursive: true,
    });
    expect(commandOf(['ls', 'demo'])).toMatchObject({ kind: 'ls', demo: true });
  });

  it('reads what follows cache as what to do with it', () => {
    expect(commandOf(['cache'])).toEqual({ kind: 'cache', act: 'show' });
    expect(commandOf(['cache', 'clear'])).toEqual({ kind: 'cache', act: 'clear' });
    expect(commandOf(['./cache'])).toMatchObject({ kind: 'open', reference: './cache', cache: true });
    expect(commandOf(['x', '--no-cache'])).toMatchObject({ kind: 'open', cache: false });
  });

  it('opens an image called ls when it is written as a path', () => {
    expect(commandOf(['./ls'])).toMatchObject({ kind: 'open', reference: './ls' });
  });

  it('names nothing when nothing is named', () => {
    expect(commandOf([])).not.toHaveProperty('reference');
  });

  it.each([
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['cache', 'empty'], 'cache takes path or clear, not “empty”'],
    [['cache', 'clear', 'x'], 'one word too many: “x”'],
    [['cache', '--no-cache'], 'cache takes no options'],
    [['--format', 'yaml', 'x'], 'there is no format “yaml”'],
    [['--layer', '0', 'x'], '--layer takes a number from 1, not “0”'],
    [['--layer', '2e3', 'x'], '--layer takes a number from 1, not “2e3”'],
    [['ls'], 'ls needs an image'],
    [['ls', 'a', 'b', 'c'], 'one word too many: “c”'],
    [['a', 'b', 'c'], 'one word too many: “c”'],
    [['-', '-'], 'standard input can be read once, not for both images'],
    [['-', '--image', 'a', '--image', 'b'], 'standard input can be read once, not for both images'],
    [['demo', 'b'], 'the demo is a pair of its own'],
    [['a', 'b', '--layer', '2'], '--layer belongs to one image'],
    [['a', '--exit-code'], '--exit-code compares two images'],
    [['a', '-L'], '--through-links compares two images'],
    [['ls', 'a', '--through-links'], '--through-links compares two images'],
    [['a', '--format', 'markdown'], '--format markdown compares two images'],
    [['ls', 'a', '--image', 'x', '--image', 'y'], 'ls takes one image'],
    [['a', 'b', '--image', 'x', '--image', 'y', '--image', 'z'], '--image is there 3 times'],
    [['a', 'b', '--tui', '--exit-code'], '--tui asks for the screen, --exit-code for a report'],
    [['-R', 'a'], '-R belongs to ls'],
    [['--image', '', 'a'], '--image is empty'],
    [['--tui', '--format', 'json', 'a'], '--tui asks for the screen, --format and --output for a report'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(refusal(...args)).toBe(sentence);
  });
});
