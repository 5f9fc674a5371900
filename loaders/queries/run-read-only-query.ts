// A person's own SQL over the warehouse: one statement that reads, in a process of its own, so that it cannot change
// anything and can be stopped.

import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import type { Warehouse } from '../open-warehouse.ts';
import { WarehouseError } from '../warehouse-error.ts';
import type { QueryAnswer, QueryRequest, QueryValue } from './query-messages.ts';

export interface QueryOptions {
  /** Rows to return at most; 10,000. */
  readonly limit?: number;
  /** Milliseconds until the query is stopped; 30,000. */
  readonly timeoutMs?: number;
}

export interface QueryResult {
  readonly columns: readonly string[];
  /** Values in the order of `columns`. Integers beyond 2^53 are text, bytes are hex. */
  readonly rows: readonly (readonly QueryValue[])[];
  /** Whether there were more rows than the limit. */
  readonly truncated: boolean;
}

const LIMIT = 10_000;
const TIMEOUT_MILLISECONDS = 30_000;

/** Statements that only read. PRAGMA is limited to those that describe the schema. */
const READING =
  /^(?:select|with|values|explain)\b|^pragma\s+(?:table_list|table_x?info|index_list|index_x?info|foreign_key_list|compile_options)\b\s*(?:\(\s*["'`\w]+\s*\))?\s*;?\s*$/i;
const COMMENTS = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;

/**
 * Runs `sql` on a read-only connection of its own.
 * @throws WarehouseError `query_refused` for anything but one reading statement, `query_failed` with SQLite's words,
 *   `query_timeout`.
 *
 * @example
 * const { rows } = await runReadOnlyQuery(warehouse, 'select institution, value from out_comparison', { limit: 10 });
 */
export async function runReadOnlyQuery(
  warehouse: Pick<Warehouse, 'path'>,
  sql: string,
  { limit = LIMIT, timeoutMs = TIMEOUT_MILLISECONDS }: QueryOptions = {},
): Promise<QueryResult> {
  if (!READING.test(sql.replace(COMMENTS, ''))) throw refused();
  const answer = await askChild({ path: warehouse.path, sql, limit }, timeoutMs);
  if (answer.kind === 'refused') throw refused();
  if (answer.kind === 'failed')
    throw new WarehouseError('query_failed', {
      zh: `查询有误：${answer.detail}`,
      en: `the query failed: ${answer.detail}`,
    });
  const { columns, rows, truncated } = answer;
  return { columns, rows, truncated };
}

const refused = () =>
  new WarehouseError('query_refused', {
    zh: '只允许一条读取数据的语句（SELECT、WITH、VALUES、EXPLAIN）',
    en: 'only one statement that reads is allowed (SELECT, WITH, VALUES, EXPLAIN)',
  });

/** The child's file has this file's ending: `.ts` in a checkout, `.js` in the published package. */
const childUrl = new URL(`./query-child${extname(new URL(import.meta.url).pathname)}`, import.meta.url);

async function askChild(request: QueryRequest, timeoutMs: number): Promise<QueryAnswer> {
  const child = fork(childUrl, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(timedOut(timeoutMs)), timeoutMs);
    });
    return await Promise.race([firstMessage(child, request), late]);
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function firstMessage(child: ChildProcess, request: QueryRequest): Promise<QueryAnswer> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as QueryAnswer));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve({ kind: 'failed', detail: `the process ended early (${signal ?? code})` });
    });
    child.send(request);
  });
}

const timedOut = (timeoutMs: number) =>
  new WarehouseError('query_timeout', {
    zh: `查询超过 ${timeoutMs / 1000} 秒，已中止`,
    en: `the query took longer than ${timeoutMs / 1000} s and was stopped`,
  });
