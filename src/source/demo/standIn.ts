/**
 * The bytes that stand in for a file whose real ones are not in the repository. Equal content names give equal bytes,
 * different names different ones, so that whatever compares contents answers as it would for the real pair.
 *
 * @param content sort and eight hexadecimal digits: `text-…` is readable, `exec-…` and `dyn-…` begin with the header
 *   of an ELF program or library, `data-…` is noise.
 */
export function standIn(content: string, size: number): Uint8Array {
  const [sort = '', digits = ''] = content.split('-');
  if (sort === 'text') return standInText(content, size);
  const bytes = noise(Number.parseInt(digits, 16), size);
  if (sort === 'exec' || sort === 'dyn') bytes.set(elfHeader(sort).subarray(0, size));
  return bytes;
}

function standInText(content: string, size: number): Uint8Array {
  const sentence = `# ${content}: the demo has no copy of this text, only its size\n`;
  const text = sentence.repeat(Math.ceil(size / sentence.length)).slice(0, size);
  return Buffer.from(text.replace(/.$/, '\n'), 'latin1');
}

/** Seeded noise: Marsaglia's xorshift32, a word at a time, because libcrypto alone has four million bytes. */
function noise(seed: number, size: number): Uint8Array {
  const words = new Uint32Array(Math.ceil(size / 4));
  let word = seed || 1;
  for (let i = 0; i < words.length; i++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[i] = word;
  }
  return new Uint8Array(words.buffer, 0, size);
}

/** An ELF-64 header for x86-64 (System V ABI, figure 4-3) that names neither segments nor sections: there are none. */
function elfHeader(type: 'exec' | 'dyn'): Uint8Array {
  const header = Buffer.alloc(64);
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  header.writeUInt16LE(type === 'exec' ? 2 : 3, 16);
  header.writeUInt16LE(62, 18);
  header.writeUInt32LE(1, 20);
  header.writeUInt16LE(64, 52);
  return header;
}
