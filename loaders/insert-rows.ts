// Inserts many rows by one statement that stays compiled and runs once for each of them. Rows are arrays where there are very
// many of them: making objects and taking them apart costs more than SQLite's own work.

import { CompiledQuery, type Insertable, type Transaction } from 'kysely';
import type { WarehouseSchema } from './schema/index.ts';
import { FOR_EACH_ROW } from './sqlite/dialect.ts';

type Trx = Transaction<WarehouseSchema>;
type TableName = keyof WarehouseSchema & string;

/** What SQLite stores in a column. */
export type Value = string | number | null;

/** Rows as arrays, all with the same columns. */
export interface RowSet {
  readonly columns: readonly string[];
  /** Values in the order of `columns`. */
  readonly rows: readonly (readonly Value[])[];
}

/** Inserts `rows` into `table`; all rows must have the same columns. */
export async function insertRows<T extends TableName>(
  trx: Trx,
  table: T,
  rows: readonly Insertable<WarehouseSchema[T]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  await insertValues(trx, table, {
    columns,
    rows: rows.map((row) => {
      const values = row as Readonly<Record<string, Value | undefined>>;
      return columns.map((column) => values[column] ?? null);
    }),
  });
}

/** Inserts rows that are arrays; columns that are not named become null. */
export async function insertValues(trx: Trx, table: TableName, { columns, rows }: RowSet): Promise<void> {
  if (rows.length === 0) return;
  await trx.executeQuery(CompiledQuery.raw(statementFor(table, columns), rows as unknown[]));
}

const statements = new Map<string, string>();

function statementFor(table: string, columns: readonly string[]): string {
  const key = `${table} ${columns.join(' ')}`;
  const known = statements.get(key);
  if (known !== undefined) return known;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map(() => '?').join(', ');
  const statement = `${FOR_EACH_ROW}insert into "${table}" (${names}) values (${values})`;
  statements.set(key, statement);
  return statement;
}
