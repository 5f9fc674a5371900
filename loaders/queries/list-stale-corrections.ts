// Corrections that no longer hold: their document was replaced by a newer one, or their number is printed otherwise. Nothing
// is carried over by guess; the facts of the newer document that may be meant are listed for a person to decide again.

import { nameKey } from '../../catalog/fold-name.ts';
import type { Correction } from '../../catalog/types.ts';
import type { Severity, Words } from '../../model/index.ts';
import type { Warehouse } from '../open-warehouse.ts';
import { listFindings } from './list-findings.ts';
import { type ReviewFact, readReviewFacts } from './read-review-facts.ts';

export interface StaleCorrection {
  readonly correction: Correction;
  /** `superseded`: a newer document took the place of its own; `guard`: it is about a document, and did not fit there. */
  readonly cause: 'superseded' | 'guard';
  readonly severity: Severity;
  readonly message: Words;
  readonly institution: string | null;
  readonly year: number | null;
  /** What may be meant now. */
  readonly facts: readonly ReviewFact[];
}

/** The finding that applying a correction leaves when its guard does not match. */
const STALE = 'correction_stale';

/** Those of `corrections` that are about documents of the warehouse and are not in force, in their order. */
export async function listStaleCorrections(
  warehouse: Warehouse,
  corrections: readonly Correction[],
): Promise<StaleCorrection[]> {
  const stale = await readUnmatched(warehouse, corrections);
  for (const correction of corrections) {
    const found = await readReplaced(warehouse, correction, corrections);
    if (found) stale.push(found);
  }
  const position = new Map(corrections.map((correction, i) => [correction, i]));
  return stale.sort((a, b) => (position.get(a.correction) ?? 0) - (position.get(b.correction) ?? 0));
}

/** By the findings of the documents in force; the words of each name its correction. */
async function readUnmatched(
  warehouse: Warehouse,
  corrections: readonly Correction[],
): Promise<StaleCorrection[]> {
  const findings = await listFindings(warehouse, { codes: [STALE] });
  const facts = await readReviewFacts(
    warehouse,
    findings.flatMap((finding) => finding.facts),
  );
  return findings.flatMap(({ severity, message, institution, year, facts: ids }) => {
    const correction = corrections.find(({ id }) => message.en.startsWith(`correction ${id} (`));
    if (!correction) return [];
    const about = ids.flatMap((id) => facts.get(id) ?? []);
    return [{ correction, cause: 'guard' as const, severity, message, institution, year, facts: about }];
  });
}

async function readReplaced(
  warehouse: Warehouse,
  correction: Correction,
  all: readonly Correction[],
): Promise<StaleCorrection | null> {
  const { db } = warehouse;
  if (correction.document === null) return null;
  const old = await db
    .selectFrom('raw_document as d')
    .leftJoin('core_institution as i', 'i.id', 'd.institution_id')
    .where('d.sha256', '>=', correction.document)
    .where('d.sha256', '<', `${correction.document}g`)
    .where('d.superseded_by', 'is not', null)
    .select(['d.id', 'd.path', 'd.year', 'd.superseded_by', 'i.name'])
    .executeTakeFirst();
  if (!old) return null;
  const now = await followNewer(warehouse, old.superseded_by);
  if (now && all.some((other) => isDecidedAgain(other, correction, now.sha256))) return null;
  const facts = now ? await readMeant(warehouse, correction, now.id) : [];
  const printed = facts.map((fact) => fact.printed).join('、');
  const [place, what] = [
    `${correction.file}:${correction.line}`,
    correction.name ?? correction.indicator ?? '',
  ];
  return {
    correction,
    cause: 'superseded',
    severity: 'error',
    message: {
      zh: `更正 ${correction.id}（${place}）所指的文件 ${old.path} 已被 ${now?.path ?? '更新的文件'} 取代：“${what}”原印作 ${correction.printed || '空白'}，现印作 ${printed || '（未找到）'}；请重新核对`,
      en: `correction ${correction.id} (${place}) is about ${old.path}, which ${now?.path ?? 'a newer file'} replaced: ${what} was printed as ${correction.printed || 'blank'}, and is now ${printed || '(not found)'}; review it again`,
    },
    institution: old.name,
    year: old.year,
    facts,
  };
}

/** Versions replace each other in a chain. */
async function followNewer({ db }: Warehouse, first: string | null) {
  const seen = new Set<string>();
  for (let id = first; id !== null && !seen.has(id); ) {
    seen.add(id);
    const row = await db
      .selectFrom('raw_document')
      .where('id', '=', id)
      .select(['id', 'path', 'sha256', 'superseded_by'])
      .executeTakeFirst();
    if (!row) return null;
    if (row.superseded_by === null) return row;
    id = row.superseded_by;
  }
  return null;
}

/** Whether `other` settles in the newer document what `old` settled in the older one. */
const isDecidedAgain = (other: Correction, old: Correction, sha256: string): boolean =>
  other !== old &&
  other.document !== null &&
  sha256.startsWith(other.document) &&
  other.indicator === old.indicator &&
  other.name === old.name &&
  other.period === old.period;

/** Facts of a document under the indicator or name that the correction gives. */
async function readMeant(
  warehouse: Warehouse,
  { indicator, name, period }: Correction,
  document: string,
): Promise<ReviewFact[]> {
  let query = warehouse.db
    .selectFrom('core_fact')
    .where('document', '=', document)
    .orderBy('ordinal')
    .select(['id', 'indicator_text', 'year']);
  if (indicator !== null) query = query.where('indicator_id', '=', indicator);
  const rows = await query.execute();
  const year = /(\d{4})\D*$/.exec(period ?? '')?.[1];
  const meant = rows.filter(
    (row) =>
      (indicator !== null || name !== null) &&
      (name === null || nameKey(row.indicator_text) === nameKey(name)) &&
      (year === undefined || row.year === Number(year)),
  );
  const facts = await readReviewFacts(
    warehouse,
    meant.map(({ id }) => id),
  );
  return meant.flatMap(({ id }) => facts.get(id) ?? []);
}
