// Documents of paragraphs and tables for the tests of checks, and what the checks say of them.

import { loadCatalog } from '../../../catalog/load-catalog.ts';
import type { Block, Document, Fact, Finding, Table } from '../../../model/index.ts';
import { runChecks } from '../../../transformers/checks/run-checks.ts';
import { document } from '../build.ts';

export const catalog = loadCatalog();

/** A table whose rows are texts; it stands behind the paragraphs of a document, a hundred lines on for each. */
export interface TableText {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
}

/** A document of paragraphs, one a line, and tables behind them. */
export function documentOf(lines: readonly string[], tables: readonly TableText[] = []): Document {
  const text = document(lines);
  const made = tables.map(makeTable);
  const blocks = made.map((table): Block => {
    const anchor = table.anchors[0] ?? { line: 1, start: 0, end: 0 };
    return { kind: 'table', text: table.caption ?? '', segments: [], table: table.id, anchor };
  });
  return { ...text, blocks: [...text.blocks, ...blocks], tables: made };
}

function makeTable({ caption, rows }: TableText, index: number): Table {
  const line = (row: number) => ({ line: 1000 + index * 100 + row, start: 0, end: 9 });
  return {
    id: `t${index + 1}`,
    caption,
    headerRows: 1,
    rows: rows.length,
    cols: rows[0]?.length ?? 0,
    unit: null,
    anchors: [line(0)],
    cells: rows.flatMap((row, r) =>
      row.map((text, col) => ({ row: r, col, rowSpan: 1, colSpan: 1, text, segments: [], anchor: line(r) })),
    ),
    confidence: 1,
  };
}

/** What the checks say of a document, and of the facts of its standard tables. */
export const findings = (
  lines: readonly string[],
  tables: readonly TableText[] = [],
  facts: readonly Fact[] = [],
): Finding[] => runChecks(facts, catalog, documentOf(lines, tables));

/** Their codes. */
export const codes = (...args: Parameters<typeof findings>): string[] =>
  findings(...args).map(({ code }) => code);
