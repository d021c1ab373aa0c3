import type { Comparison } from '../../compare/comparison.ts';
import { nearestNode } from './nearestNode.ts';
import type { RowList } from './rowList.ts';

/** Finds rows by their keys: the row of a path, of its chain or farm, or of its nearest parent that has one. */
export function rowIndex({ before, after }: Comparison, list: RowList): (key: string) => number {
  const find = (path: string): number => {
    const node = after.find(path);
    return node >= 0 ? node : before.find(path);
  };
  return (key) => {
    const end = key.indexOf('\0');
    const node = nearestNode(end < 0 ? key : key.slice(0, end), find);
    const row = end < 0 ? undefined : list.indexOfFarm(node, key);
    return row ?? list.indexOf(node);
  };
}
