// Inserts many rows by statements of a few fixed sizes: their text is made once, and the connection keeps them compiled.

import { CompiledQuery, type Insertable, type Transaction } from 'kysely';
import type { WarehouseSchema } from './schema/index.ts';

/** Rows in one statement, the largest first; any number of rows is a sum of them. */
const SIZES = [128, 16, 4, 1];
/** SQLite allows 32,766 parameters. */
const MAX_PARAMETERS = 5_000;

const statements = new Map<string, string>();

/** Inserts `rows` into `table`; all rows must have the same columns. */
export async function insertRows<T extends keyof WarehouseSchema & string>(
  trx: Transaction<WarehouseSchema>,
  table: T,
  rows: readonly Insertable<WarehouseSchema[T]>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let at = 0; at < rows.length; ) {
    const size = chooseSize(rows.length - at, columns.length);
    const parameters = rows.slice(at, at + size).flatMap((row) => {
      const values = row as Readonly<Record<string, unknown>>;
      return columns.map((column) => values[column] ?? null);
    });
    await trx.executeQuery(CompiledQuery.raw(statementFor(table, columns, size), parameters));
    at += size;
  }
}

const chooseSize = (left: number, columns: number): number =>
  SIZES.find((size) => size <= left && size * columns <= MAX_PARAMETERS) ?? 1;

function statementFor(table: string, columns: readonly string[], size: number): string {
  const key = [size, table, ...columns].join(' ');
  const known = statements.get(key);
  if (known !== undefined) return known;
  const row = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = `insert into "${table}" (${names}) values ${Array.from({ length: size }, () => row).join(', ')}`;
  statements.set(key, statement);
  return statement;
}
