import type { PairRow, PairRows, PairSide } from '../../../src/app/comparing/pairRow.ts';

/** Rows as the app hands them over. */
export function rowsOf(rows: readonly PairRow[]): PairRows {
  return {
    length: rows.length,
    at: (index) => rows[index]!,
    indexOf: (key) =>
      Math.max(
        0,
        rows.findIndex((row) => row.key === key),
      ),
    fileSize: () => undefined,
    next: () => undefined,
    same: 0,
  };
}

const store = 'nix/store/v2v22g1i0000000000000000000000ab-hello-static-1.0';

function row(
  left: string | undefined,
  right: string | undefined,
  of: Pick<PairRow, 'class'> & Partial<PairRow>,
): PairRow {
  return { key: `${left ?? ''}\0${right ?? ''}`, pair: 0, depth: 0, ...of };
}

const folder = (name: string, size: number): PairSide => ({ what: 'directory', names: name.split('/'), size });
const plain = (name: string, size: number): PairSide => ({ what: 'file', names: name.split('/'), size });

const onlyRight = (name: string, size: number, more: Partial<PairRow> = {}): PairRow =>
  row(undefined, name, { class: 'only-right', open: false, right: folder(name, size), ...more });

/** The hello pair as it opens. */
export const helloRows: readonly PairRow[] = [
  row('', '', {
    class: 'different',
    left: { what: 'root', names: [], size: 33_720 },
    right: { what: 'root', names: [], size: 7_424_880 },
  }),
  onlyRight('lib', 5_820_000),
  row('bin', 'bin', { class: 'different', open: true, left: folder('bin', 0), right: folder('bin', 842_000) }),
  row(undefined, 'bin/busybox', { class: 'only-right', depth: 1, right: plain('busybox', 808_712) }),
  row('bin/hello', 'bin/hello', {
    class: 'moved-same',
    depth: 1,
    left: { what: 'link', names: ['hello'], target: `/${store}/bin/hello` },
    right: plain('hello', 33_720),
    partner: { side: 'left', path: `${store}/bin/hello` },
  }),
  {
    key: 'bin\0bin\0/bin/busybox',
    pair: 2,
    depth: 1,
    class: 'only-right',
    open: false,
    right: { what: 'farm', names: [], target: '/bin/busybox' },
    members: ['arch', 'ash', 'base64', 'bbconfig', 'cat', ...Array.from({ length: 76 }, (_, i) => `tool${i}`)],
  },
  onlyRight('usr', 395_000),
  onlyRight('etc', 300_000),
  onlyRight('sbin', 70_000),
  row('nix/store', undefined, { class: 'only-left', open: true, left: folder('nix/store', 33_720) }),
  row(store, undefined, {
    class: 'only-left',
    depth: 1,
    open: true,
    left: folder('v2v22g1i0000000000000000000000ab-hello-static-1.0', 33_720),
  }),
  row(`${store}/bin/hello`, undefined, {
    class: 'moved-same',
    depth: 2,
    left: plain('bin/hello', 33_720),
    partner: { side: 'right', path: 'bin/hello' },
  }),
  ...['dev', 'home', 'media', 'mnt'].map((name) => onlyRight(name, 0)),
];
