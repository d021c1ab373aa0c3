import type { ConfigComparison, ConfigField, ConfigRow, ConfigValue } from '../../compare/compareConfigs.ts';
import type { PairClass } from '../../compare/imageComparison.ts';
import type { Run } from '../../compare/runOf.ts';
import { rfc3339Text } from '../../text/time.ts';
import { latest } from '../latest.ts';
import { filterOf, passes } from '../rows/filter.ts';
import { configComparisonOf } from './compared.ts';
import type { Comparing, ListTab } from './comparing.ts';
import type { ConfigCell, ConfigLine } from './configLine.ts';
import { commandText, isReplaced } from './runSentences.ts';

const titles: { readonly [F in ConfigField]: string } = {
  entrypoint: 'Entrypoint',
  cmd: 'Cmd',
  env: 'Env',
  user: 'User',
  workingDir: 'WorkingDir',
  ports: 'ports',
  volumes: 'volumes',
  labels: 'labels',
  healthcheck: 'healthcheck',
  stopSignal: 'stop signal',
  shell: 'shell',
  onBuild: 'onbuild',
  os: 'os',
  architecture: 'architecture',
  variant: 'variant',
  created: 'created',
};

/** Of a field that has keys, the word before one of them. */
const keyTitles: { readonly [F in ConfigField]?: string } = { ports: 'port', volumes: 'volume', labels: 'label' };

/** What engines do where the field is not set. */
const meanings: { readonly [F in ConfigField]?: string } = { user: '(root)', workingDir: '(/)' };

/** A row does not show more; the whole value is Enter's. */
const longestValue = 1000;
const mostItems = 100;

type Options = Pick<ListTab, 'filter' | 'differencesOnly'>;

const linesFor = latest(linesOf);

/** The lines of the Config tab: what happens, the fields that differ, those that do not. */
export function configLinesOf(comparing: Comparing): readonly ConfigLine[] {
  const { filter, differencesOnly } = comparing.config;
  return linesFor(configComparisonOf(comparing), { filter, differencesOnly });
}

/** Key of the line of a field. */
export function fieldKey({ field, key }: ConfigRow): string {
  return key === undefined ? field : `${field} ${key}`;
}

function linesOf({ rows, run, runWith }: ConfigComparison, options: Options): readonly ConfigLine[] {
  const filter = filterOf(options.filter);
  const fields = rows.filter(
    (row) => (row.left !== null || row.right !== null || row.field in meanings) && matches(row),
  );
  const differing = fields.filter((row) => row.differs).map(lineOf);
  const equal = fields.filter((row) => !row.differs).map(lineOf);
  const unset = rows.filter((row) => row.left === null && row.right === null && !(row.field in meanings));
  const isWhole = options.filter.trim() === '';
  return [
    ...(isWhole ? runLines(run, runWith) : []),
    ...(isWhole && differing.length > 0 ? [{ what: 'gap' } as const] : []),
    ...differing,
    ...(options.differencesOnly || equal.length === 0 ? [] : [{ what: 'gap' } as const, ...equal]),
    ...(options.differencesOnly || !isWhole || unset.length === 0
      ? []
      : [{ what: 'unset', fields: unset.map(({ field }) => titles[field]) } as const]),
  ];

  function matches(row: ConfigRow): boolean {
    const { title, left, right } = lineOf(row);
    return passes(filter, `${title} ${left.text} ${right.text}`);
  }
}

function runLines(run: ConfigComparison['run'], runWith: ConfigComparison['runWith']): readonly ConfigLine[] {
  return [
    runLine('run', 'docker run IMG', runCell(run.left), runCell(run.right)),
    runLine('run x', 'docker run IMG x', argumentCell(runWith.left), argumentCell(runWith.right)),
  ];
}

function runLine(key: string, title: string, left: ConfigCell, right: ConfigCell): ConfigLine {
  const isSame = left.text === right.text && left.remark === right.remark;
  return { what: 'run', key, title, class: isSame ? 'same' : 'different', left, right };
}

function runCell({ argv, program }: Run): ConfigCell {
  if (argv.length === 0) return { text: '–', remark: '(neither Entrypoint nor Cmd)' };
  return { text: commandText(argv), ...(program === null ? { remark: '(not in the image)' } : {}) };
}

function argumentCell(run: Run): ConfigCell {
  if (!isReplaced(run)) return { text: commandText(run.argv), remark: '(added to Entrypoint)' };
  return {
    text: commandText(run.argv),
    remark: `(comes in place of Cmd${run.program === null ? '; there is no x' : ''})`,
  };
}

function lineOf(row: ConfigRow): Extract<ConfigLine, { what: 'run' | 'field' }> {
  const { field, key, left, right } = row;
  const title = key === undefined ? titles[field] : `${keyTitles[field] ?? titles[field]} ${key}`;
  return {
    what: 'field',
    key: fieldKey(row),
    title,
    class: classOf(row),
    left: cellOf(left, field),
    right: cellOf(right, field),
  };
}

function cellOf(value: ConfigValue | null, field: ConfigField): ConfigCell {
  if (value !== null) return { text: valueText(value, field).slice(0, longestValue) };
  const remark = meanings[field];
  return { text: '–', ...(remark === undefined ? {} : { remark }) };
}

function classOf({ left, right, differs }: ConfigRow): PairClass {
  if (!differs) return 'same';
  return left === null ? 'only-right' : right === null ? 'only-left' : 'different';
}

/** A list as `docker inspect` prints it; a time in UTC. */
function valueText(value: ConfigValue, field: ConfigField): string {
  if (typeof value === 'string') return field === 'created' ? (rfc3339Text(value) ?? value) : value;
  return JSON.stringify(value.slice(0, mostItems));
}
