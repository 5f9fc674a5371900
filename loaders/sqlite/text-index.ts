// Full-text index over Chinese: FTS5 tables whose tokens are made by fold-text.ts (pairs of characters). FTS5's own
// tokenizers do not find words of one or two characters. The index holds no text: its rowids are the ids of the indexed rows.

import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { searchTokens } from '../fold-text.ts';
import { insertValues } from '../insert-rows.ts';
import type { WarehouseSchema } from '../schema/index.ts';

export type TextIndexName = 'raw_passage_index' | 'raw_cell_index';

/** Creates the index `name`. All characters but white space are part of tokens. */
export async function createTextIndex(db: Kysely<unknown>, name: TextIndexName): Promise<void> {
  await sql`create virtual table ${sql.table(name)} using fts5(
    tokens, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")`.execute(db);
}

/** The id of a row and what the index holds of its text: `indexTokens`. */
export type IndexEntry = readonly [id: number, tokens: string];

/** Adds `entries`, none of them without tokens. */
export async function indexTexts(
  trx: Transaction<WarehouseSchema>,
  name: TextIndexName,
  entries: readonly IndexEntry[],
): Promise<void> {
  await insertValues(trx, name, { columns: ['rowid', 'tokens'], rows: entries });
}

/** Removes the texts of one document; to be called before its rows are deleted. */
export async function unindexDocument(
  trx: Transaction<WarehouseSchema>,
  table: 'raw_passage' | 'raw_cell',
  document: string,
): Promise<void> {
  const index: TextIndexName = `${table}_index`;
  await sql`delete from ${sql.table(index)}
    where rowid in (select id from ${sql.table(table)} where document = ${document})`.execute(trx);
}

/** Condition on the index `name`: the text contains `text`, white space ignored; false for a blank `text`. */
export function textMatches(name: TextIndexName, text: string): RawBuilder<SqlBool> {
  const search = searchTokens(text);
  if (!search) return sql<SqlBool>`false`;
  const phrase = `"${search.tokens.replaceAll('"', '""')}"${search.prefix ? '*' : ''}`;
  return sql<SqlBool>`${sql.table(name)} match ${phrase}`;
}
