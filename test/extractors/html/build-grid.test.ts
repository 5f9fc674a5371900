import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGrid } from '../../../extractors/html/build-grid.ts';

type Spec = readonly [rowSpan: number, colSpan: number];
const grid = (rows: readonly (readonly Spec[])[]) =>
  buildGrid(
    rows.map((cells) => ({ group: 0, cells: cells.map(([rowSpan, colSpan]) => ({ rowSpan, colSpan })) })),
  );
const places = (rows: readonly (readonly Spec[])[]) =>
  grid(rows).cells.map(({ row, col, rowSpan, colSpan }) => [row, col, rowSpan, colSpan].join());

describe('buildGrid', () => {
  it('moves cells past those that reach down from above', () => {
    expect(
      places([
        [
          [2, 1],
          [1, 2],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ]),
    ).toEqual(['0,0,2,1', '0,1,1,2', '1,1,1,1', '1,2,1,1']);
  });

  it('clamps spans to the table and its group', () => {
    const rows = [
      {
        group: 0,
        cells: [
          { rowSpan: 9, colSpan: 1 },
          { rowSpan: 1, colSpan: 2_000_000_000 },
        ],
      },
      {
        group: 1,
        cells: [
          { rowSpan: 0, colSpan: 1 },
          { rowSpan: 1, colSpan: 1 },
        ],
      },
      { group: 1, cells: [{ rowSpan: 1, colSpan: 1 }] },
    ];
    const { cells, rows: height, cols } = buildGrid(rows);
    expect([height, cols]).toEqual([3, 2]);
    expect(cells.map((c) => [c.row, c.col, c.rowSpan, c.colSpan].join())).toEqual([
      '0,0,1,1',
      '0,1,1,1',
      '1,0,2,1',
      '1,1,1,1',
      '2,1,1,1',
    ]);
  });

  it('drops rows and columns in which nothing begins', () => {
    expect(
      places([
        [
          [2, 3],
          [1, 2],
        ],
        [],
        [
          [1, 3],
          [1, 2],
        ],
      ]),
    ).toEqual(['0,0,1,1', '0,1,1,1', '1,0,1,1', '1,1,1,1']);
  });

  it('lets the cell from above keep its place where spans collide', () => {
    expect(
      places([
        [
          [1, 1],
          [2, 1],
        ],
        [[1, 2]],
      ]),
    ).toEqual(['0,0,1,1', '0,1,2,1', '1,0,1,1']);
  });

  it('never puts a cell over another or outside', () => {
    const spec = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 }));
    const table = fc.array(fc.array(spec, { maxLength: 6 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const { cells, rows: height, cols } = grid(rows);
        const taken = new Set<string>();
        for (const { row, col, rowSpan, colSpan } of cells) {
          expect(rowSpan > 0 && colSpan > 0 && row + rowSpan <= height && col + colSpan <= cols).toBe(true);
          for (let r = row; r < row + rowSpan; r++)
            for (let c = col; c < col + colSpan; c++) {
              expect(taken.has(`${r},${c}`)).toBe(false);
              taken.add(`${r},${c}`);
            }
        }
        expect(cells).toHaveLength(rows.flat().length);
      }),
    );
  });
});
