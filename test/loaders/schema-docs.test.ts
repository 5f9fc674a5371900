import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { withWarehouse } from './with-warehouse.ts';

/** Table or view → its columns, as the headings and tables of docs/warehouse.md name them. */
function readDocs(): Map<string, string[]> {
  const docs = readFileSync(new URL('../../docs/warehouse.md', import.meta.url), 'utf8');
  const documented = new Map<string, string[]>();
  for (const section of docs.split(/^### /m).slice(1)) {
    const [heading = '', ...lines] = section.split('\n');
    const cells = lines.filter((line) => line.startsWith('| `')).map((line) => line.split(' | ')[0] ?? '');
    const columns = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map((m) => m[1] ?? ''));
    for (const [, table = ''] of heading.matchAll(/`(\w+)`/g)) documented.set(table, columns.sort());
  }
  return documented;
}

/** Table or view → its columns, in the database; without SQLite's, kysely's and the text index's own tables. */
function readSchema(path: string): Map<string, string[]> {
  const db = new Database(path, { readonly: true });
  const names = db
    .prepare<[], string>(
      "select name from pragma_table_list where schema = 'main' and type in ('table', 'view', 'virtual')",
    )
    .pluck()
    .all()
    .filter((name) => !/^(?:sqlite|kysely)_/.test(name));
  const columns = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck();
  const schema = new Map(names.map((name) => [name, columns.all(name).sort()]));
  db.close();
  return schema;
}

test('docs/warehouse.md names every table, view and column, and no others', () =>
  withWarehouse(async (warehouse) => {
    const sorted = (map: Map<string, string[]>) => Object.fromEntries([...map].sort());
    expect(sorted(readDocs())).toEqual(sorted(readSchema(warehouse.path)));
  }));
