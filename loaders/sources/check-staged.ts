// Checks that a staged warehouse must pass before it is published: nothing that is published may be lost by a night's
// work. They compare the staged file with the published one and change neither.

import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { Words } from '../../model/index.ts';
import { openConnection } from '../sqlite/open-connection.ts';
import { toWarehouseError } from '../sqlite/to-warehouse-error.ts';
import type { AcceptableCheck } from './acceptable-checks.ts';

export type StagedCheck = 'integrity' | 'references' | AcceptableCheck;

export interface CheckResult {
  readonly check: StagedCheck;
  readonly passed: boolean;
  /** A person accepted that it failed. */
  readonly accepted?: true;
  /** What was found, with numbers. */
  readonly words: Words;
}

/** So much less than before cannot come from schools revising their reports. */
const MOST_VALUES_LOST = 0.1;

interface Check {
  readonly check: StagedCheck;
  /** How many cases speak against publishing. */
  readonly count: (connection: Database.Database) => number;
  readonly words: (count: number) => Words;
  readonly needsBase: boolean;
}

const scalar = (connection: Database.Database, query: string): number => {
  const value: unknown = connection.prepare(query).pluck().get();
  return typeof value === 'number' ? value : 0;
};

const checks: readonly Check[] = [
  {
    check: 'integrity',
    needsBase: false,
    count: (c) => (c.pragma('quick_check(1)', { simple: true }) === 'ok' ? 0 : 1),
    words: () => ({ zh: '数据库文件结构完整', en: 'the database file is sound' }),
  },
  {
    check: 'references',
    needsBase: false,
    count: (c) => scalar(c, 'select count(*) from pragma_foreign_key_check'),
    words: (n) => ({ zh: `无效引用 ${n} 处`, en: `${n} broken references` }),
  },
  {
    check: 'originals_not_read',
    needsBase: false,
    count: (c) =>
      scalar(
        c,
        `select count(distinct sha256) from ops_fetch
         where format <> 'zip' and sha256 not in (select sha256 from raw_document)`,
      ),
    words: (n) => ({ zh: `已取得而未入库的文件 ${n} 份`, en: `${n} fetched documents are not in` }),
  },
  {
    check: 'documents_lost',
    needsBase: true,
    count: (c) =>
      scalar(
        c,
        'select count(*) from base.raw_document where sha256 not in (select sha256 from main.raw_document)',
      ),
    words: (n) => ({ zh: `原有文件丢失 ${n} 份`, en: `${n} documents are lost` }),
  },
  {
    check: 'documents_unreadable',
    needsBase: true,
    count: (c) =>
      scalar(
        c,
        `select count(*) from base.raw_document b join main.raw_document m using (sha256)
         where b.status <> 'failed' and m.status = 'failed'`,
      ),
    words: (n) => ({
      zh: `原可读取而现已失败的文件 ${n} 份`,
      en: `${n} documents that could be read fail now`,
    }),
  },
  {
    check: 'facts_lost',
    needsBase: true,
    count: (c) =>
      scalar(
        c,
        `select count(*) from (
           select b.id from base.raw_document b join main.raw_document m using (sha256)
           where b.extractor is m.extractor
             and (select count(*) from base.core_fact f where f.document = b.id)
               > (select count(*) from main.core_fact f where f.document = m.id))`,
      ),
    words: (n) => ({ zh: `数据变少的文件 ${n} 份`, en: `${n} documents lost facts` }),
  },
  {
    check: 'values_lost',
    needsBase: true,
    count: (c) => {
      const before = scalar(c, 'select count(*) from base.out_best_value');
      const after = scalar(c, 'select count(*) from main.out_best_value');
      return after < before * (1 - MOST_VALUES_LOST) ? before - after : 0;
    },
    words: (n) => ({ zh: `可比数值减少 ${n} 个`, en: `${n} fewer comparable values` }),
  },
];

/**
 * The result of every check of the warehouse in the file `staging` against `published` (none yet: only what needs none).
 * @throws WarehouseError `warehouse_unreachable`.
 */
export function checkStaged(staging: string, published: string): CheckResult[] {
  const connection = openConnection(staging);
  try {
    const hasBase = existsSync(published);
    if (hasBase) connection.prepare('attach database ? as base').run(published);
    connection.pragma('query_only = ON');
    return checks
      .filter(({ needsBase }) => hasBase || !needsBase)
      .map(({ check, count, words }) => {
        const found = countSafely(connection, count);
        return { check, passed: found === 0, words: words(found) };
      });
  } catch (error) {
    throw toWarehouseError(error, staging);
  } finally {
    connection.close();
  }
}

/** A file too damaged to be asked does not pass. */
function countSafely(connection: Database.Database, count: Check['count']): number {
  try {
    return count(connection);
  } catch {
    return 1;
  }
}
