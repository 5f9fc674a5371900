// Tables, cells, passages and messages of one document, as printed, with their full-text index.

import type { Transaction } from 'kysely';
import type { Extraction, Message } from '../../model/index.ts';
import { dropFindingsAbout } from '../findings/write-report-findings.ts';
import { insertRows } from '../insert-rows.ts';
import type { WarehouseSchema } from '../schema/index.ts';
import { indexTexts, unindexDocument } from '../sqlite/text-index.ts';

type Trx = Transaction<WarehouseSchema>;

/** Stores what was read in document `id`. The document's row must exist and have no content. */
export async function writeRaw(trx: Trx, id: string, extraction: Extraction): Promise<void> {
  await writeTables(trx, id, extraction);
  await writePassages(trx, id, extraction);
  await writeMessages(trx, id, extraction.messages);
  const reasons = Object.entries(extraction.numerals.reasons);
  await insertRows(
    trx,
    'raw_unresolved_numeral',
    reasons.map(([reason, count]) => ({ document: id, reason, count })),
  );
}

/** Stores the messages of document `id`, in order. */
export async function writeMessages(trx: Trx, id: string, messages: readonly Message[]): Promise<void> {
  await insertRows(
    trx,
    'raw_message',
    messages.map(({ code, severity, message, anchor }, ordinal) => ({
      document: id,
      ordinal,
      code,
      severity,
      zh: message.zh,
      en: message.en,
      anchor: anchor ? JSON.stringify(anchor) : null,
    })),
  );
}

async function writeTables(trx: Trx, id: string, { tables }: Extraction): Promise<void> {
  await insertRows(
    trx,
    'raw_table',
    tables.map((table, ordinal) => ({
      document: id,
      table_id: table.id,
      ordinal,
      caption: table.caption,
      header_rows: table.headerRows,
      row_count: table.rows,
      col_count: table.cols,
      unit_printed: table.unit,
      confidence: table.confidence,
      anchors: JSON.stringify(table.anchors),
    })),
  );
  const cells = tables.flatMap((table) => table.cells.map((cell) => ({ table: table.id, cell })));
  const first = await nextId(trx, 'raw_cell');
  const rows = cells.map(({ table, cell }, i) => ({
    id: first + i,
    document: id,
    table_id: table,
    row: cell.row,
    col: cell.col,
    row_span: cell.rowSpan,
    col_span: cell.colSpan,
    text: cell.text,
    anchor: JSON.stringify(cell.anchor),
  }));
  await insertRows(trx, 'raw_cell', rows);
  await indexTexts(trx, 'raw_cell_index', rows);
}

async function writePassages(trx: Trx, id: string, { blocks }: Extraction): Promise<void> {
  const first = await nextId(trx, 'raw_passage');
  const rows = blocks.map((block, ordinal) => ({
    id: first + ordinal,
    document: id,
    ordinal,
    kind: block.kind,
    level: block.level ?? null,
    table_id: block.table ?? null,
    text: block.text,
    anchor: JSON.stringify(block.anchor),
  }));
  await insertRows(trx, 'raw_passage', rows);
  await indexTexts(trx, 'raw_passage_index', rows);
}

async function nextId(trx: Trx, table: 'raw_cell' | 'raw_passage'): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Removes all that was read in document `id`, but not its row, nor the values chosen from its facts. */
export async function deleteContent(trx: Trx, id: string): Promise<void> {
  await dropFindingsAbout(trx, id);
  await unindexDocument(trx, 'raw_cell', id);
  await unindexDocument(trx, 'raw_passage', id);
  await trx
    .deleteFrom('core_finding_fact')
    .where('finding_id', 'in', (q) => q.selectFrom('core_finding').select('id').where('document', '=', id))
    .execute();
  for (const table of [
    'core_finding',
    'core_fact',
    'raw_cell',
    'raw_table',
    'raw_passage',
    'raw_message',
    'raw_unresolved_numeral',
  ] as const)
    await trx.deleteFrom(table).where('document', '=', id).execute();
}
