// Writes what README.md has from the program itself: the key table (src/app/commands.ts) and the words of --help.
// With --check it writes nothing and fails when the README differs.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const readme = new URL('../README.md', import.meta.url);
const { commands } = await source('src/app/commands.ts');
const { groups, keyLabel } = await source('src/app/command.ts');
const { help } = await source('src/cli/help.ts');

const before = readFileSync(readme, 'utf8');
let after = replaced(before, 'keys', keyTable());
after = replaced(after, 'help', `\`\`\`\n${help}\`\`\``);
if (process.argv.includes('--check')) {
  if (after !== before) {
    process.stderr.write('README.md differs from the program: run npm run docs\n');
    process.exitCode = 1;
  }
} else writeFileSync(readme, after);

/** A module of the program, bundled in memory: Node 20 reads no TypeScript. */
async function source(path) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../${path}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  const place = new URL(`../dist/docs-${path.replaceAll('/', '-')}.mjs`, import.meta.url);
  writeFileSync(place, outputFiles[0].text);
  return import(place.href);
}

function keyTable() {
  const lines = ['| key | what it does |', '|---|---|'];
  // what only popups know stands in their footers
  for (const group of groups.filter((name) => name !== 'In popups')) {
    const rows = commands.filter((command) => command.group === group && command.keys.length > 0);
    if (rows.length === 0) continue;
    lines.push(`| **${group}** | |`);
    for (const title of new Set(rows.map((row) => row.title))) {
      const keys = rows.filter((row) => row.title === title).flatMap((row) => row.keys.map(keyLabel));
      lines.push(`| ${[...new Set(keys)].map(code).join(' ')} | ${title} |`);
    }
  }
  return lines.join('\n');
}

function code(key) {
  return key === '|' ? '`\\|`' : `\`${key}\``;
}

/** The text between `<!-- NAME -->` and `<!-- /NAME -->`. */
function replaced(text, name, content) {
  const pattern = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- /${name} -->)`);
  if (!pattern.test(text)) throw new Error(`README.md has no place for ${name}`);
  return text.replace(pattern, (_, start, end) => `${start}${content}\n${end}`);
}
