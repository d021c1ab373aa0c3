// npm run bench: every target of docs/performance.md as a figure. Timed assertions do not belong in tests, so here they are.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { Bench } from './bench.mjs';
import { cases } from './cases.mjs';
import { shapes } from './data/shapes.mjs';
import { machine } from './machine.mjs';
import { tableLines, verdict } from './table.mjs';

const { values } = parseArgs({
  options: {
    case: { type: 'string', default: '' },
    shape: { type: 'string', default: '' },
    full: { type: 'boolean', default: false },
    scale: { type: 'string' },
    runs: { type: 'string' },
    json: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

if (values.list) for (const { name, about } of cases) console.log(`${name.padEnd(14)}${about}`);
else await measure();

async function measure() {
  const chosen = cases.filter(({ name }) =>
    picked(
      values.case,
      'case',
      cases.map((one) => one.name),
    ).includes(name),
  );
  const bench = new Bench({
    rounds: values.runs === undefined ? (values.full ? 5 : 3) : positive(values.runs, 'runs'),
    isFull: values.full,
    scale: values.scale === undefined ? undefined : positive(values.scale, 'scale'),
    wanted: picked(values.shape, 'shape', Object.keys(shapes)),
  });
  const where = machine();
  console.log(
    `${where.date.slice(0, 10)}  ${where.processors}, ${where.memory}, Node ${where.node}, ${where.platform}`,
  );
  console.log(`${where.tools.join(', ')}; page cache warm, medians of ${bench.rounds}, then least–most\n`);
  const results = [];
  for (const one of chosen) {
    const tables = await tablesOf(one, bench);
    results.push({ case: one.name, about: one.about, tables });
    console.log([`${one.name}: ${one.about}`, ...tables.flatMap(tableLines), ''].join('\n'));
  }
  console.log(verdict(results));
  if (values.json !== undefined) writeJson(values.json, { ...where, runs: bench.rounds, full: values.full, results });
}

/** A case that fails is told; the others still run. */
async function tablesOf(one, bench) {
  try {
    return await one.run(bench);
  } catch (error) {
    return [{ error: error.message }];
  }
}

/** The names of a comma-separated list, all when it is empty. */
function picked(list, what, known) {
  const names = list.split(',').filter(Boolean);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) fail(`--${what} ${unknown}: there are ${known.join(', ')}`);
  return names.length === 0 ? known : names;
}

function positive(text, what) {
  const number = Number(text);
  return number > 0 ? number : fail(`--${what} ${text} is no positive number`);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** Everything but the maps of single figures and the paths of files. */
function writeJson(path, value) {
  const text = JSON.stringify(
    value,
    (key, one) => (['figures', 'tars', 'layers', 'archive'].includes(key) ? undefined : one),
    2,
  );
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}
