// kysely's SQLite dialect with the two things it leaves out: writers take the lock at once (so they wait for each
// other instead of failing halfway), and migrations run in a transaction (so a kill leaves no half schema).

import type BetterSqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
  sql,
  type TransactionSettings,
} from 'kysely';

/** `nbwh` as a big-endian integer: marks a file as ours in SQLite's header. */
export const APPLICATION_ID = 0x6e62_7768;

class ImmediateSqliteDriver extends SqliteDriver {
  private readonly database: BetterSqlite.Database;

  constructor(database: BetterSqlite.Database & SqliteDatabase) {
    super({ database: keepCompiled(database) });
    this.database = database;
  }

  /** After a full disk or an I/O error SQLite has rolled back by itself; a second rollback would hide the cause. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

/** Begins a statement that runs once for each of its parameters, which are rows: cheaper than many rows in one statement. */
export const FOR_EACH_ROW = '/* for each row */ ';

/** How many statements stay compiled. */
const KEPT_STATEMENTS = 200;

/**
 * The same connection, which compiles a statement once: a document is written by the same hundred. One from which rows
 * are still being read is left alone.
 */
function keepCompiled(connection: BetterSqlite.Database): SqliteDatabase {
  const kept = new Map<string, BetterSqlite.Statement>();
  return {
    close: () => {
      kept.clear();
      connection.close();
    },
    prepare: (text) => {
      const known = kept.get(text);
      const statement = known && !known.busy ? known : connection.prepare(text);
      // the one used last is forgotten last
      kept.delete(text);
      kept.set(text, statement);
      const [oldest] = kept.keys();
      if (kept.size > KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
      return (text.startsWith(FOR_EACH_ROW) ? forEachRow(statement) : statement) as SqliteStatement;
    },
  };
}

function forEachRow(statement: BetterSqlite.Statement): SqliteStatement {
  return {
    reader: false,
    all: (parameters) => statement.all(parameters),
    iterate: (parameters) => statement.iterate(parameters),
    run: (rows) => {
      for (const row of rows) statement.run(row);
      return { changes: rows.length, lastInsertRowid: 0 };
    },
  };
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The dialect over an open connection; `Kysely.destroy` closes it. */
export function sqliteDialect(connection: BetterSqlite.Database): Dialect {
  return {
    createDriver: (): Driver => new ImmediateSqliteDriver(connection),
    createAdapter: () => new TransactionalSqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Begins a table whose columns hold only values of their type. */
export const createStrictTable = (db: Kysely<unknown>, name: string) =>
  db.schema.createTable(name).modifyEnd(sql`strict`);
