import type { Stack } from '../layers/stack.ts';
import type { Problem } from '../model/problem.ts';
import { jsonPath } from './jsonPath.ts';

/** Everything that is wrong with an image: of its manifest and blobs first, then layer by layer. */
export function problemsOf(stack: Stack): readonly Problem[] {
  return [...stack.image.problems, ...stack.indexes.flatMap((index) => index.problems)];
}

/** A problem as the reports' JSON has it (docs/json.md). */
export function problemJson(problem: Problem): object {
  const { severity, layer = null, code, message } = problem;
  const path = problem.path === undefined ? { path: null } : jsonPath(problem.path);
  return { severity, layer, ...path, code, message };
}
