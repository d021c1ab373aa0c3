/** What a footer says of some commands, by id; without ids of a sign. */
export type Words = readonly [ids: readonly string[], title: string, sign?: string];

/** The two keys that move by a row. */
export const upDown = ['row.up', 'row.down'];

/** While a filter is typed; `isEmpty`: it finds nothing. */
export function filterWords(isEmpty: boolean): readonly Words[] {
  return [...(isEmpty ? [] : [[upDown, 'row'] as const]), [['filter.keep'], 'keep'], [['popup.back'], 'clear']];
}
