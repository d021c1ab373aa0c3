import { describe, expect, it } from 'vitest';
import { indexLayer } from '../../src/load/indexLayer.ts';
import { type Bytes, memoryBytes } from '../../src/model/bytes.ts';
import type { LayerIndex } from '../../src/model/layerIndex.ts';
import { file, layer, type Piece } from '../support/layer.ts';
import { indexOf } from '../support/stack.ts';

/** Bytes that can be read aside, as those of a file; counts how often each way was taken. */
function watched(tar: Uint8Array, fault?: Error) {
  const bytes = memoryBytes(tar);
  const seen = { now: 0, aside: 0, underWay: 0 };
  const aside: NonNullable<Bytes['readAside']> = async (into, at) => {
    seen.aside++;
    seen.underWay++;
    await new Promise((resolve) => setTimeout(resolve, 1));
    seen.underWay--;
    if (fault) throw fault;
    return bytes.read(into, at);
  };
  const read: Bytes['read'] = (into, at) => {
    seen.now++;
    return bytes.read(into, at);
  };
  return { seen, bytes: { size: tar.length, read, readAside: aside } };
}

function columns({ names, size, body, length }: LayerIndex) {
  return { names: Buffer.from(names).toString('latin1'), size: [...size], body: [...body], length };
}

async function tarOf(sizes: readonly number[]): Promise<Uint8Array> {
  const pieces: Piece[] = sizes.map((size, i) => file(`folder-${i % 7}/file-${i}`, Buffer.alloc(size, i)));
  return layer(...pieces);
}

const small = Array.from({ length: 3000 }, (_, i) => (i * 37) % 1500);
const mixed = Array.from({ length: 2400 }, (_, i) => (i % 800 === 600 ? 5_000_000 : (i * 731) % 9_000));

describe('the walk of a plain layer', () => {
  it.each([
    ['small bodies', small],
    ['small bodies and some that are jumped over', mixed],
  ])('finds the same read aside: %s', async (_, sizes) => {
    const tar = await tarOf(sizes);
    const { seen, bytes } = watched(tar);
    const index = await indexLayer({ bytes, compression: 'none' }, 1);
    expect(columns(index)).toEqual(columns(indexOf(tar)));
    expect(index.problems).toEqual([]);
    expect(seen.aside).toBeGreaterThan(1);
  });

  it('reads nothing aside where bodies are jumped over', async () => {
    const tar = await tarOf(Array.from({ length: 20 }, () => 400_000));
    const { seen, bytes } = watched(tar);
    await indexLayer({ bytes, compression: 'none' }, 1);
    expect([seen.aside, seen.now]).toEqual([0, 21]);
  });

  it('keeps what came before a tar that breaks off inside what is read aside', async () => {
    const whole = await tarOf(small);
    const cuts = Array.from({ length: 20 }, (_, i) => 3_000_000 + i * 100);
    for (const cut of cuts) {
      const tar = whole.subarray(0, cut);
      const index = await indexLayer({ bytes: watched(tar).bytes, compression: 'none' }, 1);
      const expected = indexOf(tar);
      expect(columns(index)).toEqual(columns(expected));
      expect(index.problems.map(({ code }) => code)).toEqual(expected.problems.map(({ code }) => code));
    }
    expect(cuts.some((cut) => indexOf(whole.subarray(0, cut)).problems.length > 0)).toBe(true);
  });

  it('hands on what the disk says when a read aside fails', async () => {
    const { bytes } = watched(await tarOf(small), new Error('EIO: i/o error, read'));
    await expect(indexLayer({ bytes, compression: 'none' }, 1)).rejects.toThrow('EIO');
  });

  it('waits for the read under way when it is aborted', async () => {
    const { seen, bytes } = watched(await tarOf(small));
    const controller = new AbortController();
    const indexing = indexLayer({ bytes, compression: 'none' }, 1, { signal: controller.signal });
    await expect.poll(() => seen.aside).toBeGreaterThan(0);
    controller.abort(new Error('stopped'));
    await indexing.catch((error: Error) => expect(error.message).toBe('stopped'));
    expect(seen.underWay).toBe(0);
  });
});
