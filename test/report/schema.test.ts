import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemCodes } from '../../src/model/problem.ts';
import { kinds } from '../../src/model/tarEntry.ts';
import { comparisonJson } from '../../src/report/comparisonJson.ts';
import { imageJson, type ReportInput } from '../../src/report/imageJson.ts';
import { jsonText } from '../../src/report/jsonText.ts';
import { listing } from '../../src/report/listing.ts';
import { listingJson } from '../../src/report/listingJson.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { end, rawEntry } from '../archive/tar/rawTar.ts';
import { type Schema, schemaFaults } from '../support/jsonSchema.ts';
import { openBlobs } from '../support/openImage.ts';
import { comparisonOf, imageOf } from './comparisonOf.ts';
import { everyChange } from './everyChange.ts';
import { inputOf, inputOfLayers, inputOfTars } from './inputOf.ts';

const docs = join(import.meta.dirname, '../../docs');
const schema: Schema = JSON.parse(readFileSync(join(docs, 'layerscope.schema.json'), 'utf8'));
const manual = readFileSync(join(docs, 'json.md'), 'utf8');
const parsed = (document: object): unknown => JSON.parse([...jsonText(document)].join(''));

/** All documents that an image can give. */
function documentsOf(input: ReportInput): unknown[] {
  const { stack, equal, problems } = input;
  const places = [undefined, ...stack.image.layers.map((layer) => layer.position)];
  const listings = places.flatMap((layer) =>
    [true, false].map((recursive) => {
      const entries = listing(stack, { path: '', recursive, layer }, equal) ?? [];
      return parsed(listingJson(entries, problems));
    }),
  );
  return [parsed(imageJson(input)), ...listings];
}

test('everything printed is as the schema says, no field unknown to it', async () => {
  const latin1 = ['0', '2'].map((type) => rawEntry({ name: `caf\xe9${type}`, type, target: '\xff' }));
  const inputs = [
    await inputOfLayers(...everyChange),
    await inputOfTars(Buffer.concat([...latin1, ...latin1, end])),
    await inputOf(await openDemo('hello-nix')),
    await inputOf(await openDemo('hello-docker')),
  ];
  const faults = inputs.flatMap(documentsOf).flatMap((document) => schemaFaults(schema, document));
  expect(faults).toEqual([]);
});

test('what is printed of two images is as the schema says', async () => {
  const latin1 = rawEntry({ name: 'caf\xe9', type: '0', target: '' });
  const odd = openBlobs([Buffer.concat([latin1, latin1, end])]);
  const pairs = [
    await comparisonOf(await openDemo('hello-nix'), await openDemo('hello-docker')),
    await comparisonOf(await imageOf(everyChange), await openDemo('hello-nix')),
    await comparisonOf(await imageOf(everyChange), await openDemo('hello-docker'), { through: true }),
    await comparisonOf(odd, await imageOf(everyChange.slice(0, 1))),
    await comparisonOf(await imageOf(everyChange.slice(0, 1)), await imageOf(everyChange)),
  ];
  const documents = pairs.map((input) => parsed(comparisonJson(input)));
  expect(documents.flatMap((document) => schemaFaults(schema, document))).toEqual([]);
  expect(JSON.stringify(documents)).toContain('"image":"left"');
});

test('the schema refuses what is not so', async () => {
  const [report] = documentsOf(await inputOfLayers(...everyChange)) as [{ layers: { [field: string]: unknown }[] }];
  const [base, ...rest] = report.layers;
  const broken = { ...report, layers: [{ ...base, position: 0, size: '22', unheardOf: 1 }, ...rest] };
  const faults = schemaFaults(schema, broken);
  for (const place of ['/layers/0/position', '/layers/0/size', '/layers/0/unheardOf'])
    expect(faults.some((fault) => fault.startsWith(`${place}:`))).toBe(true);
  expect(schemaFaults(schema, {})).not.toEqual([]);
});

test('the schema knows every kind of entry and every code of a problem', () => {
  const definitions = schema['$defs'] as { entry: Definition; problem: Definition };
  expect(definitions.entry.properties['type']?.enum).toEqual(kinds);
  expect(definitions.problem.properties['code']?.enum).toEqual(problemCodes);
});

test('docs/json.md names every code once in its table, and every field', () => {
  const rows = [...manual.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
  expect(rows.filter((name) => name?.includes('-') || name === 'limit')).toEqual(problemCodes);
  const missing = fieldsOf(schema).filter((field) => !manual.includes(`\`${field}\``));
  expect(missing).toEqual([]);
});

test('the examples of docs/json.md are what is printed', async () => {
  const nix = await inputOf(await openDemo('hello-nix'));
  const { stack, equal } = await inputOf(await openDemo('hello-docker'));
  const entries = listing(stack, { path: 'bin', recursive: false, layer: 2 }, equal) ?? [];
  const printed = [imageJson(nix), listingJson(entries, [])].map((document) => [...jsonText(document)].join(''));
  expect([...manual.matchAll(/```json\n(.*?)\n```/gs)].map((match) => match[1])).toEqual(printed);
});

type Definition = { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> };

/** Names of all properties in a schema, at any depth. */
function fieldsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'properties' in part ? Object.keys(Object(part.properties)) : [];
  return [...own, ...Object.values(part).flatMap(fieldsOf)];
}
