// Entry of the bundle (build.mjs): the thread that checks digests. Its URL is given by cli/verifier.ts.
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { serveDigests } from '../load/serveDigests.ts';

// Nobody waits for it. Only Linux knows priorities of threads; elsewhere it would be the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
serveDigests(parentPort!);
