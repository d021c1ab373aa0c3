/** Seconds since 1970 in UTC: `2026-11-23 01:00:24`. What no calendar can hold is said as seconds. */
export function timeText(seconds: number): string {
  const date = new Date(Math.floor(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return `${seconds} s since 1970`;
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '');
}

/** Only the day: `2026-11-23`. */
export function dayText(seconds: number): string {
  return timeText(seconds).replace(/ \d\d:\d\d:\d\d$/, '');
}

/** An RFC 3339 time of a config in UTC, `2026-11-23 01:00:24`; undefined when it is no such time. */
export function rfc3339Text(time: string): string | undefined {
  const seconds = rfc3339Seconds(time);
  return seconds === undefined ? undefined : timeText(seconds);
}

/** Seconds since 1970 of an RFC 3339 time; undefined when it is none. */
export function rfc3339Seconds(time: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(time)) return undefined;
  // Date.parse reads at most milliseconds everywhere; engines write nanoseconds.
  const milliseconds = Date.parse(
    time
      .replace(' ', 'T')
      .replace(/(\.\d{3})\d+/, '$1')
      .toUpperCase(),
  );
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
