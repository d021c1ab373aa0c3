import type { Tree } from '../layers/tree.ts';
import type { ImageComparison } from './imageComparison.ts';
import type { ImageEquality } from './imageEquality.ts';

export declare function compareImages(left: Tree, right: Tree, equality: ImageEquality): ImageComparison;
