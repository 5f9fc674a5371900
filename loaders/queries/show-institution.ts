// One institution: its names over time, its reports, and how much is known of it in each year.

import type { Kysely, Selectable } from 'kysely';
import type { ReportType } from '../../model/index.ts';
import type {
  CoreInstitutionNameTable,
  CoreInstitutionTable,
  DocumentStatus,
  WarehouseSchema,
} from '../schema/index.ts';
import type { DocumentReference } from './refer-documents.ts';

type Db = Kysely<WarehouseSchema>;

export interface ShownInstitution {
  readonly kind: 'institution';
  /** A row of `core_institution`; docs/warehouse.md explains its columns. */
  readonly institution: Selectable<CoreInstitutionTable>;
  readonly names: readonly { readonly name: string; readonly kind: CoreInstitutionNameTable['kind'] }[];
  readonly documents: readonly (DocumentReference & {
    readonly type: ReportType | null;
    readonly status: DocumentStatus;
  })[];
  /** Values to use and contradictions among them, by year (null = unknown), newest first. */
  readonly years: readonly {
    readonly year: number | null;
    readonly values: number;
    readonly conflicts: number;
  }[];
  /** Rows of the standard tables by year; see `out_coverage`. */
  readonly coverage: readonly {
    readonly year: number;
    readonly reported: number;
    readonly notApplicable: number;
    readonly missing: number;
  }[];
}

/** The institution with this id; null when there is none. */
export async function showInstitution(db: Db, id: string): Promise<ShownInstitution | null> {
  const institution = await db
    .selectFrom('core_institution')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!institution) return null;
  return {
    kind: 'institution',
    institution,
    names: await db
      .selectFrom('core_institution_name')
      .select(['name', 'kind'])
      .where('institution_id', '=', id)
      .orderBy('kind')
      .orderBy('name')
      .execute(),
    documents: await db
      .selectFrom('raw_document')
      .select([
        'id',
        'path',
        'sha256',
        'title',
        'year',
        'superseded_by as supersededBy',
        'report_type as type',
        'status',
      ])
      .where('institution_id', '=', id)
      .orderBy('year', 'desc')
      .orderBy('arrival')
      .execute(),
    years: await db
      .selectFrom('out_best_value')
      .where('institution_id', '=', id)
      .groupBy('year')
      .orderBy('year', 'desc')
      .select(({ fn }) => [
        'year',
        fn.countAll<number>().as('values'),
        fn.countAll<number>().filterWhere('conflict', '=', 1).as('conflicts'),
      ])
      .execute(),
    coverage: await db
      .selectFrom('out_coverage')
      .where('institution_id', '=', id)
      .groupBy('year')
      .orderBy('year', 'desc')
      .select(({ fn }) => [
        'year',
        fn.countAll<number>().filterWhere('status', '=', 'reported').as('reported'),
        fn.countAll<number>().filterWhere('status', '=', 'not_applicable').as('notApplicable'),
        fn.countAll<number>().filterWhere('status', '=', 'missing').as('missing'),
      ])
      .execute(),
  };
}
