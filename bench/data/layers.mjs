// The tars of an image's layers, as a build leaves them: new files, some of the layers below again, some removed.
import { contents } from './contents.mjs';
import { random, seedOf } from './random.mjs';
import { TarFile } from './tarFile.mjs';

const filesOfFolder = 20;
const share = { again: 0.05, removed: 0.15, rewritten: 0.5, link: 0.04 };

/** Writes the tar of each layer to the path of the same place; answers with their sha256. */
export function writeLayers(shape, paths) {
  const next = random(20261123);
  const below = [];
  return paths.map((path, layer) => {
    const tar = new TarFile(path);
    addEntries(tar, shape, layer, below, next);
    return tar.end();
  });
}

/** `below`: paths of files of the layers so far, for those that come again. */
function addEntries(tar, shape, layer, below, next) {
  const known = below.length;
  const made = new Set();
  let folder = '';
  for (let number = 0; number < shape.entries[layer]; number++) {
    if (number % (filesOfFolder + 1) === 0) {
      folder = shape.folder(layer * 100_000 + number / (filesOfFolder + 1), layer);
      tar.add({ name: `${folder}/`, type: 'directory', mode: 0o755, mtime: timeOf(layer) });
    } else if (known > 0 && next() < share.again) {
      const path = below[Math.floor(next() * known)];
      if (!made.has(path)) addAgain(tar, shape, layer, path, next);
      made.add(path);
    } else if (next() < share.link) {
      const linkname = shape.file(number + 1);
      tar.add({
        name: `${folder}/${shape.file(number)}`,
        type: 'symlink',
        linkname,
        mode: 0o777,
        mtime: timeOf(layer),
      });
    } else {
      addFile(tar, shape, `${folder}/${shape.file(number)}`, 0, layer);
      below.push(`${folder}/${shape.file(number)}`);
    }
  }
}

/** A file of below: removed, written anew, or only its time changed, as `chown` and `cp` do. */
function addAgain(tar, shape, layer, path, next) {
  const slash = path.lastIndexOf('/') + 1;
  if (next() < share.removed) {
    tar.add({ name: `${path.slice(0, slash)}.wh.${path.slice(slash)}`, mode: 0, mtime: timeOf(layer) });
  } else {
    addFile(tar, shape, path, next() < share.rewritten ? layer : 0, layer);
  }
}

/** Size and bytes come from the path and its edition alone, so the same path of two layers can hold the same bytes. */
function addFile(tar, shape, name, edition, layer) {
  const seed = seedOf(name);
  const size = shape.bytes(random(seed));
  tar.add({ name, mode: 0o644, mtime: timeOf(layer), size }, contents(size, seed + edition));
}

function timeOf(layer) {
  return 1_700_000_000 + layer * 86_400;
}
