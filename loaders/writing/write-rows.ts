// Writes the rows of one document under its id. The full-text index is left to the caller: it is cheaper for several
// documents at once.

import { type Insertable, sql, type Transaction } from 'kysely';
import type { Message } from '../../model/index.ts';
import { completePeriodKey } from '../describe-period.ts';
import { insertRows, insertValues } from '../insert-rows.ts';
import type { CoreCorrectionTable, WarehouseSchema } from '../schema/index.ts';
import type { IndexEntry, TextIndexName } from '../sqlite/text-index.ts';
import type { DocumentRows } from './document-rows.ts';
import { findInstitutions } from './ensure-institution.ts';
import { factId } from './fact-id.ts';
import { cellColumns, type IndexedRows, passageColumns, tableColumns } from './raw-rows.ts';

type Trx = Transaction<WarehouseSchema>;

/** The document that rows are written for. */
export interface RowOwner {
  readonly document: string;
  readonly institution: string | null;
}

/** What the full-text indices are to hold of what was written. */
export type IndexEntries = Readonly<Record<TextIndexName, IndexEntry[]>>;

/** Stores all rows of a document, whose own row must exist and have no content; adds to `index` what is to be indexed. */
export async function writeRows(
  trx: Trx,
  owner: RowOwner,
  rows: DocumentRows,
  index: IndexEntries,
): Promise<void> {
  const { document } = owner;
  for (const row of rows.tables) row[0] = document;
  await insertValues(trx, 'raw_table', { columns: tableColumns, rows: rows.tables });
  await writeIndexed(trx, document, rows.cells, index);
  await writeIndexed(trx, document, rows.passages, index, 'raw_passage');
  await writeMessages(trx, document, rows.messages);
  const reasons = Object.entries(rows.numerals.reasons);
  await insertRows(
    trx,
    'raw_unresolved_numeral',
    reasons.map(([reason, count]) => ({ document, reason, count })),
  );
  await writeFacts(trx, owner, rows);
  await writeCorrections(trx, document, rows);
  await writeFindings(trx, document, rows);
}

const indexed = { raw_cell: cellColumns, raw_passage: passageColumns } as const;

async function writeIndexed(
  trx: Trx,
  document: string,
  { rows, tokens }: IndexedRows,
  index: IndexEntries,
  table: keyof typeof indexed = 'raw_cell',
): Promise<void> {
  const first = await nextId(trx, table);
  rows.forEach((row, i) => {
    row[0] = first + i;
    row[1] = document;
  });
  await insertValues(trx, table, { columns: indexed[table], rows });
  const entries = index[`${table}_index`];
  tokens.forEach((words, i) => {
    if (words) entries.push([first + i, words]);
  });
}

async function nextId(trx: Trx, table: 'raw_cell' | 'raw_passage'): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
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

async function writeFacts(
  trx: Trx,
  { document, institution }: RowOwner,
  { facts }: DocumentRows,
): Promise<void> {
  const { columns, rows } = facts;
  const others = rows.flatMap(([, , , , , own, entity]) => (own || !entity ? [] : entity));
  const named = await findInstitutions(trx, others);
  for (const row of rows) {
    const [id, , , periodKey, corrects, own, entity] = row;
    row[0] = factId(document, id);
    row[1] = document;
    row[2] = own ? institution : (named.get(entity) ?? null);
    row[3] = completePeriodKey(periodKey, document);
    row[4] = corrects === null ? null : factId(document, corrects);
  }
  await insertValues(trx, 'core_fact', { columns, rows });
}

/** Replaces the catalogue's corrections of a document; rows that somebody else wrote stay, unless they settle the same fact. */
async function writeCorrections(trx: Trx, document: string, { corrections }: DocumentRows): Promise<void> {
  const rows = corrections.map(({ observation, ...row }): Insertable<CoreCorrectionTable> => {
    const fact_id = factId(document, observation);
    return { id: `${row.source}@${fact_id}`, fact_id, ...row };
  });
  const settled = JSON.stringify(rows.map(({ fact_id }) => fact_id));
  await sql`delete from core_correction where id like ${`%@${document}-%`}
    or fact_id in (select value from json_each(${settled}))`.execute(trx);
  await insertRows(trx, 'core_correction', rows);
}

async function writeFindings(trx: Trx, document: string, { findings }: DocumentRows): Promise<void> {
  const id = (ordinal: number) => `${document}-f${ordinal + 1}`;
  await insertRows(
    trx,
    'core_finding',
    findings.map(({ code, severity, message, anchor }, ordinal) => ({
      id: id(ordinal),
      document,
      ordinal,
      code,
      severity,
      zh: message.zh,
      en: message.en,
      anchor: JSON.stringify(anchor),
    })),
  );
  await insertRows(
    trx,
    'core_finding_fact',
    findings.flatMap(({ observations }, ordinal) =>
      observations.map((observation) => ({
        finding_id: id(ordinal),
        fact_id: factId(document, observation),
      })),
    ),
  );
}
