import { type Waste, waste } from '../analysis/waste.ts';
import { type Equality, equalOf } from '../compare/equality.ts';
import type { Stack } from '../layers/stack.ts';
import { wastedPathsShown } from './details/imageLines.ts';

/** The waste of an image as far as Details show it. */
export function wasteShown(stack: Stack, equality: Equality): Waste {
  return waste(stack, equalOf(equality), wastedPathsShown);
}
