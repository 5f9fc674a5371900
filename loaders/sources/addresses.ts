// Every address a source ever listed, what it holds, and each fetch that was kept. An address and its fetch are written
// in one transaction: what the server called a version is remembered only together with its bytes.

import type { Insertable, Selectable } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';
import { writeTransaction } from '../write-transaction.ts';
import { type KnownProblem, parseProblem } from './source-states.ts';
import {
  type AddressState,
  type FetchKind,
  type SourceTables,
  sourceDb,
  sourceTrx,
} from './source-tables.ts';

/** Times are ISO 8601, UTC. */
export interface Address {
  readonly url: string;
  readonly sourceId: string;
  readonly title: string | null;
  readonly listedDate: string | null;
  /** Where it is listed. */
  readonly page: string;
  /** Whether the last complete listing had it. */
  readonly listed: boolean;
  readonly state: AddressState;
  readonly firstSeenAt: string;
  /** When the server was last asked about it. */
  readonly checkedAt: string | null;
  /** The document it holds now, and its place in the store of originals. */
  readonly sha256: string | null;
  readonly path: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly finalUrl: string | null;
  /** In a row. */
  readonly failures: number;
  readonly problem: KnownProblem | null;
  readonly notBefore: string | null;
}

export interface Fetch {
  readonly url: string;
  readonly sourceId: string;
  readonly runId: string;
  readonly kind: FetchKind;
  readonly sha256: string;
  readonly previousSha256: string | null;
  /** The archive it came in. */
  readonly archiveSha256: string | null;
  /** Its name in the archive; for people only. */
  readonly member: string | null;
  readonly format: string;
  readonly bytes: number;
  /** In the store of originals. */
  readonly path: string;
  readonly fetchedAt: string;
  readonly modifiedMs: number;
}

type Row = Selectable<SourceTables['ops_address']>;

/** All addresses by url. */
export async function readAddresses(warehouse: Warehouse): Promise<Map<string, Address>> {
  const rows = await sourceDb(warehouse).selectFrom('ops_address').selectAll().execute();
  return new Map(rows.map((row) => [row.url, fromRow(row)]));
}

/** Stores addresses, with the fetches that changed them. @throws WarehouseError */
export async function writeAddresses(
  warehouse: Warehouse,
  addresses: readonly Address[],
  fetches: readonly Fetch[] = [],
): Promise<void> {
  if (addresses.length === 0 && fetches.length === 0) return;
  await writeTransaction(warehouse, async (transaction) => {
    const trx = sourceTrx(transaction);
    for (const address of addresses) {
      const row = toRow(address);
      await trx
        .insertInto('ops_address')
        .values(row)
        .onConflict((c) => c.column('url').doUpdateSet(row))
        .execute();
    }
    for (const fetch of fetches) await trx.insertInto('ops_fetch').values(toFetchRow(fetch)).execute();
  });
}

function fromRow(row: Row): Address {
  return {
    url: row.url,
    sourceId: row.source_id,
    title: row.title,
    listedDate: row.listed_date,
    page: row.page,
    listed: row.listed === 1,
    state: row.state,
    firstSeenAt: row.first_seen_at,
    checkedAt: row.checked_at,
    sha256: row.sha256,
    path: row.path,
    etag: row.etag,
    lastModified: row.last_modified,
    finalUrl: row.final_url,
    failures: row.failures,
    problem: parseProblem(row.problem),
    notBefore: row.not_before,
  };
}

function toRow(address: Address): Row {
  return {
    url: address.url,
    source_id: address.sourceId,
    title: address.title,
    listed_date: address.listedDate,
    page: address.page,
    listed: address.listed ? 1 : 0,
    state: address.state,
    first_seen_at: address.firstSeenAt,
    checked_at: address.checkedAt,
    sha256: address.sha256,
    path: address.path,
    etag: address.etag,
    last_modified: address.lastModified,
    final_url: address.finalUrl,
    failures: address.failures,
    problem: address.problem && JSON.stringify(address.problem),
    not_before: address.notBefore,
  };
}

const toFetchRow = (fetch: Fetch): Insertable<SourceTables['ops_fetch']> => ({
  url: fetch.url,
  source_id: fetch.sourceId,
  run_id: fetch.runId,
  kind: fetch.kind,
  sha256: fetch.sha256,
  previous_sha256: fetch.previousSha256,
  archive_sha256: fetch.archiveSha256,
  member: fetch.member,
  format: fetch.format,
  bytes: fetch.bytes,
  path: fetch.path,
  fetched_at: fetch.fetchedAt,
  modified_ms: fetch.modifiedMs,
});
