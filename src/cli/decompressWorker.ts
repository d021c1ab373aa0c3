// Entry of the bundle (build.mjs): the thread that decompresses a large layer. Its URL is given by cli/layerIndexes.ts.
import { parentPort } from 'node:worker_threads';
import { serveDecompress } from '../load/serveDecompress.ts';

serveDecompress(parentPort!);
