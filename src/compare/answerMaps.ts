/**
 * Answers by key, in maps of falling size. A new answer joins the smallest, so that a hundred thousand answers that
 * arrive in small parcels are not copied each time.
 */
export type AnswerMaps<V> = readonly ReadonlyMap<number, V>[];

/** The maps with newer answers, which count. */
export function withNewer<V>(maps: AnswerMaps<V>, answers: ReadonlyMap<number, V>): AnswerMaps<V> {
  if (answers.size === 0) return maps;
  const older = [...maps];
  let newest = answers;
  for (let last = older.at(-1); last && last.size < newest.size * 2; last = older.at(-1)) {
    older.pop();
    newest = new Map([...last, ...newest]);
  }
  return [...older, newest];
}

/** The newest answer of a key. */
export function answerOf<V>(maps: AnswerMaps<V>, key: number): V | undefined {
  for (let i = maps.length - 1; i >= 0; i--) {
    const value = maps[i]!.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}
