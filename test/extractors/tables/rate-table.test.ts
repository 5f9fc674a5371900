import { describe, expect, it } from 'vitest';
import { rateTable } from '../../../extractors/tables/rate-table.ts';
import type { Cell, Segment, Table } from '../../../model/index.ts';

const WIDTH = 80;
const HEIGHT = 20;
const EM = 10;

/** Rows of entries set at the left of their columns, one em for each character; `-` in front shifts one to the left. */
function tableOf(rows: readonly (readonly string[])[], confidence = 1): Table {
  const cells = rows.flatMap((row, r) => row.map((text, c) => cellOf(text, r, c)));
  const base = { id: 't1', caption: null, headerRows: 1, unit: null, anchors: [], confidence };
  return { ...base, rows: rows.length, cols: rows[0]?.length ?? 0, cells };
}

function cellOf(text: string, row: number, col: number): Cell {
  const [x, y] = [col * WIDTH, row * HEIGHT];
  const segments: Segment[] = text
    ? [{ start: 0, end: text.length, anchor: place(x + 2, y + 5, EM * 0.5 * text.length) }]
    : [];
  const anchor = { page: 1, bbox: [x, y, x + WIDTH, y + HEIGHT] as const };
  return { row, col, rowSpan: 1, colSpan: 1, text, segments, anchor };
}

const place = (x: number, y: number, width: number) => ({
  page: 1,
  bbox: [x, y, x + width, y + EM] as const,
});

const good = [
  ['专业', '人数', '占比'],
  ['护理', '120', '40.00%'],
  ['会计', '90', '30.00%'],
  ['英语', '60', '20.00%'],
  ['土木', '30', '10.00%'],
  ['合计', '300', '100.00%'],
];

describe('rateTable', () => {
  it('leaves a sound table at the confidence of its reader', () => {
    expect(rateTable(tableOf(good))).toEqual({ confidence: 1, doubts: [] });
    expect(rateTable(tableOf(good, 0.9)).confidence).toBe(0.9);
  });

  it.each<[string, string, readonly (readonly string[])[]]>([
    ['two columns in one', 'two_entries', good.map(([a = '', b, c], i) => [a, i ? `${b} ${c}` : `${b}${c}`])],
    [
      'numbers among words',
      'mixed_columns',
      good.map((row, i) => (i % 2 ? [row[1] ?? '', row[0] ?? '', row[2] ?? ''] : row)),
    ],
    [
      'entries torn from their rows',
      'left_over_rows',
      good.flatMap(([a = '', b = '', c = ''], i) =>
        i
          ? [
              [a, '', c],
              ['', b, ''],
            ]
          : [[a, b, c]],
      ),
    ],
    [
      'hardly any entries',
      'few_entries',
      [['专业', '人数', '占比', '备注'], ...good.slice(1).map(([a = '']) => [a, '', '', ''])],
    ],
    ['columns without a name', 'nameless_columns', [['专业', '', ''], ...good.slice(1)]],
    ['sums that are none', 'totals_differ', [...good.slice(0, -1), ['合计', '777', '555.00%']]],
  ])('doubts %s', (_, doubt, rows) => {
    const { confidence, doubts } = rateTable(tableOf(rows));
    expect(doubts).toContain(doubt);
    expect(confidence).toBeLessThan(0.9);
  });

  it('doubts text that stands across a line, and words cut by one', () => {
    const table = tableOf(good);
    const across = table.cells.map((c) =>
      c.col === 1 && c.row > 0
        ? {
            ...c,
            segments: [
              { start: 0, end: c.text.length, anchor: place(c.col * WIDTH + 60, c.row * HEIGHT + 5, 40) },
            ],
          }
        : c,
    );
    expect(rateTable({ ...table, cells: across }).doubts).toContain('crossed_lines');
    const cut = table.cells.map((c) =>
      c.col === 0 && c.row > 0
        ? {
            ...c,
            segments: [
              { start: 0, end: c.text.length, anchor: place(WIDTH + 2 - 20, c.row * HEIGHT + 5, 20) },
            ],
          }
        : c,
    );
    expect(rateTable({ ...table, cells: cut }).doubts).toContain('cut_words');
  });

  it('doubts less where the totals add up', () => {
    const rows = [['专业', '', ''], ...good.slice(1)];
    const broken = [...rows.slice(0, -1), ['小结', '300', '100.00%']];
    expect(rateTable(tableOf(rows)).confidence).toBeGreaterThan(rateTable(tableOf(broken)).confidence);
  });

  it('reads numbers grouped by spaces as one, and dates', () => {
    const rows = [
      ['Name', 'Value', 'Date'],
      ...['a', 'b', 'c', 'd'].map((n) => [n, '12 345 678', '2023-9 2023-12']),
    ];
    expect(rateTable(tableOf(rows))).toEqual({ confidence: 1, doubts: [] });
  });
});
