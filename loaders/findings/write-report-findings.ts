// Findings about several reports of one school. They are rows of core_finding like those of a single document, kept behind
// them: under the later report, numbered from FIRST. Written anew as a whole, so that the same reports give the same rows.

import type { Transaction } from 'kysely';
import type { Finding } from '../../model/index.ts';
import { insertRows } from '../insert-rows.ts';
import type { WarehouseSchema } from '../schema/index.ts';

/** Ordinal of the first finding about several reports; no document has as many findings of its own. */
const FIRST = 1_000_000;

type Trx = Transaction<WarehouseSchema>;

/** A finding and the report it belongs to; its observations are ids of the warehouse. */
export interface StoredFinding extends Finding {
  readonly document: string;
}

/**
 * Replaces the findings about several reports of `schools` (of all schools when null) by `findings`, in their order.
 * Returns how many they are.
 */
export async function writeReportFindings(
  trx: Trx,
  findings: readonly StoredFinding[],
  schools: readonly string[] | null = null,
): Promise<number> {
  if (schools === null) await dropReportFindings(trx);
  else for (const school of schools) await dropReportFindings(trx, school);
  const counts = new Map<string, number>();
  const rows = findings.map((finding) => {
    const n = counts.get(finding.document) ?? 0;
    counts.set(finding.document, n + 1);
    return { finding, id: `${finding.document}-x${n + 1}`, ordinal: FIRST + n };
  });
  await insertRows(
    trx,
    'core_finding',
    rows.map(({ finding, id, ordinal }) => ({
      id,
      document: finding.document,
      ordinal,
      code: finding.code,
      severity: finding.severity,
      zh: finding.message.zh,
      en: finding.message.en,
      anchor: JSON.stringify(finding.anchor),
    })),
  );
  await insertRows(
    trx,
    'core_finding_fact',
    rows.flatMap(({ finding, id }) =>
      [...new Set(finding.observations)].map((fact_id) => ({ finding_id: id, fact_id })),
    ),
  );
  return rows.length;
}

/** Removes the findings about several reports of `school`; of all schools when none is given. */
async function dropReportFindings(trx: Trx, school?: string): Promise<void> {
  let ids = trx.selectFrom('core_finding').select('id').where('ordinal', '>=', FIRST);
  if (school !== undefined)
    ids = ids.where('document', 'in', (q) =>
      q.selectFrom('raw_document').select('id').where('institution_id', '=', school),
    );
  const found = (await ids.execute()).map(({ id }) => id);
  for (let i = 0; i < found.length; i += PORTION) {
    const portion = found.slice(i, i + PORTION);
    await trx.deleteFrom('core_finding_fact').where('finding_id', 'in', portion).execute();
    await trx.deleteFrom('core_finding').where('id', 'in', portion).execute();
  }
}

/** Below the limit of parameters of a statement. */
const PORTION = 1000;

/** Removes the findings about several reports in which a fact of `document` takes part: they are out of date with it. */
export async function dropFindingsAbout(trx: Trx, document: string): Promise<void> {
  const rows = await trx
    .selectFrom('core_fact as f')
    .innerJoin('core_finding_fact as x', 'x.fact_id', 'f.id')
    .innerJoin('core_finding as g', 'g.id', 'x.finding_id')
    .where('f.document', '=', document)
    .where('g.ordinal', '>=', FIRST)
    .select('g.id')
    .distinct()
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await trx.deleteFrom('core_finding_fact').where('finding_id', 'in', ids).execute();
  await trx.deleteFrom('core_finding').where('id', 'in', ids).execute();
}
