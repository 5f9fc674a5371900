// Full-text search over passages and table cells: any substring of Chinese, from one character up.

import { sql } from 'kysely';
import type { Anchor } from '../../model/index.ts';
import { foldText } from '../fold-text.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { textMatches } from '../sqlite/text-index.ts';

export interface FindOptions {
  /** How many hits to return; 20. */
  readonly limit?: number;
  /** Also in documents that a newer version replaced. */
  readonly superseded?: boolean;
}

export interface TextHit {
  readonly kind: 'passage' | 'cell';
  /** Short id of the document. */
  readonly document: string;
  readonly documentPath: string;
  readonly documentTitle: string | null;
  readonly institution: string | null;
  readonly year: number | null;
  /** Of cells, the caption of their table. */
  readonly caption: string | null;
  readonly anchor: Anchor;
  /** The words around the first place where the text stands. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface TextHits {
  /** Passages first, then cells; in the order in which documents came in, and within one in reading order. */
  readonly hits: readonly TextHit[];
  /** How many there are beyond the limit, too. */
  readonly total: number;
}

/** Characters of context on either side. */
const CONTEXT = 30;

/**
 * Passages and cells that contain `text`; white space, width and letter case do not matter. An empty text finds nothing.
 */
export async function findText(
  warehouse: Warehouse,
  text: string,
  { limit = 20, superseded = false }: FindOptions = {},
): Promise<TextHits> {
  if (foldText(text).chars.length === 0) return { hits: [], total: 0 };
  const passages = await searchTable(warehouse, 'raw_passage', text, limit, superseded);
  const cells = await searchTable(warehouse, 'raw_cell', text, limit - passages.rows.length, superseded);
  const hits = [
    ...passages.rows.map((row) => toHit('passage', row, text)),
    ...cells.rows.map((row) => toHit('cell', row, text)),
  ];
  return { hits, total: passages.total + cells.total };
}

interface Row {
  readonly document: string;
  readonly path: string;
  readonly title: string | null;
  readonly institution: string | null;
  readonly year: number | null;
  readonly caption: string | null;
  readonly text: string;
  readonly anchor: string;
}

async function searchTable(
  { db }: Warehouse,
  table: 'raw_passage' | 'raw_cell',
  text: string,
  limit: number,
  superseded: boolean,
): Promise<{ rows: readonly Row[]; total: number }> {
  const index = `${table}_index` as const;
  const from = sql`${sql.table(index)} join ${sql.table(table)} t on t.id = ${sql.ref(`${index}.rowid`)}`;
  const matches = textMatches(index, text);
  const inForce = superseded ? sql`true` : sql`d.superseded_by is null`;
  const hits = sql`from ${from} join raw_document d on d.id = t.document where ${matches} and ${inForce}`;
  const { rows } = await sql<Row>`
    select t.document, d.path, d.title, i.name as institution, d.year, c.caption, t.text, t.anchor
    from (select t.id ${hits} order by t.id limit ${Math.max(0, limit)}) hit
    join ${sql.table(table)} t on t.id = hit.id
    join raw_document d on d.id = t.document
    left join core_institution i on i.id = d.institution_id
    left join raw_table c on c.document = t.document and c.table_id = t.table_id
    order by t.id`.execute(db);
  const count = await sql<{ total: number }>`select count(*) as total ${hits}`.execute(db);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

function toHit(kind: TextHit['kind'], row: Row, text: string): TextHit {
  return {
    kind,
    document: row.document,
    documentPath: row.path,
    documentTitle: row.title,
    institution: row.institution,
    year: row.year,
    caption: row.caption,
    anchor: JSON.parse(row.anchor) as Anchor,
    ...cutSnippet(row.text, text),
  };
}

/** The first occurrence of `wanted` in `text`, as printed, with the words around it. */
export function cutSnippet(text: string, wanted: string): Pick<TextHit, 'before' | 'match' | 'after'> {
  const { chars, sources } = foldText(text);
  const needle = foldText(wanted).chars;
  const at = chars.findIndex((_, i) => needle.every((char, j) => chars[i + j] === char));
  const start = sources[at];
  if (at < 0 || start === undefined) return { before: '', match: '', after: text.slice(0, 2 * CONTEXT) };
  const last = sources[at + needle.length - 1] ?? start;
  const end = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
  return {
    before: text.slice(Math.max(0, start - CONTEXT), start),
    match: text.slice(start, end),
    after: text.slice(end, end + CONTEXT),
  };
}
