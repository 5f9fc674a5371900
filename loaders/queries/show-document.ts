// One document: what it is, how it was read, what was found in it, and which other versions of it there are.

import type { Kysely, Selectable } from 'kysely';
import type { Anchor, Origin, Severity, Status, Words } from '../../model/index.ts';
import type { RawDocumentTable, WarehouseSchema } from '../schema/index.ts';
import { type FindingFilter, type ListedFinding, listFindings } from './list-findings.ts';
import { type DocumentReference, referDocuments } from './refer-documents.ts';

type Db = Kysely<WarehouseSchema>;

export interface ShownDocument {
  readonly kind: 'document';
  /** A row of `raw_document`; docs/warehouse.md explains its columns. */
  readonly document: Selectable<RawDocumentTable>;
  readonly institution: { readonly id: string; readonly name: string } | null;
  /** Every path at which these bytes were seen. */
  readonly paths: readonly string[];
  readonly passages: number;
  readonly tables: readonly {
    readonly id: string;
    readonly caption: string | null;
    readonly rows: number;
    readonly cols: number;
    readonly facts: number;
  }[];
  /** How many facts of each origin and status. */
  readonly facts: readonly { readonly origin: Origin; readonly status: Status; readonly count: number }[];
  readonly messages: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly message: Words;
    readonly anchor: Anchor | null;
  }[];
  readonly findings: readonly ListedFinding[];
  /** Versions this one replaced. */
  readonly supersedes: readonly DocumentReference[];
  readonly supersededBy: DocumentReference | null;
}

/** The document with this short id; null when there is none. */
export async function showDocument(db: Db, id: string): Promise<ShownDocument | null> {
  const document = await db.selectFrom('raw_document').selectAll().where('id', '=', id).executeTakeFirst();
  if (!document) return null;
  const older = await db.selectFrom('raw_document').select('id').where('superseded_by', '=', id).execute();
  const newer = document.superseded_by;
  const references = await referDocuments(db, [
    ...older.map((d) => d.id),
    ...(newer === null ? [] : [newer]),
  ]);
  const institution =
    document.institution_id === null
      ? undefined
      : await db
          .selectFrom('core_institution')
          .select(['id', 'name'])
          .where('id', '=', document.institution_id)
          .executeTakeFirst();
  const passages = await db
    .selectFrom('raw_passage')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('document', '=', id)
    .executeTakeFirst();
  const filter: FindingFilter = { documents: [id], superseded: true };
  return {
    kind: 'document',
    document,
    institution: institution ?? null,
    paths: await readPaths(db, document),
    passages: passages?.count ?? 0,
    tables: await readTables(db, id),
    facts: await countFacts(db, id),
    messages: await readMessages(db, id),
    findings: await listFindings({ db }, filter),
    supersedes: older.flatMap((d) => references.get(d.id) ?? []),
    supersededBy: (newer === null ? undefined : references.get(newer)) ?? null,
  };
}

async function readPaths(db: Db, { sha256, path }: Selectable<RawDocumentTable>): Promise<string[]> {
  const seen = await db
    .selectFrom('ops_sighting')
    .select('path')
    .where('sha256', '=', sha256)
    .orderBy('path')
    .execute();
  return [...new Set([path, ...seen.map((s) => s.path)])];
}

async function readTables(db: Db, id: string): Promise<ShownDocument['tables']> {
  return await db
    .selectFrom('raw_table as t')
    .leftJoin('core_fact as f', (join) =>
      join.onRef('f.document', '=', 't.document').onRef('f.table_id', '=', 't.table_id'),
    )
    .where('t.document', '=', id)
    .groupBy(['t.table_id', 't.caption', 't.row_count', 't.col_count', 't.ordinal'])
    .orderBy('t.ordinal')
    .select(({ fn }) => [
      't.table_id as id',
      't.caption',
      't.row_count as rows',
      't.col_count as cols',
      fn.count<number>('f.id').as('facts'),
    ])
    .execute();
}

async function countFacts(db: Db, id: string): Promise<ShownDocument['facts']> {
  return await db
    .selectFrom('core_fact')
    .where('document', '=', id)
    .groupBy(['origin', 'status'])
    .orderBy('origin')
    .orderBy('status')
    .select(({ fn }) => ['origin', 'status', fn.countAll<number>().as('count')])
    .execute();
}

async function readMessages(db: Db, id: string): Promise<ShownDocument['messages']> {
  const rows = await db
    .selectFrom('raw_message')
    .selectAll()
    .where('document', '=', id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ code, severity, zh, en, anchor }) => ({
    code,
    severity,
    message: { zh, en },
    anchor: anchor === null ? null : (JSON.parse(anchor) as Anchor),
  }));
}
