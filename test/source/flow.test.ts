import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { flow } from '../../src/source/flow.ts';

/** What flows, as text; `sender` as a stream of Node or as any other source of chunks. */
async function heard(chunks: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<string> {
  let text = '';
  const take = (chunk: Uint8Array): undefined => {
    text += Buffer.from(chunk).toString();
  };
  await flow(chunks, take, signal);
  return text;
}

const silent = (): Readable => new Readable({ read() {} });

describe.each([
  [
    'a stream',
    (...texts: string[]) =>
      Readable.from(
        texts.map((text) => Buffer.from(text)),
        { objectMode: false },
      ),
  ],
  [
    'a generator',
    async function* (...texts: string[]) {
      for (const text of texts) yield Buffer.from(text);
    },
  ],
] as const)('%s', (_, sender) => {
  it('is taken to its end, chunk by chunk', async () => {
    expect(await heard(sender('ab', 'c', 'd'), new AbortController().signal)).toBe('abcd');
  });

  it('ends with what its taker throws', async () => {
    const full = new Error('no space');
    const take = (): undefined => {
      throw full;
    };
    await expect(flow(sender('a', 'b'), take, undefined)).rejects.toBe(full);
  });

  it('waits while its taker has no room, and ends with what that comes to', async () => {
    let taken = 0;
    const full = new Error('no space');
    const take = async (): Promise<void> => {
      taken++;
      await new Promise((resolve) => setImmediate(resolve));
      if (taken === 2) throw full;
    };
    await expect(flow(sender('a', 'b', 'c'), take, undefined)).rejects.toBe(full);
    expect(taken).toBe(2);
  });

  it('is not begun when nobody wants it any more', async () => {
    const reason = new Error('gone');
    await expect(heard(sender('a'), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe('a stream', () => {
  it('that stays silent ends with an abort, and is destroyed', async () => {
    const controller = new AbortController();
    const stream = silent();
    const waiting = heard(stream, controller.signal);
    const reason = new Error('Ctrl+C');
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(stream.destroyed).toBe(true);
  });

  it('that fails passes its failure on', async () => {
    const stream = silent();
    const waiting = heard(stream);
    stream.destroy(new Error('reset'));
    await expect(waiting).rejects.toThrow('reset');
  });

  it('that closes before its end did not end', async () => {
    const stream = silent();
    stream.push(Buffer.from('a'));
    const waiting = heard(stream);
    setImmediate(() => stream.destroy());
    await expect(waiting).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  });
});
