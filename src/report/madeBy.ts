import { instruction, remarkText } from '../analysis/instruction.ts';
import { packageText } from '../analysis/packageText.ts';
import type { HistoryStep, Layer } from '../model/image.ts';
import { inStore } from '../model/storePath.ts';

/** The packages of a layer of Nix, else the instruction without noise, as the screen shows it. */
export function madeBy({ storePaths, ...step }: Layer): string {
  const names = storePaths.flatMap((path) => inStore(path)?.own ?? []);
  return names.length > 0 ? names.map(({ rest }) => packageText(rest)).join(', ') : stepText(step) || '(no history)';
}

/** The instruction of a step, or what else it says of itself. */
export function stepText({ createdBy, comment }: Pick<HistoryStep, 'createdBy' | 'comment'>): string {
  return instruction(createdBy) || remarkText(comment);
}
