// How each source did when it was last looked at.

import type { Words } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { writeTransaction } from '../write-transaction.ts';
import { sourceDb, sourceTrx } from './source-tables.ts';

export interface KnownProblem {
  readonly code: string;
  readonly words: Words;
}

/** Times are ISO 8601, UTC. */
export interface SourceState {
  readonly id: string;
  /** Digest of the source file when it was last looked at. */
  readonly digest: string;
  readonly firstAt: string;
  readonly checkedAt: string;
  /** When the listing was last read without error. */
  readonly succeededAt: string | null;
  /** When it last brought something new or revised. */
  readonly newsAt: string | null;
  /** Entries of the last listing that was read. */
  readonly listed: number | null;
  /** In a row. */
  readonly failures: number;
  readonly problem: KnownProblem | null;
  /** Not to be asked before, because it failed. */
  readonly notBefore: string | null;
  /** When people were last told of a trouble that lasts. */
  readonly toldAt: string | null;
}

/** All sources ever looked at, by id. */
export async function readSourceStates(warehouse: Warehouse): Promise<Map<string, SourceState>> {
  const rows = await sourceDb(warehouse).selectFrom('ops_source_state').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.source_id,
      {
        id: row.source_id,
        digest: row.digest,
        firstAt: row.first_at,
        checkedAt: row.checked_at,
        succeededAt: row.succeeded_at,
        newsAt: row.news_at,
        listed: row.listed,
        failures: row.failures,
        problem: parseProblem(row.problem),
        notBefore: row.not_before,
        toldAt: row.told_at,
      },
    ]),
  );
}

/** Stores the state of one source. @throws WarehouseError */
export async function writeSourceState(warehouse: Warehouse, state: SourceState): Promise<void> {
  const row = {
    source_id: state.id,
    digest: state.digest,
    first_at: state.firstAt,
    checked_at: state.checkedAt,
    succeeded_at: state.succeededAt,
    news_at: state.newsAt,
    listed: state.listed,
    failures: state.failures,
    problem: state.problem && JSON.stringify(state.problem),
    not_before: state.notBefore,
    told_at: state.toldAt,
  };
  await writeTransaction(warehouse, async (trx) => {
    await sourceTrx(trx)
      .insertInto('ops_source_state')
      .values(row)
      .onConflict((c) => c.column('source_id').doUpdateSet(row))
      .execute();
  });
}

/** A problem as `JSON.stringify` stored it. */
export function parseProblem(text: string | null): KnownProblem | null {
  return text === null ? null : (JSON.parse(text) as KnownProblem);
}
