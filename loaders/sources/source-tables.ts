// The tables of the import from sources as kysely sees them; migrations/0007-source-tables.ts creates them.

import type { Generated, Kysely, Transaction } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';
import type { Flag, Json } from '../schema/columns.ts';
import type { WarehouseSchema } from '../schema/index.ts';

/**
 * What is known of an address. `waiting`: seen, not fetched; `held`: its document is in the store; `refused`: what came
 * is not accepted; `failed`: could not be fetched; `gone`: the server has it no more.
 */
export type AddressState = 'waiting' | 'held' | 'refused' | 'failed' | 'gone';
/**
 * What a fetch brought. `new`: bytes never seen; `revised`: other bytes under a known address; `moved`: known bytes
 * whose former address is gone or listed no more; `duplicate`: known bytes that are still elsewhere.
 */
export type FetchKind = 'new' | 'revised' | 'moved' | 'duplicate';

interface OpsSourceStateTable {
  source_id: string;
  digest: string;
  first_at: string;
  checked_at: string;
  succeeded_at: string | null;
  news_at: string | null;
  listed: number | null;
  failures: number;
  problem: Json | null;
  not_before: string | null;
  told_at: string | null;
}

interface OpsPageTable {
  url: string;
  source_id: string;
  etag: string | null;
  last_modified: string | null;
  marker: string | null;
  checked_at: string;
  content: Json;
}

interface OpsAddressTable {
  url: string;
  source_id: string;
  title: string | null;
  listed_date: string | null;
  page: string;
  listed: Flag;
  state: AddressState;
  first_seen_at: string;
  checked_at: string | null;
  sha256: string | null;
  path: string | null;
  etag: string | null;
  last_modified: string | null;
  final_url: string | null;
  failures: number;
  problem: Json | null;
  not_before: string | null;
}

interface OpsFetchTable {
  id: Generated<number>;
  url: string;
  source_id: string;
  run_id: string;
  kind: FetchKind;
  sha256: string;
  previous_sha256: string | null;
  archive_sha256: string | null;
  member: string | null;
  format: string;
  bytes: number;
  path: string;
  fetched_at: string;
  modified_ms: number;
}

export type SourceTables = {
  ops_source_state: OpsSourceStateTable;
  ops_page: OpsPageTable;
  ops_address: OpsAddressTable;
  ops_fetch: OpsFetchTable;
};

type SourceSchema = WarehouseSchema & SourceTables;

/** The warehouse's database with the tables of the import. */
export const sourceDb = ({ db }: Pick<Warehouse, 'db'>): Kysely<SourceSchema> =>
  db.withTables<SourceTables>();

/** A transaction with the tables of the import. */
export const sourceTrx = (trx: Transaction<WarehouseSchema>): Transaction<SourceSchema> =>
  trx.withTables<SourceTables>();
