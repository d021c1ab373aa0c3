import { expect, test } from 'vitest';
import { dayText, rfc3339Seconds, rfc3339Text, timeText } from '../../src/text/time.ts';

test('seconds are a time in UTC', () => {
  expect(timeText(1_795_395_624)).toBe('2026-11-23 01:00:24');
  expect(timeText(1.9)).toBe('1970-01-01 00:00:01');
  expect(dayText(315_532_800)).toBe('1980-01-01');
});

test('what no calendar holds is said as seconds', () => {
  expect(timeText(9e15)).toBe('9000000000000000 s since 1970');
  expect(dayText(9e15)).toBe('9000000000000000 s since 1970');
});

test.each([
  ['2026-11-23T01:00:24.123456789Z', '2026-11-23 01:00:24'],
  ['1970-01-01T00:00:01+00:00', '1970-01-01 00:00:01'],
  ['2024-01-01T00:30:00+01:00', '2023-12-31 23:30:00'],
])('the config time %s is %s', (time, text) => {
  expect(rfc3339Text(time)).toBe(text);
});

test('what is no time is none', () => {
  expect(rfc3339Text('yesterday')).toBeUndefined();
  expect(rfc3339Seconds('2024-99-99T00:00:00Z')).toBeUndefined();
});
