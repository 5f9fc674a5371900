// Runs: when they began, with which code and catalogue, and how they ended. Clock times come in as arguments.

import type { Warehouse } from '../open-warehouse.ts';
import type { RunStatus } from '../schema/index.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { writeTransaction } from '../write-transaction.ts';

export interface RunStart {
  /** Chosen by the caller; unique in the warehouse. */
  readonly id: string;
  /** What was called, for people: `ingest reports/`. */
  readonly command: string;
  readonly extractor: string;
  readonly catalogDigest: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/**
 * Notes that a run began. Its documents can be written from now on.
 * @throws WarehouseError `warehouse_busy`, `warehouse_readonly`.
 */
export async function startRun(warehouse: Warehouse, run: RunStart): Promise<void> {
  await writeTransaction(warehouse, async (trx) => {
    await trx
      .insertInto('ops_run')
      .values({
        id: run.id,
        command: run.command,
        extractor: run.extractor,
        catalog_digest: run.catalogDigest,
        status: 'running',
        started_at: run.startedAt,
        finished_at: null,
        summary: null,
      })
      .execute();
  });
}

export interface RunEnd {
  readonly id: string;
  readonly status: Exclude<RunStatus, 'running'>;
  /** ISO 8601. */
  readonly finishedAt: string;
  /** Whatever the caller wants to keep of the run; stored as JSON. */
  readonly summary?: unknown;
}

/**
 * Notes how a run ended. A run without an end was killed.
 * @throws WarehouseError `id_unknown` when the run was not started; `warehouse_busy`, `warehouse_readonly`.
 */
export async function finishRun(warehouse: Warehouse, run: RunEnd): Promise<void> {
  await writeTransaction(warehouse, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('ops_run')
      .set({
        status: run.status,
        finished_at: run.finishedAt,
        summary: run.summary === undefined ? null : JSON.stringify(run.summary),
      })
      .where('id', '=', run.id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n)
      throw new WarehouseError('id_unknown', {
        zh: `没有运行记录 ${run.id}`,
        en: `there is no run ${run.id}`,
      });
  });
}
