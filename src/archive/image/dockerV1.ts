import { blobJson } from './blobJson.ts';
import type { BlobStore } from './blobStore.ts';
import { type Complain, complaints } from './complaints.ts';
import { type Fields, fieldsOf } from './fields.ts';
import type { StoredImage } from './storedImage.ts';
import { v1Config } from './v1Config.ts';

const idPattern = /^[0-9a-f]{64}$/;
/** aufs stacked 127 layers at most; the guard is for chains that bite their tail. */
const longestChain = 1000;

/** Folders that hold a v1 layer: `<64 hex>/json`. */
export function v1Ids(store: BlobStore): readonly string[] {
  return store.top.filter((name) => idPattern.test(name) && store.stat(`${name}/json`) !== undefined);
}

/**
 * The images of `docker save` before Docker 1.10: `repositories` names the newest layer of each tag, each layer's JSON
 * names its parent. Without `repositories`, the layers that are nobody's parent are the images.
 */
export function dockerV1Images(store: BlobStore): readonly StoredImage[] {
  const { complain, problems } = complaints();
  const json = blobJson(store, 'repositories', complain);
  const tags = json.fault === undefined ? taggedIds(fieldsOf(json.value, 'repositories', complain), json.value) : [];
  const namesOf = new Map<string, string[]>();
  for (const [name, id] of tags) namesOf.set(id, [...(namesOf.get(id) ?? []), name]);
  if (namesOf.size === 0) for (const id of heads(store, complain)) namesOf.set(id, []);
  return [...namesOf].map(([id, names]) => chainImage(store, id, names, problems));
}

function taggedIds(repositories: Fields, value: unknown): [name: string, id: string][] {
  return Object.keys(value ?? {}).flatMap((repository) =>
    [...repositories.map(repository)].map(([tag, id]): [string, string] => [`${repository}:${tag}`, id]),
  );
}

function heads(store: BlobStore, complain: Complain): readonly string[] {
  const ids = v1Ids(store);
  const parents = new Set(ids.map((id) => layerJson(store, id, complain)?.text('parent')));
  return ids.filter((id) => !parents.has(id));
}

function chainImage(
  store: BlobStore,
  id: string,
  names: readonly string[],
  shared: StoredImage['problems'],
): StoredImage {
  const { complain, problems } = complaints();
  const chain: { id: string; fields: Fields }[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next && idPattern.test(next) && !seen.has(next); ) {
    if (chain.length === longestChain) break;
    seen.add(next);
    const fields = layerJson(store, next, complain);
    if (!fields) {
      problems.push({
        severity: 'error',
        code: 'missing-blob',
        message: `layer ${next} ${store.absence(`${next}/json`)}`,
      });
      break;
    }
    chain.unshift({ id: next, fields });
    next = fields.text('parent');
  }
  const config = v1Config(
    chain.map((link) => link.fields),
    complain,
  );
  const layers = chain.map((link) => ({ name: `${link.id}/layer.tar` }));
  return {
    names,
    platform: config.platform,
    config,
    layers,
    problems: [...shared, ...problems],
    ...(chain.length === 0 && { unreadable: `the JSON of layer ${id} is not in the ${store.kind}` }),
  };
}

function layerJson(store: BlobStore, id: string, complain: Complain): Fields | undefined {
  const json = blobJson(store, `${id}/json`, complain);
  return json.fault === undefined ? fieldsOf(json.value, `${id}/json`, complain) : undefined;
}
