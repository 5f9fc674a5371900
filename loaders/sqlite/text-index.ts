// Full-text index over Chinese: FTS5 tables whose tokens are made by fold-text.ts (pairs of characters). FTS5's own
// tokenizers do not find words of one or two characters. The index holds no text: its rowids are the ids of the indexed rows.

import { type Kysely, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely';
import { indexTokens, searchTokens } from '../fold-text.ts';
import { insertRows } from '../insert-rows.ts';
import type { WarehouseSchema } from '../schema/index.ts';

export type TextIndexName = 'raw_passage_index' | 'raw_cell_index';

/** Creates the index `name`. All characters but white space are part of tokens. */
export async function createTextIndex(db: Kysely<unknown>, name: TextIndexName): Promise<void> {
  await sql`create virtual table ${sql.table(name)} using fts5(
    tokens, content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")`.execute(db);
}

/** Adds texts under their ids; blank texts are left out. */
export async function indexTexts(
  trx: Transaction<WarehouseSchema>,
  name: TextIndexName,
  rows: readonly { readonly id: number; readonly text: string }[],
): Promise<void> {
  // tokens are several times the size of their text: those of a long document must not be in memory all at once
  for (let begin = 0, end = 0; begin < rows.length; begin = end) {
    for (let size = 0; end < rows.length && size < charactersAtOnce; end++)
      size += rows[end]?.text.length ?? 0;
    const entries = rows.slice(begin, end).flatMap(({ id, text }) => {
      const tokens = indexTokens(text);
      return tokens ? [{ rowid: id, tokens }] : [];
    });
    await insertRows(trx, name, entries);
  }
}

const charactersAtOnce = 200_000;

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
