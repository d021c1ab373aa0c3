/** Cells of a line of the report of two images; only a name makes one longer. */
export const lineWidth = 100;
