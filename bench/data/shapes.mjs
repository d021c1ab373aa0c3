// The images that are measured (docs/performance.md): what they look like, and how large they are.

/** @typedef {{ layers: number, entries: number, weights: number[], bytes: (next: () => number) => number,
 *    folder: (number: number, layer: number) => string, file: (number: number) => string }} Shape */

/** The first layers hold the most, as base images do. */
const based = [35, 4, 9, 1, 6, 2, 14, 1, 8, 3, 12, 5];
const evenly = Array(10).fill(1);

/** Sizes of files: many small ones and few large ones. `average` in bytes. */
const uneven = (average, spread) => (next) => {
  const gauss = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return Math.min(1e8, Math.floor(average * Math.exp(spread * gauss - spread ** 2 / 2)));
};
const exponential = (average) => (next) => Math.floor(-Math.log(1 - next()) * average);
const about = (average) => (next) => Math.floor(average * (0.9 + 0.2 * next()));

const debianPlaces = ['usr/share/doc', 'usr/lib/x86_64-linux-gnu', 'usr/share/locale', 'usr/include', 'var/lib/dpkg'];
const debian = {
  folder: (number) => `${debianPlaces[number % 5]}/lib${(number * 7919) % 9973}-dev/part-${number % 13}`,
  file: (number) => `file-${number}.${['so', 'h', 'gz', 'mo'][number % 4]}`,
};
const modules = {
  folder: (number) =>
    `app/node_modules/@scope-${number % 19}/package-${number >> 2}/dist/${['esm', 'cjs', 'types', 'src'][number & 3]}`,
  file: (number) => `module-${number}.js`,
};
const parts = {
  folder: (number, layer) => `usr/lib/part-${layer}-${number % 37}/module-${number}`,
  file: (number) => `file-${number}.js`,
};
const huge = { folder: (number) => `opt/models/model-${number}`, file: (number) => `weights-${number}.bin` };

/** Shapes at full size. `small`: the share of its entries (of `c`: of its bytes) that a quick run measures. */
export const shapes = {
  a: {
    about: 'a Debian-like system',
    layers: 12,
    entries: 157_000,
    weights: based,
    bytes: uneven(24_000, 1.7),
    small: 1 / 8,
    ...debian,
  },
  b: {
    about: 'node_modules',
    layers: 9,
    entries: 420_000,
    weights: based.slice(0, 9),
    bytes: uneven(6_000, 1.2),
    small: 1 / 8,
    ...modules,
  },
  c: {
    about: 'few large files',
    layers: 4,
    entries: 44,
    weights: [1, 1, 1, 1],
    bytes: about(125e6),
    small: 1 / 4,
    ...huge,
  },
  p2: {
    about: 'ten like layers, 2 kB a file',
    layers: 10,
    entries: 130_000,
    weights: evenly,
    bytes: exponential(2_000),
    small: 1 / 4,
    ...parts,
  },
  p8: {
    about: 'ten like layers, 8 kB a file',
    layers: 10,
    entries: 130_000,
    weights: evenly,
    bytes: exponential(8_000),
    small: 1 / 4,
    ...parts,
  },
  one: {
    about: 'a single layer, 8 kB a file',
    layers: 1,
    entries: 65_000,
    weights: [1],
    bytes: exponential(8_000),
    small: 1 / 4,
    ...parts,
  },
  wide: {
    about: 'a million paths',
    layers: 5,
    entries: 1_000_000,
    weights: [6, 1, 1, 1, 1],
    bytes: () => 0,
    small: 1 / 4,
    ...modules,
  },
};

/** How many entries each layer has, and which bytes a file; `scale`: a share of the full size. */
export function sized(name, scale) {
  const { layers, entries, weights, ...shape } = shapes[name];
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const wanted = Math.max(layers * 3, entries * scale);
  return { name, ...shape, entries: weights.slice(0, layers).map((weight) => Math.ceil((wanted * weight) / sum)) };
}
