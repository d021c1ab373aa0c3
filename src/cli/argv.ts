import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../model/userError.ts';

export type Format = 'text' | 'json';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'open' } & Common)
  | ({ readonly kind: 'ls'; readonly path: string; readonly recursive: boolean } & Common);

export type Common = {
  /** The image as named; `demo` is the pair that the program makes itself. Undefined: none was named. */
  readonly reference?: string;
  readonly demo: boolean;
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
  readonly debug?: string;
};

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  layer: { type: 'string' },
  image: { type: 'string' },
  platform: { type: 'string' },
  host: { type: 'string', short: 'H' },
  context: { type: 'string', short: 'c' },
  recursive: { type: 'boolean', short: 'R' },
  tui: { type: 'boolean' },
  ascii: { type: 'boolean' },
  verify: { type: 'boolean' },
  debug: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const usage = 'layerscope --help shows what it takes.';

/** Reads the arguments after the program's name. Throws a UserError for anything it does not take. */
export function commandOf(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const [first, ...rest] = positionals;
  const listing = first === 'ls';
  const words = listing ? rest : positionals;
  const [reference, path, ...more] = words;
  const common = { ...commonOf(values), ...(reference === undefined ? {} : { reference }), demo: reference === 'demo' };
  if (listing) {
    if (reference === undefined) throw new UserError('ls needs an image', { hint: 'layerscope ls IMAGE [PATH] [-R]' });
    if (more.length > 0) throw tooMany(more[0]!);
    return { kind: 'ls', path: path ?? '', recursive: values.recursive ?? false, ...common };
  }
  if (values.recursive) throw new UserError('-R belongs to ls', { hint: 'layerscope ls IMAGE [PATH] -R' });
  if (path !== undefined) throw secondImage(path);
  return { kind: 'open', ...common };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    // node:util says what is wrong in its first sentence; the rest is advice about `--`
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UserError(error.message.split('. ')[0]!.replace(/\.$/, ''), { hint: usage, cause: error });
    }
    throw error;
  }
}

type Values = ReturnType<typeof parsed>['values'];

function commonOf(values: Values): Omit<Common, 'reference' | 'demo'> {
  const { format, output, layer, image, platform, host, context, debug } = values;
  if (values.tui && (format !== undefined || output !== undefined)) {
    throw new UserError('--tui asks for the screen, --format and --output for a report', { hint: 'Give one of them.' });
  }
  return {
    ...(format === undefined ? {} : { format: formatOf(format) }),
    ...(layer === undefined ? {} : { layer: layerOf(layer) }),
    ...defined({ output, image, platform, host, context, debug }),
    tui: values.tui ?? false,
    ascii: values.ascii ?? false,
    verify: values.verify ?? false,
  };
}

function defined(texts: Record<string, string | undefined>): Record<string, string> {
  const present: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    if (text === '') throw new UserError(`--${name} is empty`, { hint: usage });
    if (text !== undefined) present[name] = text;
  }
  return present;
}

function formatOf(text: string): Format {
  if (text === 'text' || text === 'json') return text;
  throw new UserError(`there is no format “${text}”`, { hint: 'The formats are text and json.' });
}

function layerOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UserError(`--layer takes a number from 1, not “${text}”`, { hint: 'Layers count from 1, base first.' });
}

function tooMany(word: string): UserError {
  return new UserError(`one word too many: “${word}”`, { hint: usage });
}

function secondImage(word: string): UserError {
  return new UserError(`a second image was named: “${word}”`, {
    hint: 'This version opens one image; comparing two comes next.',
  });
}
