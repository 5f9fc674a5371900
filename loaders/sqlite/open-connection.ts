// One connection to a warehouse file, set up the same way everywhere. Only SQLite's own settings live here.

import Database from 'better-sqlite3';
import { toWarehouseError } from './to-warehouse-error.ts';

/** How long a writer waits for another one. */
const BUSY_MILLISECONDS = 30_000;
/** A reader compares thousands of schools; a writer holds documents in memory besides, and must stay small. */
const CACHE_KIBIBYTES = { reader: 65_536, writer: 24_576 } as const;
/** 16 MB of log between checkpoints: an ordinary document writes half a megabyte. */
const CHECKPOINT_PAGES = 4_000;

export interface ConnectionOptions {
  readonly readonly?: boolean;
}

/**
 * Opens `path` without looking into it. The settings make a commit survive a power cut (`synchronous = FULL`), refuse
 * a schema that calls functions with side effects, and wait for other writers.
 * @throws WarehouseError `warehouse_unreachable` when the file cannot be opened or created.
 */
export function openConnection(path: string, options: ConnectionOptions = {}): Database.Database {
  try {
    const connection = new Database(path, {
      readonly: options.readonly ?? false,
      timeout: BUSY_MILLISECONDS,
    });
    connection.pragma('trusted_schema = OFF');
    connection.pragma('foreign_keys = ON');
    connection.pragma('synchronous = FULL');
    connection.pragma(`cache_size = -${options.readonly ? CACHE_KIBIBYTES.reader : CACHE_KIBIBYTES.writer}`);
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    if (options.readonly) connection.pragma('query_only = ON');
    return connection;
  } catch (error) {
    throw toWarehouseError(error, path);
  }
}
