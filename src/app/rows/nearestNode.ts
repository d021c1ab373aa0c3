/**
 * What `find` has at a path, or at the longest part of the path that is there. What has no parent is not there itself, so
 * the longest part is found by halving: paths can be very long.
 */
export function nearestNode(path: string, find: (part: string) => number): number {
  const ends = [0];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) ends.push(slash);
  ends.push(path.length);
  let [there, gone] = [0, ends.length];
  while (gone - there > 1) {
    const middle = (there + gone) >> 1;
    if (find(path.slice(0, ends[middle])) >= 0) there = middle;
    else gone = middle;
  }
  return find(path.slice(0, ends[there]));
}
