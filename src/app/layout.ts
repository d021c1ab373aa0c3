/** A rectangle of the terminal in cells, borders included. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Size = { readonly columns: number; readonly rows: number };

export type PaneName = 'layers' | 'files' | 'details';

/**
 * Where the panes of the explorer stand. `columns`: side by side; `stacked`: on top of each other; `single`: the one
 * with the focus, with a strip above (the layer) and a strip below (the row).
 */
export type Layout =
  | { readonly kind: 'columns' | 'stacked'; readonly panes: { readonly [P in PaneName]: Area } }
  | { readonly kind: 'single'; readonly pane: Area }
  | { readonly kind: 'too-small' };

/** Below this nothing is drawn but a sentence. */
export const smallest: Size = { columns: 60, rows: 15 };

/** From so many columns on Details is a column of its own, and Files shows attributes. */
export const wide = 160;
/** Below so many columns panes do not stand side by side. */
export const narrow = 100;
const tall = 32;
const smallestDetails = 6;
/** Layers and Details as columns beside Files: what they can use at most, as long as Files keeps room for names. */
const widestSide = 58;
const roomForNames = 76;

/**
 * Divides the terminal below the header line and above the footer line. `layerLines` is how many lines the Layers pane
 * would fill, borders not counted; `zoomed` gives the whole body to the pane with the focus.
 */
export function layoutOf(size: Size, layerLines: number, zoomed: boolean): Layout {
  const { columns, rows } = size;
  if (columns < smallest.columns || rows < smallest.rows) return { kind: 'too-small' };
  const body = rows - 2;
  if (columns < narrow && (rows < tall || zoomed))
    return { kind: 'single', pane: { x: 0, y: 2, width: columns, height: rows - 4 } };
  if (zoomed) return { kind: 'single', pane: { x: 0, y: 1, width: columns, height: body } };
  if (columns < narrow) return stacked(columns, body, layerLines);
  return sideBySide(columns, body, layerLines);
}

function stacked(width: number, body: number, layerLines: number): Layout {
  const layers = Math.min(layerLines + 2, Math.floor(body / 4));
  const details = 9;
  const files = body - layers - details;
  return {
    kind: 'stacked',
    panes: {
      layers: { x: 0, y: 1, width, height: layers },
      files: { x: 0, y: 1 + layers, width, height: files },
      details: { x: 0, y: 1 + layers + files, width, height: details },
    },
  };
}

function sideBySide(columns: number, body: number, layerLines: number): Layout {
  if (columns >= wide) {
    const side = Math.min(widestSide, Math.floor((columns - roomForNames) / 2));
    return {
      kind: 'columns',
      panes: {
        layers: { x: 0, y: 1, width: side, height: body },
        files: { x: side, y: 1, width: columns - 2 * side, height: body },
        details: { x: columns - side, y: 1, width: side, height: body },
      },
    };
  }
  const left = Math.min(widestSide, Math.round(columns * 0.45));
  const fits = layerLines + 2 <= body - smallestDetails;
  const layers = fits ? layerLines + 2 : Math.floor((body * 2) / 3);
  return {
    kind: 'columns',
    panes: {
      layers: { x: 0, y: 1, width: left, height: layers },
      files: { x: left, y: 1, width: columns - left, height: body },
      details: { x: 0, y: 1 + layers, width: left, height: body - layers },
    },
  };
}
