import { grouped } from './plural.ts';

const decimal = { step: 1000, units: ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'] } as const;
const binary = { step: 1024, units: ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] } as const;

/**
 * A size in three significant digits, a space and its unit: `7.42 MB`, `842 kB`, `0 B`; with `inBinary` in steps of
 * 1024: `7.08 MiB`. At most eight characters (`0.98 MiB`; decimal: seven).
 */
export function sizeText(bytes: number, inBinary = false): string {
  const { step, units } = inBinary ? binary : decimal;
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  let value = bytes;
  let unit = 0;
  // A value that would round to four digits belongs to the next unit: 999 600 B is 1.00 MB, never 1000 kB.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= step;
    unit++;
  }
  return `${threeDigits(value)} ${units[unit]}`;
}

function threeDigits(value: number): string {
  if (value < 9.995) return value.toFixed(2);
  return value < 99.95 ? value.toFixed(1) : value.toFixed(0);
}

/** All digits, in groups of three: `33 720 B`. */
export function exactBytes(bytes: number): string {
  return `${grouped(bytes)} B`;
}
