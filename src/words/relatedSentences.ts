import type { ComparisonFacts } from '../analysis/comparisonFacts.ts';
import { growth } from '../analysis/packagePairs.ts';
import { growthText } from '../text/growth.ts';
import { plural } from '../text/plural.ts';
import { fieldTitle } from './configRows.ts';
import type { Naming } from './naming.ts';

/** Fields that a sentence names. */
const mostFields = 5;

/** Of images that share layers: which packages came, went and changed. */
export function packageSentences({ relation, packages }: ComparisonFacts, naming: Naming): string[] {
  if (relation !== 'related') return [];
  const own = packages.filter(({ kind }) => kind !== 'none');
  const counts = [
    [own.filter(({ left, right }) => left && right && left.version !== right.version).length, 'changed'],
    [own.filter(({ left }) => left === null).length, 'only in B'],
    [own.filter(({ right }) => right === null).length, 'only in A'],
  ] as const;
  const told = counts.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  const [first] = own;
  if (told.length === 0 || first === undefined) return [];
  const most = growth(first) === 0 ? '' : `; most is ${naming.name(first.name)}, ${growthText(growth(first))}`;
  return [`Packages: ${told.join(', ')}${most}.`];
}

/** Of images that are much alike: in which fields their configs differ. */
export function configSentences({ relation, samePaths, configRows }: ComparisonFacts, naming: Naming): string[] {
  if (relation !== 'related' && !samePaths) return [];
  const paths = samePaths ? 'Every path has the same bytes, mode, owner and link target. ' : '';
  const fields = [...new Set(configRows.map(fieldTitle))];
  if (fields.length === 0) return [`${paths}The configs are the same.`];
  const named = fields.slice(0, mostFields).map((title) => naming.text(title));
  const more = fields.length > mostFields ? ' …' : '';
  const differ = fields.length === 1 ? 'differs' : 'differ';
  return [`${paths}${plural(fields.length, 'field')} of the config ${differ}: ${named.join(', ')}${more}.`];
}

/** Store paths that were built from other inputs. */
export function rehashedSentences({ rehashed }: ComparisonFacts): string[] {
  if (rehashed === 0) return [];
  const have = rehashed === 1 ? 'has' : 'have';
  return [`${plural(rehashed, 'store path')} of the same name and version ${have} another hash.`];
}
