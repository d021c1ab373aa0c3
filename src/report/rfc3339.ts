/** Seconds since 1970 as RFC 3339 in UTC, to the millisecond, with a fraction only where there is one. */
export function rfc3339(seconds: number): string {
  const text = new Date(Math.round(seconds * 1000)).toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
}
