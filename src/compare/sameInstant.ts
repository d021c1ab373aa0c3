const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/** Whether two RFC 3339 times name one instant, however they are written; texts that are none must be equal. */
export function sameInstant(a: string, b: string): boolean {
  return a === b || instant(a) === instant(b);
}

/** Seconds since 1970 and the fraction as written, because engines write nanoseconds and a number holds less. */
function instant(time: string): string {
  const [, day, clock, fraction = '', zone] = rfc3339.exec(time) ?? [];
  const milliseconds = day === undefined ? Number.NaN : Date.parse(`${day}T${clock}${zone?.toUpperCase()}`);
  return Number.isNaN(milliseconds) ? time : `${milliseconds / 1000}.${fraction.replace(/0+$/, '')}`;
}
