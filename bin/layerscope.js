#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/layerscope.js', import.meta.url);
if (!existsSync(program)) {
  process.stderr.write('layerscope is not built here yet. Build it with: npm install && npm run build\n');
  process.exit(2);
}
const { main } = await import(program.href);
process.exitCode = await main(process.argv.slice(2));
