import { expect, test } from 'vitest';
import { layoutOf, wide } from '../../src/app/layout.ts';

test('three columns tile the width, and names keep their room from the first width on that has them', () => {
  for (let columns = wide; columns <= 240; columns++) {
    const layout = layoutOf({ columns, rows: 45 }, 20, false);
    if (layout.kind !== 'columns') throw new Error(layout.kind);
    const { layers, files, details } = layout.panes;
    expect([layers.x, files.x, details.x, columns]).toEqual([
      0,
      layers.width,
      layers.width + files.width,
      details.x + details.width,
    ]);
    expect(files.width).toBeGreaterThanOrEqual(76);
  }
});

test('at 200 columns the side columns have what they can use, and Files has the rest', () => {
  expect(layoutOf({ columns: 200, rows: 60 }, 20, false)).toMatchObject({
    panes: { layers: { width: 58 }, files: { width: 84 }, details: { width: 58 } },
  });
});
