import type { Problem } from '../model/problem.ts';
import { jsonPath } from './jsonPath.ts';

/** A problem as the reports' JSON has it (docs/json.md). */
export function problemJson(problem: Problem): object {
  const { severity, layer = null, code, message } = problem;
  const path = problem.path === undefined ? { path: null } : jsonPath(problem.path);
  return { severity, layer, ...path, code, message };
}
