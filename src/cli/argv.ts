import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../model/userError.ts';
import { defined, type NamedImages, namedImages, type SecondImage, tooMany, usage } from './namedImages.ts';

export type Format = 'text' | 'json' | 'markdown';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'open' } & Common)
  | ({ readonly kind: 'ls'; readonly path: string; readonly recursive: boolean } & Common)
  | { readonly kind: 'cache'; readonly act: 'show' | 'path' | 'clear' };

export type Common = {
  /** The image as named; `demo` is the pair that the program makes itself. Undefined: none was named. */
  readonly reference?: string;
  readonly demo: boolean;
  /** The image to compare with. */
  readonly second?: SecondImage;
  readonly format?: Format;
  readonly output?: string;
  /** What layer N did (from 1) instead of the final file system. */
  readonly layer?: number;
  readonly image?: string;
  readonly platform?: string;
  readonly host?: string;
  readonly context?: string;
  readonly tui: boolean;
  readonly ascii: boolean;
  readonly verify: boolean;
  /** Whether two images are compared as processes see them that open their paths. */
  readonly throughLinks: boolean;
  /** Whether indexes of layers may be read from the cache and kept in it. */
  readonly cache: boolean;
  /** Whether images that differ end the program with 1. */
  readonly exitCode: boolean;
  readonly debug?: string;
};

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  layer: { type: 'string' },
  image: { type: 'string', multiple: true },
  platform: { type: 'string', multiple: true },
  host: { type: 'string', short: 'H' },
  context: { type: 'string', short: 'c' },
  recursive: { type: 'boolean', short: 'R' },
  tui: { type: 'boolean' },
  ascii: { type: 'boolean' },
  'through-links': { type: 'boolean', short: 'L' },
  verify: { type: 'boolean' },
  'no-cache': { type: 'boolean' },
  'exit-code': { type: 'boolean' },
  debug: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** Reads the arguments after the program's name. Throws a UserError for anything it does not take. */
export function commandOf(args: readonly string[]): Command {
  const { values, positionals, tokens } = parsed(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [first, ...rest] = positionals;
  if (first === 'ls') return listingOf(rest, values);
  if (first === 'cache') return cacheOf(rest, values);
  if (values.recursive) throw new UserError('-R belongs to ls', { hint: 'layerscope ls IMAGE [PATH] -R' });
  const named = namedImages(positionals, tokens);
  const isPair = named.second !== undefined || (named.demo && named.image === undefined);
  if (!isPair) {
    refuseOfTwo(values);
    if (values.format === 'markdown') {
      throw new UserError('--format markdown compares two images', { hint: usageOfTwo });
    }
  }
  checkTwo(named, values);
  return { kind: 'open', ...commonOf(values), ...named };
}

const usageOfTwo = 'layerscope IMAGE IMAGE --format text|json|markdown [--exit-code] [--through-links]';

/** What only two images can be asked. */
function refuseOfTwo(values: Values): void {
  for (const option of ['exit-code', 'through-links'] as const)
    if (values[option]) throw new UserError(`--${option} compares two images`, { hint: usageOfTwo });
}

function listingOf(words: readonly string[], values: Values): Command {
  const [reference, path = '', ...more] = words;
  if (reference === undefined) throw new UserError('ls needs an image', { hint: 'layerscope ls IMAGE [PATH] [-R]' });
  if (more.length > 0) throw tooMany(more[0]!);
  refuseOfTwo(values);
  if (values.format === 'markdown') throw new UserError('ls prints text or json', { hint: usage });
  const [image, ...images] = values.image ?? [];
  const [platform, ...platforms] = values.platform ?? [];
  if (images.length + platforms.length > 0) throw new UserError('ls takes one image', { hint: usage });
  const named = { reference, demo: reference === 'demo', ...defined({ image, platform }) };
  return { kind: 'ls', path, recursive: values.recursive ?? false, ...commonOf(values), ...named };
}

function cacheOf([act = 'show', ...more]: readonly string[], values: Values): Command {
  const hint = 'layerscope cache [path|clear]';
  if (Object.keys(values).length > 0) throw new UserError('cache takes no options', { hint });
  if (more.length > 0) throw tooMany(more[0]!);
  if (act === 'path' || act === 'clear' || act === 'show') return { kind: 'cache', act };
  throw new UserError(`cache takes path or clear, not “${act}”`, { hint });
}

/** What two images cannot be asked. */
function checkTwo({ reference, demo, second }: NamedImages, values: Values): void {
  if (second === undefined) return;
  if (demo || second.reference === 'demo') {
    throw new UserError('the demo is a pair of its own', { hint: 'layerscope demo, without a second image.' });
  }
  if (reference === '-' && second.reference === '-') {
    throw new UserError('standard input can be read once, not for both images', {
      hint: 'Save the archive to a file and name that: layerscope FILE --image A --image B',
    });
  }
  if (values.layer !== undefined) throw new UserError('--layer belongs to one image', { hint: usage });
  if (values.tui && values['exit-code']) {
    throw new UserError('--tui asks for the screen, --exit-code for a report', { hint: 'Give one of them.' });
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    // node:util says what is wrong in its first sentence; the rest is advice about `--`
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UserError(error.message.split('. ')[0]!.replace(/\.$/, ''), { hint: usage, cause: error });
    }
    throw error;
  }
}

type Values = ReturnType<typeof parsed>['values'];

function commonOf(values: Values): Omit<Common, keyof NamedImages> {
  const { format, output, layer, host, context, debug } = values;
  if (values.tui && (format !== undefined || output !== undefined)) {
    throw new UserError('--tui asks for the screen, --format and --output for a report', { hint: 'Give one of them.' });
  }
  return {
    ...(format === undefined ? {} : { format: formatOf(format) }),
    ...(layer === undefined ? {} : { layer: layerOf(layer) }),
    ...defined({ output, host, context, debug }),
    tui: values.tui ?? false,
    ascii: values.ascii ?? false,
    throughLinks: values['through-links'] ?? false,
    verify: values.verify ?? false,
    cache: !values['no-cache'],
    exitCode: values['exit-code'] ?? false,
  };
}

function formatOf(text: string): Format {
  if (text === 'text' || text === 'json' || text === 'markdown') return text;
  throw new UserError(`there is no format “${text}”`, {
    hint: 'The formats are text, json and, of two images, markdown.',
  });
}

function layerOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UserError(`--layer takes a number from 1, not “${text}”`, { hint: 'Layers count from 1, base first.' });
}
