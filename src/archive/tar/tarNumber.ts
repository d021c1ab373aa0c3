/**
 * Numbers of tar headers, as Go's archive/tar/strconv.go reads them. `NaN` stands for Go's ErrHeader. Values beyond
 * 2^53 lose their last bits, which only a hostile archive can notice: such sizes reach past the end of any file.
 */

const space = 0x20;

/** An octal field, padded with spaces or NULs on both sides; an empty field is 0. */
export function octal(block: Uint8Array, start: number, length: number): number {
  const end = start + length;
  let at = start;
  while (at < end && isBlank(block[at]!)) at++;
  let value = 0;
  for (; at < end; at++) {
    const digit = block[at]! - 0x30;
    if (digit < 0 || digit > 7) return endsField(block, at, end) ? value : Number.NaN;
    value = value * 8 + digit;
  }
  return value;
}

/** Go trims, then cuts at the first NUL that is left, then wants nothing but digits. */
function endsField(block: Uint8Array, start: number, end: number): boolean {
  if (block[start] === 0) return true;
  for (let at = start; at < end; at++) if (!isBlank(block[at]!)) return false;
  return true;
}

function isBlank(byte: number): boolean {
  return byte === space || byte === 0;
}

/** A numeric field: octal, or (GNU) base-256 when the top bit of its first byte is set. May be negative. */
export function numeric(block: Uint8Array, start: number, length: number): number {
  const first = block[start]!;
  if ((first & 0x80) === 0) return octal(block, start, length);
  const inverted = (first & 0x40) === 0 ? 0 : 0xff;
  let value = 0;
  for (let i = 0; i < length; i++) {
    let byte = block[start + i]! ^ inverted;
    if (i === 0) byte &= 0x7f;
    // More than 63 bits overflow Go's int64.
    const left = length - i;
    if ((left > 8 && byte !== 0) || (left === 8 && byte > 0x7f)) return Number.NaN;
    value = value * 256 + byte;
  }
  return inverted === 0 ? value : -value - 1;
}

/** The low 12 bits of a mode field, NaN where it is no number; in base-256 from the last two bytes, where no bit gets lost. */
export function modeBits(block: Uint8Array, start: number, length: number): number {
  const value = numeric(block, start, length);
  if (Number.isNaN(value)) return value;
  if ((block[start]! & 0x80) === 0) return value & 0o7777;
  const end = start + length;
  return ((block[end - 2]! << 8) | block[end - 1]!) & 0o7777;
}

const decimal = /^[+-]?[0-9]+$/;

/** A decimal int64 as Go's strconv.ParseInt reads it; NaN when it is none or out of range. */
export function int64(text: string): number {
  if (!decimal.test(text)) return Number.NaN;
  if (text.length <= 15) return Number(text);
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return BigInt.asIntN(64, value) === value ? Number(value) : Number.NaN;
}

/** Seconds with a fraction as PAX writes times (`%d.%d`), to the nanosecond; NaN when it is no time. */
export function paxTime(text: string): number {
  const dot = text.indexOf('.');
  const whole = dot === -1 ? text : text.slice(0, dot);
  const fraction = dot === -1 ? '' : text.slice(dot + 1);
  const seconds = int64(whole);
  if (Number.isNaN(seconds) || fraction === '') return seconds;
  if (!/^[0-9]+$/.test(fraction)) return Number.NaN;
  const part = Number(fraction.slice(0, 9).padEnd(9, '0')) / 1e9;
  return whole.startsWith('-') ? seconds - part : seconds + part;
}
