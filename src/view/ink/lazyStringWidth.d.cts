import type { Options } from '../../../node_modules/string-width/index.js';

/** string-width itself, loaded when it is first asked. */
declare function lazyStringWidth(text: string, options?: Options): number;
export = lazyStringWidth;
