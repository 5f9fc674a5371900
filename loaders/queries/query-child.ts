// The process in which a person's SQL runs: it can be killed when it takes too long, which a statement inside SQLite
// cannot. Reads one request over IPC, answers it and ends. Started by run-read-only-query.ts; not for import.

import type { Database, Statement } from 'better-sqlite3';
import { openConnection } from '../sqlite/open-connection.ts';
import type { QueryAnswer, QueryRequest, QueryValue } from './query-messages.ts';

function answer({ path, sql, limit }: QueryRequest): QueryAnswer {
  let connection: Database | undefined;
  try {
    connection = openConnection(path, { readonly: true });
    const statement = connection.prepare(sql);
    if (!statement.reader || !statement.readonly) return { kind: 'refused' };
    return { kind: 'rows', ...readRows(statement, limit) };
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    connection?.close();
  }
}

function readRows(
  statement: Statement,
  limit: number,
): { columns: string[]; rows: QueryValue[][]; truncated: boolean } {
  const columns = statement.columns().map(({ name }) => name);
  const rows: QueryValue[][] = [];
  for (const row of statement.raw().safeIntegers().iterate()) {
    if (rows.length === limit) return { columns, rows, truncated: true };
    rows.push((row as unknown[]).map(toValue));
  }
  return { columns, rows, truncated: false };
}

/** Integers beyond 2^53 become text, bytes become hex: nothing is rounded. */
function toValue(value: unknown): QueryValue {
  if (typeof value === 'bigint')
    return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(value)
      : String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

process.once('message', (request: QueryRequest) => {
  process.send?.(answer(request), () => process.disconnect());
});
