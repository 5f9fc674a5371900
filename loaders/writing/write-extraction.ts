// Stores one document with all that was found in it, in one transaction: all of it or nothing. The same bytes read by
// the same extractor change nothing.

import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Extraction } from '../../model/index.ts';
import { refreshBestValues, type TouchedValues, touchDocuments } from '../best-values/refresh-best-values.ts';
import { markDue } from '../findings/due-schools.ts';
import type { Warehouse } from '../open-warehouse.ts';
import type { DocumentOutcome, DocumentStatus, RawDocumentTable, WarehouseSchema } from '../schema/index.ts';
import { writeTransaction } from '../write-transaction.ts';
import { assignDocumentId } from './assign-document-id.ts';
import { documentStatus } from './document-status.ts';
import { ensureInstitution, removeUnusedInstitutions } from './ensure-institution.ts';
import { writeFacts } from './fact-rows.ts';
import { deleteContent, writeRaw } from './raw-rows.ts';
import { recordOutcome, sightUnknownPath } from './record-outcome.ts';
import { supersedeVersions } from './supersede-documents.ts';

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

/**
 * Stores `extraction`. Documents are versions of one report when institution, type, year and format are the same.
 * @throws WarehouseError `extraction_invalid`, `warehouse_busy`, `warehouse_readonly`, `warehouse_damaged`.
 *
 * @example
 * await startRun(warehouse, run);
 * const { outcome, id } = await writeExtraction(warehouse, extraction, { runId: run.id });
 */
export async function writeExtraction(
  warehouse: Warehouse,
  extraction: Extraction,
  context: WriteContext,
): Promise<WriteResult> {
  return await writeTransaction(warehouse, async (trx) => {
    const stored = await readStored(trx, extraction.source.sha256);
    const status = documentStatus(extraction);
    if (stored && isUnchanged(stored, extraction, status)) {
      await sightUnknownPath(trx, extraction.source, context, stored.path);
      return {
        outcome: 'unchanged',
        id: stored.id,
        status: stored.status,
        supersededBy: stored.superseded_by,
      };
    }
    return await store(trx, extraction, status, stored, context);
  });
}

/** The stored document with these bytes. */
export async function readStored(trx: Trx, sha256: string): Promise<StoredDocument | undefined> {
  return await trx.selectFrom('raw_document').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}

const isUnchanged = (stored: StoredDocument, { extractor }: Extraction, status: DocumentStatus): boolean =>
  stored.extractor === extractor && (stored.status !== 'failed' || status === 'failed');

async function store(
  trx: Trx,
  extraction: Extraction,
  status: DocumentStatus,
  stored: StoredDocument | undefined,
  context: WriteContext,
): Promise<WriteResult> {
  const touched: TouchedValues = new Map();
  const formerInstitutions = stored ? await clearStored(trx, stored, touched) : [];
  const mention = extraction.report.institution;
  const institution = mention ? await ensureInstitution(trx, mention) : null;
  const row = { ...toRow(extraction, status, institution), ...(await ageColumns(trx, stored, context)) };
  const id = stored?.id ?? (await assignDocumentId(trx, row.sha256));
  await saveDocument(trx, { ...row, id }, stored);
  await writeRaw(trx, id, extraction);
  await writeFacts(trx, { document: id, institution }, extraction);
  const changed = await supersedeVersions(trx, row);
  if (stored) changed.push(...(await supersedeVersions(trx, stored)));
  await touchDocuments(trx, touched, [id, ...changed]);
  await refreshBestValues(trx, touched);
  await markDue(trx, [...formerInstitutions, ...(institution === null ? [] : [institution])]);
  await removeUnusedInstitutions(trx, formerInstitutions);
  const outcome = stored ? 'replaced' : changed.some((other) => other !== id) ? 'superseding' : 'added';
  await recordOutcome(trx, context, extraction.source, { outcome, status });
  await sightUnknownPath(trx, extraction.source, context, null);
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

function toRow(extraction: Extraction, status: DocumentStatus, institution: string | null) {
  const { source, report, numerals } = extraction;
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
    pages: extraction.pages.length,
    status,
    extractor: extraction.extractor,
    superseded_by: null,
    numerals_total: numerals.total,
    numerals_facts: numerals.facts,
    numerals_cells: numerals.cells,
    numerals_references: numerals.references,
    numerals_unresolved: numerals.unresolved,
  };
}
