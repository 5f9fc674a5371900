// Tables laid out by the fixtures' generator, with random spans, rulings, lines and page breaks, come back cell for cell.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../extractors/pdf/read-pdf.ts';
import type { FixtureBlock, FixtureCell, FixtureTable } from '../../../fixtures/content/fixture-model.ts';
import { listReports } from '../../../fixtures/content/list-reports.ts';
import { placeReport } from '../../../fixtures/layout/place-report.ts';
import { type TableRuling, writePdf } from '../../../fixtures/writers/write-pdf.ts';
import type { Table } from '../../../model/index.ts';

const report = (() => {
  const [first] = listReports();
  if (!first) throw new Error('no fixture');
  return first;
})();

const paragraph = (text: string): FixtureBlock => ({
  kind: 'paragraph',
  passage: { text, quantities: [], references: [] },
});
const filler = '学校坚持立德树人根本任务，深化产教融合，持续提高人才培养质量，服务区域经济社会发展。';

/** The tables of a report that holds `lines` paragraphs, the table and a closing paragraph. */
async function readBack(table: FixtureTable, ruling: TableRuling, lines: number) {
  const blocks: FixtureBlock[] = [
    { kind: 'heading', level: 1, text: '一、学校概况', newPage: false },
    ...Array.from({ length: lines }, () => paragraph(filler)),
    { kind: 'table', table },
    paragraph(filler),
    // running headers are known by recurrence: a report has some pages
    ...['二、人才培养', '三、服务贡献'].flatMap((text): FixtureBlock[] => [
      { kind: 'heading', level: 1, text, newPage: true },
      paragraph(filler),
    ]),
  ];
  const placed = placeReport({ ...report, blocks });
  const bytes = new Uint8Array(await writePdf(report, placed, ruling));
  const { tables } = await readPdf(bytes);
  const breaks = placed.tableBreaks.get(table) ?? [];
  return { tables: tables.filter((t) => t.cells.length > 0), breaks };
}

const plain = ({ row, col, rowSpan, colSpan, text }: FixtureCell | Table['cells'][number]) => ({
  row,
  col,
  rowSpan,
  colSpan,
  text,
});

const table = (
  cells: readonly FixtureCell[],
  rows: number,
  widths: readonly number[],
  more: Partial<FixtureTable> = {},
): FixtureTable => ({
  caption: '表 1：各专业情况',
  unitLine: null,
  headerRows: 1,
  rows,
  cols: widths.length,
  cells,
  widths,
  align: widths.map((_, i) => (i === 1 ? ('left' as const) : ('center' as const))),
  repeatHeader: true,
  splittableColumn: null,
  expandMerges: false,
  footnotes: {},
  ...more,
});

const cell = (row: number, col: number, text: string, rowSpan = 1, colSpan = 1): FixtureCell => ({
  row,
  col,
  rowSpan,
  colSpan,
  text,
});

const names = fc.stringMatching(/^[教师学生人数比例专业课程建设服务企业]{2,6}$/);
const long = fc.stringMatching(/^[教师学生人数比例专业课程建设服务企业]{16,40}$/);
const numbers = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }).map(String),
  fc.nat(9999).map((n) => `${(n / 100).toFixed(2)}%`),
);
const row = fc.record({
  name: fc.oneof({ weight: 3, arbitrary: names }, { weight: 1, arbitrary: long }),
  values: fc.tuple(numbers, numbers, numbers),
  group: fc.nat(3),
});

interface Drawn {
  readonly table: FixtureTable;
  readonly lines: number;
}

/** A header of two levels or one, groups of rows under merged labels, values merged over columns here and there. */
const merged: fc.Arbitrary<Drawn> = fc
  .record({
    rows: fc.array(row, { minLength: 4, maxLength: 45 }),
    deep: fc.boolean(),
    repeatHeader: fc.boolean(),
    wide: fc.boolean(),
    lines: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ rows, deep, repeatHeader, wide, lines }) => {
    const header = deep
      ? [
          ...[cell(0, 0, '类别', 2), cell(0, 1, '名称', 2), cell(0, 2, '2022年', 1, 2)],
          ...[cell(0, 4, '合计', 2), cell(1, 2, '人数'), cell(1, 3, '占比')],
        ]
      : ['类别', '名称', '人数', '占比', '合计'].map((text, c) => cell(0, c, text));
    const top = deep ? 2 : 1;
    const cells = [...header];
    let r = top;
    rows.forEach(({ name, values, group }, i) => {
      const goesOn = i > 0 && group > 1 && (rows[i - 1]?.group ?? 0) > 0;
      const last = cells.findLast((c) => c.col === 0);
      if (goesOn && last && last.row >= top && last.rowSpan < 4)
        cells[cells.indexOf(last)] = { ...last, rowSpan: last.rowSpan + 1 };
      else cells.push(cell(r, 0, `第${i + 1}类`));
      cells.push(cell(r, 1, name));
      const over = wide && group === 3;
      if (over) cells.push(cell(r, 2, values[0], 1, 2), cell(r, 4, values[2]));
      else for (const [c, text] of values.entries()) cells.push(cell(r, 2 + c, text));
      r += 1;
    });
    const widths = [2, 5, 2, 2, 2];
    return { table: table(cells, r, widths, { headerRows: top, repeatHeader }), lines };
  });

/** One header row, no merged cells: what remains determined without column lines. */
const simple: fc.Arbitrary<Drawn> = fc
  .record({
    rows: fc.array(row, { minLength: 5, maxLength: 40 }),
    lines: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ rows, lines }) => {
    const cells = ['序号', '名称', '人数', '占比', '合计'].map((text, c) => cell(0, c, text));
    rows.forEach(({ name, values }, i) => {
      cells.push(cell(i + 1, 0, String(i + 1)), cell(i + 1, 1, name));
      for (const [c, text] of values.entries()) cells.push(cell(i + 1, 2 + c, text));
    });
    return { table: table(cells, rows.length + 1, [1, 5, 2, 2, 2]), lines };
  });

/**
 * Without lines between rows, a part of a table must have some rows to be one, and words under its last row are told
 * from text after the table only by a closing line.
 */
function isDetermined(meant: FixtureTable, breaks: readonly number[], ruling: TableRuling): boolean {
  const ends = [...breaks, meant.rows];
  const sizes = ends.map((end, i) => end - (ends[i - 1] ?? meant.headerRows));
  const wordy = (row: number) =>
    (meant.cells.find((c) => c.row === row && c.col === 1)?.text.length ?? 0) > 6;
  const open = ruling === 'three' ? breaks : ends;
  const lined = ruling === 'three' || ruling === 'header';
  return sizes.every((size) => size >= 4) && !(lined && open.some((end) => wordy(end - 1)));
}

async function check({ table: meant, lines }: Drawn, ruling: TableRuling): Promise<void> {
  const { tables, breaks } = await readBack(meant, ruling, lines);
  if (ruling !== 'full') fc.pre(isDetermined(meant, breaks, ruling));
  expect(tables).toHaveLength(1);
  const [found] = tables;
  expect(found).toMatchObject({ rows: meant.rows, cols: meant.cols, caption: meant.caption });
  expect(found?.anchors).toHaveLength(breaks.length + 1);
  const byPlace = [...meant.cells].sort((a, b) => a.row - b.row || a.col - b.col);
  expect(found?.cells.map(plain)).toEqual(byPlace.map(plain));
}

describe('a table of the generator', () => {
  it('comes back cell for cell when ruled in full, with merged cells, over pages', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(merged, (drawn) => check(drawn, 'full')),
      { numRuns: 25 },
    ),
  );

  it.each(['three', 'header', 'bands', 'none'] as const)(
    'comes back cell for cell with rulings: %s',
    { timeout: 60_000 },
    (ruling) =>
      fc.assert(
        fc.asyncProperty(simple, (drawn) => check(drawn, ruling)),
        { numRuns: 12 },
      ),
  );
});
