// What a run did with a document, and under which paths its bytes were seen; part of the document's transaction.

import type { Transaction } from 'kysely';
import type { DocumentOutcome, DocumentStatus, WarehouseSchema } from '../schema/index.ts';

interface SeenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

type Trx = Transaction<WarehouseSchema>;

/** Notes the outcome for the run; a document written twice in one run keeps the later outcome. */
export async function recordOutcome(
  trx: Trx,
  { runId }: { readonly runId: string },
  { sha256, path }: SeenFile,
  result: { readonly outcome: DocumentOutcome; readonly status: DocumentStatus },
): Promise<void> {
  await trx
    .insertInto('ops_run_document')
    .values({ run_id: runId, sha256, path, ...result })
    .onConflict((c) => c.columns(['run_id', 'sha256']).doUpdateSet({ path, ...result }))
    .execute();
}

/** Notes that the bytes were seen under `path`, unless it is `known` or was seen before with these bytes. */
export async function sightUnknownPath(
  trx: Trx,
  { path, sha256, bytes }: SeenFile,
  { runId, modifiedMs }: { readonly runId: string; readonly modifiedMs?: number },
  known: string | null,
): Promise<void> {
  if (path === known) return;
  const row = { sha256, size: bytes, mtime_ms: modifiedMs ?? null, seen_run: runId };
  await trx
    .insertInto('ops_sighting')
    .values({ path, ...row, first_run: runId })
    .onConflict((c) =>
      c
        .column('path')
        .doUpdateSet({ ...row, first_run: runId })
        .whereRef('ops_sighting.sha256', '<>', 'excluded.sha256'),
    )
    .execute();
}
