// Ways to look at tables that tests of all formats share: as rows of text, and beside the truth of the fixtures.

import { expect } from 'vitest';
import type { Fixture } from '../../../fixtures/read-truth.ts';
import { cellGrid, type DocumentContent, type Table } from '../../../model/index.ts';

/** Texts of all positions, row by row; a merged cell is repeated, a position without a cell is `∅`. */
export const textRows = (table: Table | undefined): string[][] =>
  table ? cellGrid(table).map((row) => row.map((cell) => cell?.text ?? '∅')) : [];

/** Cells that span more than one position, as `row,col,rowSpan,colSpan`. */
export const spans = (table: Table): string[] =>
  table.cells
    .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
    .map((cell) => [cell.row, cell.col, cell.rowSpan, cell.colSpan].join())
    .sort();

/** Kind and text of each block, for instance `heading1 学校概况`. */
export const blockLines = (content: DocumentContent): string[] =>
  content.blocks.map((block) => `${block.kind}${block.level ?? ''} ${block.text}`.trim());

/** Every table keeps the rules of the document model: inside its bounds, no cell over another, ids in order. */
export function expectSoundTables({ tables, blocks }: DocumentContent): void {
  expect(tables.map((table) => table.id)).toEqual(tables.map((_, i) => `t${i + 1}`));
  expect(blocks.filter((block) => block.table).map((block) => block.table)).toEqual(
    tables.map((table) => table.id),
  );
  for (const table of tables) {
    const taken = new Set<string>();
    for (const cell of table.cells) {
      expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(table.rows);
      expect(cell.col + cell.colSpan).toBeLessThanOrEqual(table.cols);
      for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
        for (let c = cell.col; c < cell.col + cell.colSpan; c++) {
          expect(taken.has(`${r},${c}`)).toBe(false);
          taken.add(`${r},${c}`);
        }
    }
    expect(table.headerRows).toBeLessThanOrEqual(table.rows);
  }
}

/** The tables of running text equal the fixture's truth: caption, unit, header, every cell, every span. */
export function expectTrueTables(content: DocumentContent, { truth }: Fixture): void {
  for (const expected of truth.tables) {
    const table = content.tables.find((found) => found.caption === expected.caption);
    expect(table, expected.caption ?? '').toBeDefined();
    if (!table) continue;
    expect(textRows(table)).toEqual(expected.rows);
    expect(spans(table)).toEqual(
      expected.merged.map((m) => [m.row, m.col, m.rowSpan, m.colSpan].join()).sort(),
    );
    expect([table.unit, table.headerRows]).toEqual([expected.unit, expected.headerRows]);
  }
}

/** Every row of the appendix tables is there with its unit and value in one row of the right table. */
export function expectStandardRows(content: DocumentContent, { truth }: Fixture): void {
  for (const row of truth.standard.filter(({ source }) => source === 'table')) {
    const table = content.tables.find((found) => found.caption?.endsWith(row.table));
    const hit = textRows(table).some(
      (cells) =>
        cells.some((cell) => nameOf(cell).endsWith(row.name.replace(/\s/gu, ''))) &&
        cells.includes(row.valueText) &&
        (row.unit === null || cells.includes(row.unit)),
    );
    expect(hit, `${row.table} ${row.name} ${row.valueText}`).toBe(true);
  }
}

/** A printed name without stars, spaces and the mark of a footnote, which a workbook prints as a plain digit. */
const nameOf = (cell: string): string => cell.replace(/[*\s⁰¹²³⁴-⁹]/gu, '').replace(/\d$/u, '');
