import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { UserError } from '../model/userError.ts';
import { errorCode } from '../source/errorCode.ts';

const pieceCharacters = 64 * 1024;

/** Thrown when who reads our output has gone away; the program then ends quietly with 0. */
export class OutputClosed extends Error {}

/**
 * Writes text piece by piece to a stream, waiting where the reader is slower. Throws OutputClosed, and UserError when
 * the system does not take it (a full disk behind `> file`).
 */
export async function writeTo(stream: NodeJS.WritableStream, texts: Iterable<string>): Promise<void> {
  let gone: Error | undefined;
  const onError = (error: Error): void => {
    gone = error;
  };
  stream.on('error', onError);
  try {
    for (const piece of pieces(texts)) {
      if (gone !== undefined) throw gone;
      if (!stream.write(piece)) await once(stream, 'drain');
    }
    await new Promise<void>((resolve, reject) => stream.write('', (error) => (error ? reject(error) : resolve())));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EPIPE') throw new OutputClosed();
    if (code === undefined) throw error;
    throw new UserError(`cannot write to standard output (${code})`, {
      hint: 'Is the disk full? --output FILE writes the report to another place.',
      cause: error,
    });
  } finally {
    stream.off('error', onError);
  }
}

/** Writes text to a file, replacing it. Throws UserError when that cannot be done. */
export function writeFile(path: string, texts: Iterable<string>): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'w');
    for (const piece of pieces(texts)) writeSync(descriptor, piece);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(`cannot write the report to ${path} (${code})`, {
      hint: 'Name another file with --output.',
      cause: error,
    });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** The same texts, the first of what will be written made at once: what goes wrong in making it goes wrong here. */
export function begun(texts: Iterable<string>): Iterable<string> {
  const rest = pieces(texts);
  const { value: first, done } = rest.next();
  return done ? [] : following(first, rest);
}

function* following(first: string, rest: Iterable<string>): Generator<string> {
  yield first;
  yield* rest;
}

/** Joins small texts, so that a listing of a million lines is not a million writes. */
function* pieces(texts: Iterable<string>): Generator<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceCharacters) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
