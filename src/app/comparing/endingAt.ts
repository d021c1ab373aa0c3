import type { SideName } from '../../model/sideName.ts';
import type { Comparing } from './comparing.ts';

/** The comparison with a side that ends at another layer: what its packages are there is not known yet. */
export function endingAt(comparing: Comparing, name: SideName, end: number | undefined): Comparing {
  const { packages: _, ...side } = comparing[name];
  return end === undefined || end === side.end ? comparing : { ...comparing, [name]: { ...side, end } };
}
