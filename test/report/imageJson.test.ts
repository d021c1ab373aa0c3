import { expect, test } from 'vitest';
import { imageJson, type ReportInput } from '../../src/report/imageJson.ts';
import { jsonText } from '../../src/report/jsonText.ts';
import { openDemo } from '../../src/source/demo/openDemo.ts';
import { end, rawEntry } from '../archive/tar/rawTar.ts';
import { file, opaque } from '../support/layer.ts';
import { everyChange } from './everyChange.ts';
import { inputOf, inputOfLayers, inputOfTars, withImage } from './inputOf.ts';

const printed = (input: ReportInput) => JSON.parse([...jsonText(imageJson(input))].join(''));

test('a small image with every class of change, field by field and in order', async () => {
  const input = withImage(await inputOfLayers(...everyChange), { rawConfig: { Cmd: ['sh'], Unknown: { kept: true } } });
  const [base, top] = input.stack.image.layers;
  const expected = {
    schemaVersion: 1,
    image: {
      reference: 'test:latest',
      names: ['test:latest'],
      id: `sha256:${'0'.repeat(64)}`,
      source: 'docker archive test.tar',
      platform: 'linux/amd64',
      created: '2023-11-14T22:13:20Z',
      size: 22 + 13,
      compressedSize: null,
      files: 6,
      config: { Cmd: ['sh'], Unknown: { kept: true } },
    },
    layers: [
      {
        position: 1,
        diffId: base?.diffId,
        digest: base?.digest,
        size: 22,
        compressedSize: null,
        createdBy: 'RUN step 1',
        comment: '',
        storePaths: [],
        entries: 7,
        verified: true,
        changes: { added: 7, modified: 0, removed: 0, touched: 0 },
        bytes: { added: 22, modified: 0, hidden: 0, touched: 0 },
        problems: [],
      },
      {
        position: 2,
        diffId: top?.diffId,
        digest: top?.digest,
        size: 13,
        compressedSize: null,
        createdBy: 'RUN step 2',
        comment: '',
        storePaths: [],
        entries: 9,
        verified: null,
        changes: { added: 6, modified: 2, removed: 3, touched: 1 },
        bytes: { added: 3, modified: 6, hidden: 5 + 1 + 4 + 5 + 7, touched: 4 },
        problems: [],
      },
    ],
    history: [
      { createdBy: 'RUN step 1', comment: '', created: null, emptyLayer: false, layer: 1 },
      { createdBy: 'RUN step 2', comment: '', created: null, emptyLayer: false, layer: 2 },
    ],
    waste: {
      bytes: 22,
      overwritten: 6,
      deleted: 5,
      deletedWithDirectory: 7,
      opaque: 0,
      touched: 4,
      paths: [
        { path: 'srv/data', bytes: 7, count: 1 },
        { path: 'etc/gone', bytes: 5, count: 1 },
        { path: 'etc/motd', bytes: 5, count: 1 },
        { path: 'etc/same', bytes: 4, count: 1 },
        { path: 'etc/mode', bytes: 1, count: 1 },
      ],
    },
    problems: [],
  };
  expect(JSON.stringify(printed({ ...input, verified: [true] }))).toBe(JSON.stringify(expected));
});

test('problems stand whole and with their layer; a path that is no UTF-8 keeps its bytes', async () => {
  const twice = rawEntry({ name: 'caf\xe9' }, '12');
  const input = await inputOfTars(Buffer.concat([twice, twice, end]));
  const { layers, problems, waste } = printed(input);
  const problem = { severity: 'note', layer: 1, path: 'caf\\xe9', pathBytes: 'Y2Fm6Q==', code: 'duplicate-path' };
  expect(problems).toMatchObject([problem]);
  expect(layers[0].problems).toEqual(problems);
  expect(waste.paths).toEqual([{ path: 'caf\\xe9', pathBytes: 'Y2Fm6Q==', bytes: 2, count: 1 }]);
});

test('what is hidden by an opaque folder is waste of that kind', async () => {
  const input = await inputOfLayers([file('etc/a', '123')], [opaque('etc'), file('etc/b', '1')]);
  expect(printed(input).waste).toMatchObject({ bytes: 3, opaque: 3, deleted: 0 });
});

test('wasted paths are all there, in order, however many and whatever they are called', async () => {
  const names = Array.from({ length: 600 }, (_, i) => `${['plain', 'with "', 'caf\u00e9'][i % 3]} ${1000 + i}`);
  const input = await inputOfLayers(
    names.map((name) => file(name, '12')),
    names.map((name) => file(name, '')),
  );
  expect(printed(input).waste.paths).toEqual(names.toSorted().map((path) => ({ path, bytes: 2, count: 1 })));
});

test('packed is the sum of the blobs, and null when one of them is not known', async () => {
  const input = await inputOfLayers([file('a')], [file('b')]);
  const [base, top] = input.stack.image.layers;
  const packed = { ...base!, compressedSize: 100 };
  expect(printed(withImage(input, { layers: [packed, top!] })).image.compressedSize).toBeNull();
  const both = [packed, { ...top!, compressedSize: 20 }];
  expect(printed(withImage(input, { layers: both })).image.compressedSize).toBe(120);
});

test('the hello pair has the sizes that docker image ls prints, and no waste', async () => {
  const pair = await Promise.all([openDemo('hello-nix'), openDemo('hello-docker')]);
  const [nix, docker] = (await Promise.all(pair.map(inputOf))).map(printed);
  expect(nix.image).toMatchObject({ size: 33_720, files: 1, names: ['hello-nix:latest'] });
  expect(docker.image).toMatchObject({ size: 7_424_880, files: 91, names: ['hello-docker:latest'] });
  expect([nix.waste.bytes, docker.waste.bytes]).toEqual([0, 0]);
  expect(docker.layers[1].changes).toEqual({ added: 1, modified: 0, removed: 0, touched: 0 });
  expect(docker.history.map((step: { layer: number | null }) => step.layer)).toEqual([1, null, 2, null]);
});

test('a config that is no object is printed as an empty one', async () => {
  const input = withImage(await inputOfLayers([]), { rawConfig: ['not', 'an', 'object'] });
  expect(printed(input).image.config).toEqual({});
});
