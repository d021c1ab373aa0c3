/** So many links to one target in one folder are one row. */
export const fewestLinks = 4;

type Members = { readonly members: readonly number[] };

/** The nodes of a directory that have rows: its rows of links, largest first, and the nodes that belong to none. */
export type Farms<F> = { readonly farms: readonly F[]; readonly rest: readonly number[] };

/** Takes rows of links out of the nodes of a directory; `grouped` puts links together that may be one row. */
export function farmsAmong<F extends Members>(
  nodes: readonly number[],
  isLink: (node: number) => boolean,
  grouped: (links: readonly number[]) => readonly F[],
): Farms<F> {
  const links = nodes.filter(isLink);
  if (links.length < fewestLinks) return { farms: [], rest: nodes };
  const farms = grouped(links).filter(({ members }) => members.length >= fewestLinks);
  if (farms.length === 0) return { farms, rest: nodes };
  const inFarms = new Set(farms.flatMap(({ members }) => members));
  return {
    farms: farms.sort((a, b) => b.members.length - a.members.length),
    rest: nodes.filter((node) => !inFarms.has(node)),
  };
}

/** How many rows less there are for farms: each has one of its own, and its members' only when it is unfolded. */
export function rowsSpared<F extends Members>(farms: readonly F[], isOpen: (farm: F) => boolean): number {
  return farms.reduce((spared, farm) => spared + (isOpen(farm) ? 0 : farm.members.length) - 1, 0);
}

/** Keeps the farms of directories for what is shown, because rows are counted by them at every fold. */
export function keptFarms<F>(): (shown: object, directory: number, make: () => Farms<F>) => Farms<F> {
  const known = new WeakMap<object, Map<number, Farms<F>>>();
  return (shown, directory, make) => {
    let farms = known.get(shown);
    if (farms === undefined) known.set(shown, (farms = new Map()));
    let answer = farms.get(directory);
    if (answer === undefined) farms.set(directory, (answer = make()));
    return answer;
  };
}
