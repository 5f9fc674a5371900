// Stores documents with all that was found in them. Several in one transaction cost much less than each in its own: what they
// have in common is written to the disk once, and values are chosen once. All of them are stored or none. The same bytes read
// by the same extractor change nothing.

import { setImmediate } from 'node:timers/promises';
import type { Insertable, Selectable, Transaction } from 'kysely';
import {
  refreshBestValues,
  type TouchedValues,
  touchDocuments,
  touchValues,
} from '../best-values/refresh-best-values.ts';
import { completePeriodKey } from '../describe-period.ts';
import { markDue } from '../findings/due-schools.ts';
import type { Warehouse } from '../open-warehouse.ts';
import type { DocumentOutcome, DocumentStatus, RawDocumentTable, WarehouseSchema } from '../schema/index.ts';
import { indexTexts } from '../sqlite/text-index.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { writeTransactionUnchecked } from '../write-transaction.ts';
import { assignDocumentId } from './assign-document-id.ts';
import { deleteContent } from './delete-content.ts';
import type { DocumentRows } from './document-rows.ts';
import { ensureInstitution, removeUnusedInstitutions } from './ensure-institution.ts';
import { recordOutcome, sightUnknownPath } from './record-outcome.ts';
import { supersedeVersions } from './supersede-documents.ts';
import { type IndexEntries, writeRows } from './write-rows.ts';

export interface WriteContext {
  /** Id of a run begun with `startRun`. */
  readonly runId: string;
  /** When the file was last changed, in milliseconds since 1970: the newer of two versions of a report is in force. */
  readonly modifiedMs?: number;
}

export interface WriteResult {
  /**
   * `unchanged`: known bytes, same extractor; `replaced`: known bytes, other extractor; `superseding`: a new version of
   * a known report; else `added`. `kept`: a failure that did not replace what an earlier run had read.
   */
  readonly outcome: DocumentOutcome | 'unchanged';
  /** Short id of the document. */
  readonly id: string;
  readonly status: DocumentStatus;
  /** Id of a newer version that was already there. */
  readonly supersededBy: string | null;
}

type Trx = Transaction<WarehouseSchema>;
type StoredDocument = Selectable<RawDocumentTable>;

/** A document and how it came. */
export interface DocumentToWrite {
  /** Asked once, when its turn comes: the rows of a whole batch need not be in memory at the same time. */
  readonly takeRows: () => DocumentRows;
  readonly context: WriteContext;
}

/** What is done once for all documents of a transaction. */
interface Batch {
  /** Indicators that the warehouse knows. */
  readonly indicators: ReadonlySet<string>;
  readonly touched: TouchedValues;
  readonly index: IndexEntries;
}

/**
 * Stores `documents` one behind the other, in one transaction; the result is the same as of one transaction for each.
 * @throws WarehouseError `extraction_invalid`, `id_unknown` (the run), `warehouse_busy`, `warehouse_readonly`,
 *   `warehouse_damaged`: none is stored.
 *
 * @example
 * const takeRows = () => makeDocumentRows(extraction);
 * const [{ outcome }] = await writeDocuments(warehouse, [{ takeRows, context }]);
 */
export async function writeDocuments(
  warehouse: Warehouse,
  documents: readonly DocumentToWrite[],
): Promise<WriteResult[]> {
  // What rows name is there: the document and its tables are written before them, institutions are looked up or added,
  // indicators and the run are checked here, facts that findings are about by `findFault`.
  return await writeTransactionUnchecked(warehouse, async (trx) => {
    for (const runId of new Set(documents.map(({ context }) => context.runId)))
      await refuseUnknownRun(trx, runId);
    const batch: Batch = {
      indicators: await readIndicators(trx),
      touched: new Map(),
      index: { raw_cell_index: [], raw_passage_index: [] },
    };
    const results: WriteResult[] = [];
    for (const { takeRows, context } of documents) {
      results.push(await writeDocument(trx, takeRows(), context, batch));
      // whoever shares the process is heard between documents, not only after the last one
      await setImmediate();
    }
    await refreshBestValues(trx, batch.touched);
    await setImmediate();
    await writeIndex(trx, batch);
    return results;
  });
}

async function refuseUnknownRun(trx: Trx, id: string): Promise<void> {
  if (await trx.selectFrom('ops_run').select('id').where('id', '=', id).executeTakeFirst()) return;
  throw new WarehouseError('id_unknown', { zh: `没有运行记录 ${id}`, en: `there is no run ${id}` });
}

async function readIndicators(trx: Trx): Promise<Set<string>> {
  const rows = await trx.selectFrom('core_indicator').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}

/** Last in a transaction: SQLite writes out what an index gathered before every later statement that could be undone. */
async function writeIndex(trx: Trx, { index }: Batch): Promise<void> {
  for (const name of ['raw_cell_index', 'raw_passage_index'] as const)
    await indexTexts(trx, name, index[name].splice(0));
}

async function writeDocument(
  trx: Trx,
  rows: DocumentRows,
  context: WriteContext,
  batch: Batch,
): Promise<WriteResult> {
  const stored = await readStored(trx, rows.source.sha256);
  if (stored && isUnchanged(stored, rows)) {
    await sightUnknownPath(trx, rows.source, context, stored.path);
    return {
      outcome: 'unchanged',
      id: stored.id,
      status: stored.status,
      supersededBy: stored.superseded_by,
    };
  }
  refuseInvalid(rows, batch);
  // what is to be removed from the index must be in it
  if (stored) await writeIndex(trx, batch);
  return await store(trx, rows, stored, context, batch);
}

/** The stored document with these bytes. */
export async function readStored(trx: Trx, sha256: string): Promise<StoredDocument | undefined> {
  return await trx.selectFrom('raw_document').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}

const isUnchanged = (stored: StoredDocument, { extractor, status }: DocumentRows): boolean =>
  stored.extractor === extractor && (stored.status !== 'failed' || status === 'failed');

function refuseInvalid({ fault, indicators }: DocumentRows, batch: Batch): void {
  const unknown = indicators.find((id) => !batch.indicators.has(id));
  const detail =
    fault ?? (unknown && `indicator ${unknown} is not in the warehouse's catalogue; synchronise it first`);
  if (!detail) return;
  throw new WarehouseError('extraction_invalid', {
    zh: `提取结果有误：${detail}`,
    en: `invalid extraction: ${detail}`,
  });
}

async function store(
  trx: Trx,
  rows: DocumentRows,
  stored: StoredDocument | undefined,
  context: WriteContext,
  { touched, index }: Batch,
): Promise<WriteResult> {
  const { status, source } = rows;
  const formerInstitutions = stored ? await clearStored(trx, stored, touched) : [];
  const mention = rows.report.institution;
  const institution = mention ? await ensureInstitution(trx, mention) : null;
  const row = { ...toRow(rows, institution), ...(await ageColumns(trx, stored, context)) };
  const id = stored?.id ?? (await assignDocumentId(trx, row.sha256));
  await saveDocument(trx, { ...row, id }, stored);
  await writeRows(trx, { document: id, institution }, rows, index);
  const changed = await supersedeVersions(trx, row);
  if (stored) changed.push(...(await supersedeVersions(trx, stored)));
  if (institution !== null)
    touchValues(
      touched,
      institution,
      rows.facts.comparable.map(([indicator, key]) => [indicator, completePeriodKey(key, id)]),
    );
  await touchDocuments(
    trx,
    touched,
    changed.filter((other) => other !== id),
  );
  await markDue(trx, [...formerInstitutions, ...(institution === null ? [] : [institution])]);
  await removeUnusedInstitutions(trx, formerInstitutions);
  const outcome = stored ? 'replaced' : changed.some((other) => other !== id) ? 'superseding' : 'added';
  await recordOutcome(trx, context, source, { outcome, status });
  await sightUnknownPath(trx, source, context, null);
  const { superseded_by } = await trx
    .selectFrom('raw_document')
    .select('superseded_by')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { outcome, id, status, supersededBy: superseded_by };
}

/** Empties a stored document; notes the values it took part in; returns the institutions it named. */
async function clearStored(trx: Trx, stored: StoredDocument, touched: TouchedValues): Promise<string[]> {
  await touchDocuments(trx, touched, [stored.id]);
  const facts = await trx
    .selectFrom('core_fact')
    .where('document', '=', stored.id)
    .where('institution_id', 'is not', null)
    .select('institution_id')
    .distinct()
    .execute();
  await deleteContent(trx, stored.id);
  return [...new Set([stored.institution_id, ...facts.map((f) => f.institution_id)])].filter(
    (id) => id !== null,
  );
}

async function saveDocument(
  trx: Trx,
  row: Insertable<RawDocumentTable>,
  stored: StoredDocument | undefined,
): Promise<void> {
  if (!stored) {
    await trx.insertInto('raw_document').values(row).execute();
    return;
  }
  // the path of the first sighting stays
  await trx
    .updateTable('raw_document')
    .set({ ...row, path: stored.path })
    .where('id', '=', stored.id)
    .execute();
}

/** When the file was changed and how many documents came before it; kept when the document is read again. */
export async function ageColumns(
  trx: Trx,
  stored: StoredDocument | undefined,
  context: Pick<WriteContext, 'modifiedMs'>,
): Promise<{ arrival: number; modified_ms: number | null }> {
  if (stored) return { arrival: stored.arrival, modified_ms: stored.modified_ms };
  const last = await trx
    .selectFrom('raw_document')
    .select(({ fn }) => fn.max('arrival').as('arrival'))
    .executeTakeFirst();
  const modified = context.modifiedMs;
  return {
    arrival: (last?.arrival ?? 0) + 1,
    modified_ms: modified === undefined ? null : Math.floor(modified),
  };
}

function toRow(
  { source, report, numerals, status, pages, extractor }: DocumentRows,
  institution: string | null,
) {
  return {
    sha256: source.sha256,
    path: source.path,
    media_type: source.mediaType,
    bytes: source.bytes,
    report_type: report.type,
    institution_id: institution,
    institution_printed: report.institution?.nameAsPrinted ?? null,
    year: report.year,
    title: report.title,
    pages,
    status,
    extractor,
    superseded_by: null,
    numerals_total: numerals.total,
    numerals_facts: numerals.facts,
    numerals_cells: numerals.cells,
    numerals_references: numerals.references,
    numerals_unresolved: numerals.unresolved,
  };
}
