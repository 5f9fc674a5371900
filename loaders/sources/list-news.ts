// What a staged warehouse knows that the published one does not: fetches that were kept and addresses in trouble. Told
// from the two files, not from a run's memory, so that what a killed run did is told by the next one.

import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Warehouse } from '../open-warehouse.ts';
import type { KnownProblem } from './source-states.ts';
import { parseProblem } from './source-states.ts';
import type { AddressState, FetchKind } from './source-tables.ts';

export interface FetchNews {
  readonly url: string;
  readonly sourceId: string;
  readonly title: string | null;
  readonly kind: FetchKind;
  readonly sha256: string;
  readonly previousSha256: string | null;
  readonly path: string;
  readonly member: string | null;
}

export interface AddressNews {
  readonly url: string;
  readonly sourceId: string;
  readonly title: string | null;
  readonly state: AddressState;
  readonly failures: number;
  readonly problem: KnownProblem | null;
  readonly sha256: string | null;
  readonly path: string | null;
}

export interface News {
  readonly fetches: readonly FetchNews[];
  /** Addresses that went, failed or were refused since. */
  readonly addresses: readonly AddressNews[];
}

/**
 * What is new in `staged` against the warehouse in the file `published`, in the order in which it came.
 * @param again paths of originals that are told of although they are not new: they were read once more.
 */
export async function listNews(
  staged: Warehouse,
  published: string,
  again: readonly string[] = [],
): Promise<News> {
  const hasFile = existsSync(published);
  if (hasFile) await sql`attach database ${published} as base`.execute(staged.db);
  try {
    const hasBase = hasFile && (await hasTables(staged));
    const fetches = await readFetches(staged, hasBase, again);
    return { fetches, addresses: await readAddresses(staged, hasBase) };
  } finally {
    if (hasFile) await sql`detach database base`.execute(staged.db);
  }
}

/** A warehouse of an earlier version has no records of imports. */
async function hasTables(staged: Warehouse): Promise<boolean> {
  const { rows } = await sql`select 1 from base.sqlite_schema where name = 'ops_fetch'`.execute(staged.db);
  return rows.length > 0;
}

async function readFetches(
  { db }: Warehouse,
  hasBase: boolean,
  again: readonly string[],
): Promise<FetchNews[]> {
  const isNew = hasBase ? sql`f.id not in (select id from base.ops_fetch)` : sql`true`;
  const { rows } = await sql<FetchNews>`
    select f.url, f.source_id as "sourceId", a.title, f.kind, f.sha256,
      f.previous_sha256 as "previousSha256", f.path, f.member
    from main.ops_fetch f left join main.ops_address a on a.url = f.url
    where f.format <> 'zip' and (${isNew}
      or f.kind in ('new', 'revised') and f.path in (select value from json_each(${JSON.stringify(again)})))
    order by f.id`.execute(db);
  return rows;
}

async function readAddresses({ db }: Warehouse, hasBase: boolean): Promise<AddressNews[]> {
  const isNew = hasBase
    ? sql`not exists (select 1 from base.ops_address b
        where b.url = a.url and b.state = a.state and (a.state = 'gone' or b.failures = a.failures))`
    : sql`true`;
  const { rows } = await sql<Omit<AddressNews, 'problem'> & { problem: string | null }>`
    select a.url, a.source_id as "sourceId", a.title, a.state, a.failures, a.problem, a.sha256, a.path
    from main.ops_address a
    where (a.state in ('gone', 'refused') or a.failures > 0) and ${isNew}
    order by a.checked_at, a.url`.execute(db);
  return rows.map((row) => ({ ...row, problem: parseProblem(row.problem) }));
}
