/** A sparse entry as GNU tar writes it with PAX format 1.0: map in the body, real name and size in the PAX header. */
export function sparseEntry(
  name: string,
  size: number,
  runs: readonly (readonly [number, number])[],
  stored: Uint8Array,
): Uint8Array {
  const map = padded(
    Buffer.from(`${runs.length}\n${runs.map(([offset, length]) => `${offset}\n${length}\n`).join('')}`),
  );
  const records = [
    ['GNU.sparse.major', '1'],
    ['GNU.sparse.minor', '0'],
    ['GNU.sparse.name', name],
    ['GNU.sparse.realsize', String(size)],
  ].map(([key, value]) => record(key!, value!));
  const pax = Buffer.from(records.join(''));
  return Buffer.concat([
    header('PaxHeaders/x', 'x', pax.length),
    padded(pax),
    header(`GNUSparseFile.0/${name}`, '0', map.length + stored.length),
    map,
    padded(Buffer.from(stored)),
  ]);
}

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length}${rest}`;
}

function header(name: string, type: string, size: number): Buffer {
  const block = Buffer.alloc(512);
  block.write(name, 0);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('14524630000\0', 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return block;
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}
