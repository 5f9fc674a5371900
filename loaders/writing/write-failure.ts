// Stores that a document could not be read, and why. What an earlier run had read of it is kept.

import type { Selectable, Transaction } from 'kysely';
import type { MediaType, Message } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import type { RawDocumentTable, WarehouseSchema } from '../schema/index.ts';
import { writeTransaction } from '../write-transaction.ts';
import { assignDocumentId } from './assign-document-id.ts';
import { deleteContent } from './delete-content.ts';
import { recordOutcome, sightUnknownPath } from './record-outcome.ts';
import { ageColumns, readStored, type WriteContext, type WriteResult } from './write-documents.ts';
import { writeMessages } from './write-rows.ts';

/** A document that could not be read. */
export interface FailedDocument {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly mediaType: MediaType | null;
  readonly messages: readonly Message[];
  /** The code that tried; lets a later run with the same code skip it. */
  readonly extractor?: string;
}

type Trx = Transaction<WarehouseSchema>;

/**
 * Stores a failure: `added` or `replaced` with status `failed`; `unchanged` when the same failure is known; `kept` when
 * an earlier run could read these bytes: then only the run's own record says that it failed this time.
 * @throws WarehouseError `extraction_invalid`, `warehouse_busy`, `warehouse_readonly`, `warehouse_damaged`.
 */
export async function writeFailure(
  warehouse: Warehouse,
  failure: FailedDocument,
  context: WriteContext,
): Promise<WriteResult> {
  return await writeTransaction(warehouse, async (trx) => {
    const stored = await readStored(trx, failure.sha256);
    if (stored && stored.status !== 'failed') {
      await recordOutcome(trx, context, failure, { outcome: 'kept', status: 'failed' });
      await sightUnknownPath(trx, failure, context, stored.path);
      return { outcome: 'kept', id: stored.id, status: stored.status, supersededBy: stored.superseded_by };
    }
    if (stored && (await isSameFailure(trx, stored, failure))) {
      await sightUnknownPath(trx, failure, context, stored.path);
      return { outcome: 'unchanged', id: stored.id, status: 'failed', supersededBy: null };
    }
    return await storeFailure(trx, failure, stored, context);
  });
}

async function isSameFailure(
  trx: Trx,
  stored: Selectable<RawDocumentTable>,
  { extractor, messages }: FailedDocument,
): Promise<boolean> {
  const known = await trx
    .selectFrom('raw_message')
    .where('document', '=', stored.id)
    .orderBy('ordinal')
    .select(['code', 'en'])
    .execute();
  return (
    stored.extractor === (extractor ?? null) &&
    known.length === messages.length &&
    known.every(({ code, en }, i) => code === messages[i]?.code && en === messages[i].message.en)
  );
}

async function storeFailure(
  trx: Trx,
  failure: FailedDocument,
  stored: Selectable<RawDocumentTable> | undefined,
  context: WriteContext,
): Promise<WriteResult> {
  const id = stored?.id ?? (await assignDocumentId(trx, failure.sha256));
  const row = {
    ...emptyDocument,
    ...(await ageColumns(trx, stored, context)),
    id,
    sha256: failure.sha256,
    path: stored?.path ?? failure.path,
    media_type: failure.mediaType,
    bytes: failure.bytes,
    extractor: failure.extractor ?? null,
  };
  await trx
    .insertInto('raw_document')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(row))
    .execute();
  await deleteContent(trx, id);
  await writeMessages(trx, id, failure.messages);
  const outcome = stored ? 'replaced' : 'added';
  await recordOutcome(trx, context, failure, { outcome, status: 'failed' });
  await sightUnknownPath(trx, failure, context, null);
  return { outcome, id, status: 'failed', supersededBy: null };
}

const emptyDocument = {
  report_type: null,
  institution_id: null,
  institution_printed: null,
  year: null,
  title: null,
  pages: 0,
  status: 'failed',
  superseded_by: null,
  numerals_total: 0,
  numerals_facts: 0,
  numerals_cells: 0,
  numerals_references: 0,
  numerals_unresolved: 0,
} as const;
