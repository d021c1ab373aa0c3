// Entry of the bundle (build.mjs): the thread that searches paths. Its URL is given by cli/pathSearch.ts.
import { parentPort } from 'node:worker_threads';
import { serveSearch } from '../search/serveSearch.ts';

serveSearch(parentPort!);
