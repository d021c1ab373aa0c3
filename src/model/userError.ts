/** An expected failure: one sentence that says what and where, and what to try. Printed without a stack, exit code 2. */
export class UserError extends Error {
  /** What to do next, one or more sentences; may be empty. */
  readonly hint: string;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UserError';
    this.hint = options.hint ?? '';
  }
}
