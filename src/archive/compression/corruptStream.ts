/** What can be wrong with a compressed stream; the names of the problems it becomes. */
export type StreamFault = 'truncated-layer' | 'corrupt-compression' | 'trailing-data' | 'limit';

/**
 * A compressed stream that cannot be read to its end. Everything before the fault was delivered first; with
 * `trailing-data` that was everything there is.
 */
export class CorruptStream extends Error {
  readonly code: StreamFault;
  /** How many uncompressed bytes came before. */
  readonly offset: number;

  constructor(code: StreamFault, message: string, offset: number) {
    super(message);
    this.name = 'CorruptStream';
    this.code = code;
    this.offset = offset;
  }
}
