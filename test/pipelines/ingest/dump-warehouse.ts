// The content of a warehouse as text: every table and view but our own running, rows in an order of their own.

import Database from 'better-sqlite3';

/** Left out: what differs from run to run, and the insides of the text indices (their answers are dumped instead). */
const isContent = (name: string): boolean =>
  !/^(ops_|sqlite_|kysely_)/.test(name) && !/_index(_|$)/.test(name);

/** Table name → its rows as sorted lines of JSON. */
export function dumpWarehouse(file: string): Record<string, string[]> {
  const db = new Database(file, { readonly: true });
  try {
    const names = db
      .prepare<[], string>("select name from sqlite_schema where type in ('table', 'view') order by name")
      .pluck()
      .all()
      .filter(isContent);
    const dump = names.map((name) => {
      const rows = db.prepare(`select * from "${name}"`).raw().all();
      return [name, rows.map((row) => JSON.stringify(row)).sort()] as const;
    });
    const indices = ['raw_passage_index', 'raw_cell_index'].map((name) => {
      const hits = db
        .prepare<[], number>(`select rowid from ${name} where ${name} match '"毕业 业生"' order by rowid`)
        .pluck()
        .all();
      return [name, hits.map(String)] as const;
    });
    return Object.fromEntries([...dump, ...indices]);
  } finally {
    db.close();
  }
}

/** What is wrong with the file; empty when it is sound. */
export function findDamage(file: string): string[] {
  const db = new Database(file);
  try {
    const integrity = db.pragma('integrity_check') as { integrity_check: string }[];
    const orphans = db.pragma('foreign_key_check') as unknown[];
    return [
      ...integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...orphans.map((row) => JSON.stringify(row)),
    ];
  } finally {
    db.close();
  }
}
