import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { OutputClosed, writeTo } from '../../src/cli/output.ts';
import { UserError } from '../../src/model/userError.ts';

function refusing(code: string): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
}

test('a reader that has gone and a disk that is full are told apart, and neither is a fault of ours', async () => {
  await expect(writeTo(refusing('EPIPE'), ['text'])).rejects.toBeInstanceOf(OutputClosed);
  const full = writeTo(refusing('ENOSPC'), ['text']);
  await expect(full).rejects.toBeInstanceOf(UserError);
  await expect(full).rejects.toThrow('cannot write to standard output (ENOSPC)');
});
