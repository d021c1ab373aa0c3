#!/usr/bin/env node
// Writes src/source/demo/data/*.json, the tables of the demo, from the two archives that they describe:
//   node scripts/demo-table.mjs FOLDER           writes
//   node scripts/demo-table.mjs --check FOLDER   ends with 1 when a table would change
// FOLDER holds hello-nix.tar.gz and hello-docker.docker20.tar. What is copied and what is not: demoTable.ts.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';

const sources = { 'hello-nix': 'hello-nix.tar.gz', 'hello-docker': 'hello-docker.docker20.tar' };
const data = new URL('../src/source/demo/data/', import.meta.url);
const letters = { file: 'f', directory: 'd', symlink: 'l' };

/** Every entry of a tar with its body. */
async function entriesOf(tar) {
  const reader = extract();
  reader.end(tar);
  const entries = [];
  for await (const entry of reader) {
    const chunks = [];
    for await (const chunk of entry) chunks.push(chunk);
    entries.push({ header: entry.header, body: Buffer.concat(chunks) });
  }
  return entries;
}

/** A stand-in of a program keeps class, machine and type of its header, so these must be what standIn.ts writes. */
function elfKind(name, body) {
  const type = { 2: 'exec', 3: 'dyn' }[body.readUInt16LE(16)];
  if (body[4] !== 2 || body[5] !== 1 || body.readUInt16LE(18) !== 62 || !type) throw new Error(`${name}: another ELF`);
  return type;
}

/** Small texts and the apk database are copied; keys, programs, scripts and the certificates get stand-ins. */
function contentKind({ name, mode }, body) {
  if (body.subarray(0, 4).toString('latin1') === '\x7fELF') return elfKind(name, body);
  if (body.includes(0) || !isUtf8(body)) return 'data';
  const executable = (mode & 0o111) !== 0;
  const kept = name === 'lib/apk/db/installed' || (body.length <= 4096 && !executable && !name.endsWith('.pub'));
  return kept ? 'kept' : 'text';
}

function line(header, body, texts) {
  const letter = letters[header.type];
  const plain = /^[\x21-\x7e]+$/;
  if (!letter || header.pax || !plain.test(header.name))
    throw new Error(`${header.name}: the table has no form for it`);
  const words = [
    letter,
    (header.mode & 0o7777).toString(8),
    `${header.uid}:${header.gid}`,
    header.mtime.getTime() / 1000,
  ];
  if (letter === 'f') {
    const kind = contentKind(header, body);
    const content = `${kind}-${createHash('sha256').update(body).digest('hex').slice(0, 8)}`;
    if (kind === 'kept') texts[content] = body.toString();
    words.push(body.length, content);
  }
  words.push(header.name);
  if (letter === 'l') {
    if (!plain.test(header.linkname)) throw new Error(`${header.name}: the table has no form for its target`);
    words.push('->', header.linkname);
  }
  return words.join(' ');
}

/** The table of one archive, as the text of its JSON file. */
async function tableText(archive) {
  const raw = readFileSync(archive);
  const files = new Map();
  for (const { header, body } of await entriesOf(raw[0] === 0x1f ? gunzipSync(raw) : raw)) files.set(header.name, body);
  const [manifest] = JSON.parse(files.get('manifest.json'));
  const texts = {};
  const layers = [];
  for (const name of manifest.Layers) {
    const entries = await entriesOf(files.get(name));
    layers.push(entries.map(({ header, body }) => line(header, body, texts)));
  }
  const config = JSON.parse(files.get(manifest.Config));
  return `${JSON.stringify({ names: manifest.RepoTags, config, layers, texts }, null, 1)}\n`;
}

async function main([first, second]) {
  const check = first === '--check';
  const folder = check ? second : first;
  if (!folder) throw new Error('usage: node scripts/demo-table.mjs [--check] FOLDER');
  for (const [image, source] of Object.entries(sources)) {
    const table = new URL(`${image}.json`, data);
    const text = await tableText(join(folder, source));
    if (!check) writeFileSync(table, text);
    else if (readFileSync(table, 'utf8') !== text) {
      console.error(`${table.pathname} is not what ${source} says`);
      process.exitCode = 1;
    }
  }
}

await main(process.argv.slice(2));
