// Entry of the bundle (build.mjs): the thread that indexes layers. Its URL is given by cli/layerIndexes.ts.
import { parentPort } from 'node:worker_threads';
import { serveIndexes } from '../load/serveIndexes.ts';

serveIndexes(parentPort!);
