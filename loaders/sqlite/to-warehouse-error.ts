// SQLite's error codes as errors of the warehouse; other errors pass unchanged.

import { WarehouseError } from '../warehouse-error.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** `error` as a WarehouseError when SQLite said why (busy, damaged, no database, no access), else `error` itself. */
export function toWarehouseError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  const cause = { cause: error };
  if (code === 'SQLITE_NOTADB')
    return new WarehouseError(
      'warehouse_foreign',
      { zh: `${path} 不是年报数据库`, en: `${path} is not a nianbao warehouse` },
      cause,
    );
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new WarehouseError(
      'warehouse_busy',
      { zh: `${path} 正被另一个程序写入`, en: `${path} is being written by another program` },
      cause,
    );
  if (code.startsWith('SQLITE_CORRUPT'))
    return new WarehouseError(
      'warehouse_damaged',
      { zh: `${path} 已损坏：${detail}`, en: `${path} is damaged: ${detail}` },
      cause,
    );
  if (code.startsWith('SQLITE_READONLY'))
    return new WarehouseError(
      'warehouse_readonly',
      { zh: `${path} 是只读打开的`, en: `${path} is open for reading only` },
      cause,
    );
  if (/^SQLITE_(?:CANTOPEN|IOERR|PERM|FULL)/.test(code)) return unreachable(path, detail, cause);
  // better-sqlite3 checks the folder itself and throws a TypeError
  if (error instanceof TypeError && /directory does not exist/.test(detail))
    return unreachable(path, detail, cause);
  return error;
}

const unreachable = (path: string, detail: string, cause: ErrorOptions) =>
  new WarehouseError(
    'warehouse_unreachable',
    { zh: `无法读写 ${path}：${detail}`, en: `cannot read or write ${path}: ${detail}` },
    cause,
  );
