import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAll } from '../../src/model/bytes.ts';
import { UserError } from '../../src/model/userError.ts';
import { spool } from '../../src/source/spool.ts';

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
