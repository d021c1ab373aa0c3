/** What `chunks` hold from byte `from` on. */
export async function* skipping(
  chunks: AsyncIterable<Uint8Array>,
  from: number,
): AsyncGenerator<Uint8Array, void, void> {
  let passed = 0;
  for await (const chunk of chunks) {
    const known = Math.min(Math.max(0, from - passed), chunk.length);
    passed += chunk.length;
    if (known < chunk.length) yield chunk.subarray(known);
  }
}
