import type { ProblemCode } from '../../model/problem.ts';

/** Why a header is refused, as a clause. */
export type Refusal = { readonly code: ProblemCode; readonly why: string };

/** Whether an entry's headers are complete, another block (of a sparse map) is wanted, or they are refused. */
export type Step = 'ready' | 'more' | Refusal;

/** What Go calls ErrHeader. */
export function invalid(why: string): Refusal {
  return { code: 'invalid-header', why };
}
