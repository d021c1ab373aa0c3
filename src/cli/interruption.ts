/** Thrown as the reason of a signal's abort: the process was asked to end. */
export class Interruption extends Error {
  readonly code: number;
  constructor(code: number) {
    super('interrupted');
    this.code = code;
  }
}
