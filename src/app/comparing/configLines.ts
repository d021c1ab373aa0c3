import type { ConfigComparison } from '../../compare/compareConfigs.ts';
import { type ConfigImages, type ConfigWords, fieldRows, runRows, unsetTitles } from '../../words/configRows.ts';
import { latest } from '../latest.ts';
import { filterOf, passes } from '../rows/filter.ts';
import { configComparisonOf } from './compared.ts';
import type { Comparing, ListTab } from './comparing.ts';
import type { ConfigLine } from './configLine.ts';

type Options = ConfigImages & Pick<ListTab, 'filter' | 'differencesOnly'>;

const linesFor = latest(linesOf);

/** The lines of the Config tab: what happens, the fields that differ, those that do not. */
export function configLinesOf(comparing: Comparing): readonly ConfigLine[] {
  const { filter, differencesOnly } = comparing.config;
  const [left, right] = [comparing.left.stack.image, comparing.right.stack.image];
  return linesFor(configComparisonOf(comparing), { left, right, filter, differencesOnly });
}

function linesOf(config: ConfigComparison, options: Options): readonly ConfigLine[] {
  const { differencesOnly } = options;
  const filter = filterOf(options.filter);
  const fields = fieldRows(config, options)
    .filter(({ title, left, right }) => passes(filter, `${title} ${left.text} ${right.text}`))
    .map(fieldLine);
  const [differing, equal] = [true, false].map((differs) => fields.filter((row) => (row.class !== 'same') === differs));
  const unset = unsetTitles(config);
  const isWhole = options.filter.trim() === '';
  return [
    ...(isWhole ? runRows(config).map((row): ConfigLine => ({ what: 'run', ...row })) : []),
    ...(isWhole && differing!.length > 0 ? [gap] : []),
    ...differing!,
    ...(differencesOnly || equal!.length === 0 ? [] : [gap, ...equal!]),
    ...(differencesOnly || !isWhole || unset.length === 0 ? [] : [{ what: 'unset', fields: unset } as const]),
  ];
}

const gap: ConfigLine = { what: 'gap' };

function fieldLine(row: ConfigWords) {
  return { what: 'field', ...row } as const;
}
