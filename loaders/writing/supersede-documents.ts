// Which report replaces which. Of several files of one report in one format (same institution, type and year), the
// newest is in force and the others point to it. The same report in another format is a second witness, not a revision.

import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { compareAge } from '../best-values/rank-facts.ts';
import type { RawDocumentTable, WarehouseSchema } from '../schema/index.ts';

/** What makes two files versions of one report. */
export type ReportIdentity = Pick<
  Selectable<RawDocumentTable>,
  'institution_id' | 'report_type' | 'year' | 'media_type'
>;

/** Of these a school publishes many a year: another one is no revision. */
const oncePerYear = (type: ReportIdentity['report_type']): boolean =>
  type !== null && type !== 'news' && type !== 'other';

/** The identity of a stored document; null when it has none, as with news or an unknown year. */
async function readVersions(db: Kysely<WarehouseSchema>, report: ReportIdentity) {
  const { institution_id, report_type, year, media_type } = report;
  if (institution_id === null || year === null || media_type === null || !oncePerYear(report_type)) return [];
  return await db
    .selectFrom('raw_document')
    .where('institution_id', '=', institution_id)
    .where('report_type', '=', report_type)
    .where('year', '=', year)
    .where('media_type', '=', media_type)
    .where('status', '<>', 'failed')
    .select(['id', 'modified_ms', 'arrival', 'superseded_by'])
    .execute();
}

/**
 * Marks all but the newest version of `report` as superseded by it. Returns the ids of documents that came into force or
 * are no longer in force.
 */
export async function supersedeVersions(
  trx: Transaction<WarehouseSchema>,
  report: ReportIdentity,
): Promise<string[]> {
  const versions = await readVersions(trx, report);
  const newest = versions.reduce<(typeof versions)[number] | null>(
    (best, next) => (best && compareAge(toAge(best), toAge(next)) > 0 ? best : next),
    null,
  );
  if (!newest) return [];
  const toMark = (id: string) => (id === newest.id ? null : newest.id);
  const wrong = versions.filter(({ id, superseded_by }) => superseded_by !== toMark(id));
  await mark(
    trx,
    wrong.map(({ id }) => id),
    newest.id,
  );
  return wrong
    .filter(({ id, superseded_by }) => (superseded_by === null) !== (toMark(id) === null))
    .map(({ id }) => id);
}

/** Says of `documents` that `newest` is in force in their place; `newest` among them is in force itself. */
async function mark(
  trx: Transaction<WarehouseSchema>,
  documents: readonly string[],
  newest: string,
): Promise<void> {
  if (documents.length === 0) return;
  await sql`update raw_document set superseded_by = nullif(${newest}, id)
    where id in (select value from json_each(${JSON.stringify(documents)}))`.execute(trx);
}

const toAge = (d: { readonly modified_ms: number | null; readonly arrival: number }) => ({
  modified: d.modified_ms,
  arrival: d.arrival,
});
