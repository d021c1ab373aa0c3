/** While what a filter finds is looked for beside the screen, rows stay those of the filter before. */
export type Listed = {
  /** The filter that rows are of. */
  readonly filter: string;
  /** The one that is looked for; rows are of it as soon as the effect with this number has answered. */
  readonly until: string;
  readonly id: number;
};

type Filtered = { readonly filter: string; readonly listed?: Listed };

/** The filter that rows are of. */
export function listedFilter({ filter, listed }: Filtered): string {
  return listed?.until === filter ? listed.filter : filter;
}

/** Whether what the filter finds is still looked for: nobody changed it since that began. */
export function isLooking({ filter, listed }: Filtered): boolean {
  return listed?.until === filter;
}

/** What the footer says meanwhile, in place of what was found. */
export const lookingText = 'filtering …';
