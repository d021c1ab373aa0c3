import { imageMaker, isFixedTime } from '../analysis/imageMaker.ts';
import type { ConfigComparison, ConfigField, ConfigRow, ConfigValue } from '../compare/compareConfigs.ts';
import type { PairClass } from '../compare/imageComparison.ts';
import type { Run } from '../compare/runOf.ts';
import { type Image, platformText } from '../model/image.ts';
import { rfc3339Seconds, timeText } from '../text/time.ts';
import { commandText, isReplaced } from './runSentences.ts';

/** What one side has: `–` where it has none; `remark` says what that means: `(root)`, `(added to Entrypoint)`. Raw. */
export type ConfigCell = { readonly text: string; readonly remark?: string };

/** A row of what two configs say: of what `docker run` does, or of a field. Raw. */
export type ConfigWords = {
  readonly key: string;
  readonly title: string;
  readonly class: PairClass;
  readonly left: ConfigCell;
  readonly right: ConfigCell;
  /** What `docker inspect --format` prints of it: `{{json .Config.Cmd}}`. */
  readonly format?: string;
};

export type ConfigImages = { readonly left: Image; readonly right: Image };

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
  os: 'platform',
  architecture: 'platform',
  variant: 'platform',
  created: 'created',
};

/** Where `docker inspect` has the fields. */
const inspected: { readonly [F in ConfigField]?: string } = {
  entrypoint: '{{json .Config.Entrypoint}}',
  cmd: '{{json .Config.Cmd}}',
  env: '{{json .Config.Env}}',
  user: '{{.Config.User}}',
  workingDir: '{{.Config.WorkingDir}}',
  ports: '{{json .Config.ExposedPorts}}',
  volumes: '{{json .Config.Volumes}}',
  labels: '{{json .Config.Labels}}',
  healthcheck: '{{json .Config.Healthcheck}}',
  stopSignal: '{{.Config.StopSignal}}',
  shell: '{{json .Config.Shell}}',
  onBuild: '{{json .Config.OnBuild}}',
  created: '{{.Created}}',
};

/** Of a field that has keys, the word before one of them. */
const keyTitles: { readonly [F in ConfigField]?: string } = { ports: 'port', volumes: 'volume', labels: 'label' };

/** What engines do where the field is not set. */
const meanings: { readonly [F in ConfigField]?: string } = { user: '(root)', workingDir: '(/)' };

/** Of what a row shows; whoever wants all asks the config. */
const longestValue = 1000;
const mostItems = 100;

/** `Entrypoint`, `Env PATH`, `port 80/tcp`; os, architecture and variant are one `platform`. Raw. */
export function fieldTitle({ field, key }: Pick<ConfigRow, 'field' | 'key'>): string {
  return key === undefined ? titles[field] : `${keyTitles[field] ?? titles[field]} ${key}`;
}

/** Key of the row of a field. */
export function fieldKey({ field, key }: ConfigRow): string {
  return key === undefined ? field : `${field} ${key}`;
}

/** `docker run IMG` and `docker run IMG x` on each side. */
export function runRows({ run, runWith }: ConfigComparison): readonly ConfigWords[] {
  const [left, right] = [argumentCell(runWith.left, 'A'), argumentCell(runWith.right, 'B')];
  return [
    rowOf('run', 'docker run IMG', runCell(run.left), runCell(run.right)),
    // Each image is named by its letter, which is no difference.
    { ...rowOf('run x', 'docker run IMG x', left, argumentCell(runWith.right, 'A')), right },
  ];
}

function runCell({ argv, program }: Run): ConfigCell {
  if (argv.length === 0) return { text: '–', remark: '(neither Entrypoint nor Cmd)' };
  return { text: commandText(argv), ...(program === null ? { remark: '(not in the image)' } : {}) };
}

function argumentCell(run: Run, letter: string): ConfigCell {
  if (!isReplaced(run)) return { text: commandText(run.argv), remark: '(added to Entrypoint)' };
  const lacks = run.program === null ? `; ${letter} has no x` : '';
  return { text: commandText(run.argv), remark: `(comes in place of Cmd${lacks})` };
}

/** The fields that one side has at least, what differs first, then the same: User and WorkingDir always. */
export function fieldRows(config: ConfigComparison, images: ConfigImages): readonly ConfigWords[] {
  const fields = config.rows.filter((row) => isTold(row)).map((row) => fieldRow(row, images));
  const told = [...fields.filter(isFirstOfKey), ...builtRows(images)];
  return [...told.filter((row) => row.class !== 'same'), ...told.filter((row) => row.class === 'same')];
}

/** What neither config sets: `ports`, `volumes`. */
export function unsetTitles({ rows }: ConfigComparison): readonly string[] {
  return [...new Set(rows.filter((row) => !isTold(row) && !isPlatform(row)).map(fieldTitle))];
}

function isTold(row: ConfigRow): boolean {
  return row.left !== null || row.right !== null || row.field in meanings;
}

function isPlatform({ field }: ConfigRow): boolean {
  return titles[field] === 'platform';
}

function isFirstOfKey(row: ConfigWords, place: number, rows: readonly ConfigWords[]): boolean {
  return row.key !== 'platform' || rows.findIndex(({ key }) => key === row.key) === place;
}

function fieldRow(row: ConfigRow, images: ConfigImages): ConfigWords {
  if (isPlatform(row)) {
    const [left, right] = [images.left, images.right].map(({ platform }) => cell(platformText(platform)));
    return { ...rowOf('platform', 'platform', left!, right!), format: '{{.Os}}/{{.Architecture}}' };
  }
  const [left, right] = [cellOf(row.left, row.field, images.left), cellOf(row.right, row.field, images.right)];
  const format = inspected[row.field];
  const what = { key: fieldKey(row), title: fieldTitle(row), class: classOf(row), left, right };
  return format === undefined ? what : { ...what, format };
}

function classOf({ left, right, differs }: ConfigRow): PairClass {
  if (!differs) return 'same';
  return left === null ? 'only-right' : right === null ? 'only-left' : 'different';
}

function cellOf(value: ConfigValue | null, field: ConfigField, image: Image): ConfigCell {
  if (value === null) return cell('', meanings[field]);
  if (typeof value !== 'string') return { text: JSON.stringify(value.slice(0, mostItems)).slice(0, longestValue) };
  return field === 'created' ? createdCell(value, image) : { text: value.slice(0, longestValue) };
}

/** The time in UTC; `(fixed by Nix)`: no build was then. */
function createdCell(created: string, image: Image): ConfigCell {
  const seconds = rfc3339Seconds(created);
  if (seconds === undefined) return { text: created.slice(0, longestValue) };
  const maker = imageMaker(image);
  return cell(
    timeText(seconds),
    isFixedTime(seconds) ? `(fixed${maker === undefined ? '' : ` by ${maker}`})` : undefined,
  );
}

/** Who built the images; no row where neither says. */
function builtRows({ left, right }: ConfigImages): readonly ConfigWords[] {
  const [ours, theirs] = [builtCell(left), builtCell(right)];
  const isSaid = ({ text, remark }: ConfigCell): boolean => text !== '–' || remark !== undefined;
  return isSaid(ours) || isSaid(theirs)
    ? [{ ...rowOf('built with', 'built with', ours, theirs), format: '{{.DockerVersion}}' }]
    : [];
}

function builtCell(image: Image): ConfigCell {
  const { dockerVersion } = image;
  if (dockerVersion !== undefined) return { text: `Docker ${dockerVersion.slice(0, longestValue)}` };
  const maker = imageMaker(image);
  return cell('', maker && `(${maker === 'Nix' ? 'Nix dockerTools' : maker}, from its history)`);
}

function cell(text: string, remark?: string): ConfigCell {
  return { text: text || '–', ...(remark === undefined ? {} : { remark }) };
}

function rowOf(key: string, title: string, left: ConfigCell, right: ConfigCell): ConfigWords {
  const isSame = left.text === right.text && left.remark === right.remark;
  return { key, title, class: isSame ? 'same' : 'different', left, right };
}
