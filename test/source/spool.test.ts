import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAll } from '../../src/model/bytes.ts';
import { UserError } from '../../src/model/userError.ts';
import { spool } from '../../src/source/spool.ts';
import { random } from '../support/random.ts';

const folder = mkdtempSync(join(tmpdir(), 'layerscope-test-'));
const env = { LAYERSCOPE_TMPDIR: folder, TMPDIR: '/nowhere' };
afterAll(() => rmSync(folder, { recursive: true }));

async function* chunks(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe('the spool', () => {
  it('keeps what it was given, and no name of it is left in the folder', async () => {
    const heard: number[] = [];
    const kept = await spool(chunks('ab', '', 'cde'), env, (written) => heard.push(written));
    expect(readdirSync(folder)).toEqual([]);
    expect(Buffer.from(readAll(kept.bytes)).toString()).toBe('abcde');
    expect(heard).toEqual([2, 5]);
    kept.close();
    kept.close();
  });

  it('keeps pieces of any size in their order, also such as are only lent', async () => {
    const { below } = random(3);
    const sizes = [
      0,
      1,
      2 ** 20 - 1,
      2 ** 20,
      2 ** 20 + 1,
      3 * 2 ** 20,
      ...Array.from({ length: 400 }, () => below(60_000)),
    ];
    const whole = Buffer.from(Uint32Array.from({ length: 5_000_000 }, () => below(2 ** 32)).buffer);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    async function* lent(): AsyncIterable<Uint8Array> {
      const piece = Buffer.alloc(Math.max(...sizes));
      let at = 0;
      for (const size of sizes) {
        whole.copy(piece, 0, at, at + size);
        yield piece.subarray(0, size);
        piece.fill(0);
        at += size;
      }
    }
    const kept = await spool(lent(), env);
    expect(kept.bytes.size).toBe(total);
    expect(Buffer.compare(Buffer.from(readAll(kept.bytes)), whole.subarray(0, total))).toBe(0);
    kept.close();
  });

  it('names the variable when the folder cannot be used', async () => {
    const failure = await spool(chunks('a'), { TMPDIR: join(folder, 'missing') }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ hint: expect.stringContaining('LAYERSCOPE_TMPDIR') });
  });

  it('stops at an abort although the sender stays silent', async () => {
    const controller = new AbortController();
    async function* silent(): AsyncIterable<Uint8Array> {
      yield Buffer.from('a');
      await new Promise<never>(() => {});
    }
    const waiting = spool(silent(), env, () => controller.abort(new Error('stop')), controller.signal);
    await expect(waiting).rejects.toThrow('stop');
  });

  it('passes on the failure of the sender', async () => {
    async function* failing(): AsyncIterable<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('reset');
    }
    await expect(spool(failing(), env)).rejects.toThrow('reset');
  });
});
