import type { Problem, ProblemCode } from '../../model/problem.ts';

/** Takes note of something that engines overlook and a person may want to know; of a limit, that something is left out. */
export type Complain = (message: string, code?: ProblemCode) => void;

/** A hostile manifest can be wrong a million times; nobody reads more than these. */
const most = 50;

/** A place to complain at, and the notes that came of it. */
export function complaints(): { readonly complain: Complain; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const complain: Complain = (message, code = 'manifest-field') => {
    if (problems.length < most) problems.push({ severity: code === 'limit' ? 'error' : 'note', code, message });
  };
  return { complain, problems };
}
