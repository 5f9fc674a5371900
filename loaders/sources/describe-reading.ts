// How the warehouse took an original: for the digest of an import.

import type { Severity, Words } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import type { DocumentStatus } from '../schema/index.ts';

export interface Reading {
  readonly id: string;
  readonly status: DocumentStatus;
  readonly institution: string | null;
  readonly type: string | null;
  readonly year: number | null;
  readonly facts: number;
  /** Findings of the checks, by severity. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** What the errors among them say, at most three. */
  readonly errors: readonly Words[];
  /** What could not be read, the gravest first, each once; at most five. */
  readonly messages: readonly (Words & { readonly code: string; readonly severity: Severity })[];
  /** The bytes of the version that it replaced last. */
  readonly replaces: string | null;
}

/** The document with the bytes `sha256`; null when it is not in the warehouse. */
export async function describeReading({ db }: Warehouse, sha256: string): Promise<Reading | null> {
  const document = await db
    .selectFrom('raw_document')
    .leftJoin('core_institution', 'core_institution.id', 'raw_document.institution_id')
    .where('raw_document.sha256', '=', sha256)
    .select([
      'raw_document.id',
      'raw_document.status',
      'raw_document.report_type as type',
      'raw_document.year',
      'raw_document.institution_printed',
      'core_institution.name',
    ])
    .executeTakeFirst();
  if (!document) return null;
  const { id, status, type, year } = document;
  const { facts } = await db
    .selectFrom('core_fact')
    .where('document', '=', id)
    .select(({ fn }) => fn.countAll<number>().as('facts'))
    .executeTakeFirstOrThrow();
  const predecessor = await db
    .selectFrom('raw_document')
    .where('superseded_by', '=', id)
    .orderBy('modified_ms', 'desc')
    .orderBy('arrival', 'desc')
    .select('sha256')
    .executeTakeFirst();
  return {
    id,
    status,
    type,
    year,
    institution: document.name ?? document.institution_printed,
    facts,
    findings: await countFindings(db, id),
    errors: await firstErrors(db, id),
    messages: await gravestMessages(db, id),
    replaces: predecessor?.sha256 ?? null,
  };
}

async function countFindings(db: Warehouse['db'], document: string): Promise<Record<Severity, number>> {
  const counts: Record<Severity, number> = { info: 0, warning: 0, error: 0 };
  const rows = await db
    .selectFrom('core_finding')
    .where('document', '=', document)
    .groupBy('severity')
    .select(({ fn }) => ['severity', fn.countAll<number>().as('count')])
    .execute();
  for (const { severity, count } of rows) counts[severity] = count;
  return counts;
}

async function firstErrors(db: Warehouse['db'], document: string): Promise<Words[]> {
  return await db
    .selectFrom('core_finding')
    .where('document', '=', document)
    .where('severity', '=', 'error')
    .orderBy('ordinal')
    .limit(3)
    .select(['zh', 'en'])
    .execute();
}

async function gravestMessages(db: Warehouse['db'], document: string): Promise<Reading['messages']> {
  const rows = await db
    .selectFrom('raw_message')
    .where('document', '=', document)
    .where('severity', '<>', 'info')
    .groupBy(['code', 'severity', 'zh', 'en'])
    .orderBy('severity')
    .orderBy(({ fn }) => fn.min('ordinal'))
    .limit(5)
    .select(['code', 'severity', 'zh', 'en'])
    .execute();
  return rows;
}
