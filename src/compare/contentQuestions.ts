import type { ImageComparison } from './imageComparison.ts';
import type { ContentQuestions } from './imageEquality.ts';

/** What must be read so that no class and no reason of a comparison depends on unread contents. */
export declare function contentQuestions(comparison: ImageComparison): ContentQuestions;

/** What must be read so that nothing which is called the same rests on content hashes alone: for reports. */
export declare function claimedContents(comparison: ImageComparison): ContentQuestions;
