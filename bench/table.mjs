// What people read of a run.

/** The lines of one table: what ran, then what is claimed. */
export function tableLines({ title, data, rows = [], claims = [], remarks = [], error }) {
  return [
    ...(data ? [`  ${dataText(data)}`] : title ? [`  ${title}`] : []),
    ...rows.map(rowText),
    ...claims.filter((claim) => claim !== undefined).map(claimText),
    ...(error === undefined ? [] : [`    FAILED: ${error}`]),
    ...remarks.map((remark) => `    (${remark})`),
  ];
}

function dataText({ shape, about, form, entries, tars, bytes }) {
  return `${shape}, ${about}: ${tars.length} ${form} layers, ${entries.toLocaleString('en')} entries, ${(bytes / 1e6).toFixed(0)} MB`;
}

function rowText({ name, seconds, processor, peak, runs }) {
  const spread = `${seconds.min.toFixed(3)}–${seconds.max.toFixed(3)}`;
  const memory = peak === undefined ? '' : `${(peak / 1e6).toFixed(0)} MB`;
  const busy = processor === undefined ? '' : `${processor.toFixed(2)} s busy`;
  return `    ${name.padEnd(34)}${seconds.median.toFixed(3).padStart(9)} s  ${spread.padEnd(16)}${busy.padStart(13)}${memory.padStart(9)}${`${runs} runs`.padStart(9)}`;
}

function claimText({ what, figure, min, max, p95, unit, limit, sense, met, runs }) {
  const spread = `${number(min)}–${number(max)}`;
  const target =
    limit === undefined ? '' : `${sense === 'most' ? '≤' : '≥'} ${number(limit)} ${met ? 'met' : 'NOT MET'}`;
  const tail = runs >= 20 ? `p95 ${number(p95)}` : '';
  return `    ${what.padEnd(34)}${number(figure).padStart(9)} ${unit.padEnd(6)} ${spread.padEnd(20)}${tail.padEnd(12)}${target}`.trimEnd();
}

function number(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The last line of a run. */
export function verdict(results) {
  const tables = results.flatMap(({ tables }) => tables);
  const claims = tables.flatMap((table) => table.claims ?? []).filter((claim) => claim?.met !== undefined);
  const met = claims.filter((claim) => claim.met).length;
  const failed = tables.filter(({ error }) => error !== undefined).length;
  return `${met} of ${claims.length} targets met${failed > 0 ? `, ${failed} measurements failed` : ''}`;
}
