import { engine } from './cases/engine.mjs';
import { firstScreen } from './cases/firstScreen.mjs';
import { frames } from './cases/frames.mjs';
import { gzip } from './cases/gzip.mjs';
import { huge } from './cases/huge.mjs';
import { memory } from './cases/memory.mjs';
import { pair } from './cases/pair.mjs';
import { peers } from './cases/peers.mjs';
import { plain } from './cases/plain.mjs';
import { reopen } from './cases/reopen.mjs';
import { search } from './cases/search.mjs';
import { tarStream } from './cases/tarStream.mjs';
import { tree } from './cases/tree.mjs';
import { zstd } from './cases/zstd.mjs';

/** The rows of the table of targets, in its order. Each answers `run(bench)` with its tables. */
export const cases = [
  plain,
  huge,
  tarStream,
  peers,
  gzip,
  zstd,
  engine,
  reopen,
  memory,
  firstScreen,
  frames,
  tree,
  pair,
  search,
];
