// One fact with all that speaks for it: where and how it was printed, what else was printed for the same institution,
// indicator and period, which of them is used and why.

import type { Kysely, Selectable } from 'kysely';
import type { Anchor, Severity, Words } from '../../model/index.ts';
import { explainChoice } from '../best-values/rank-facts.ts';
import { type CandidateFact, readCandidates } from '../best-values/read-candidates.ts';
import { candidatesAgree, sortCandidates } from '../best-values/refresh-best-values.ts';
import type { CoreCorrectionTable, CoreFactTable, Trust, WarehouseSchema } from '../schema/index.ts';
import { type DocumentReference, referDocuments } from './refer-documents.ts';

/** Another value printed for the same institution × indicator × period, or the fact itself. */
export interface RankedValue {
  readonly id: string;
  readonly value: string | null;
  readonly valueMin: string | null;
  readonly valueMax: string | null;
  readonly unit: string | null;
  readonly printed: string;
  readonly unitPrinted: string | null;
  readonly trust: Trust;
  readonly anchor: Anchor;
  readonly document: DocumentReference;
  /** The one in `out_best_value`. */
  readonly best: boolean;
  /** Whether it says the same as the best one; null when their units cannot be compared. */
  readonly agrees: boolean | null;
  /** Why the best one is used and not this; null for the best one. */
  readonly why: Words | null;
}

export interface FactFinding {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: Words;
}

export interface ShownFact {
  readonly kind: 'fact';
  /** A row of `core_fact`; docs/warehouse.md explains its columns. */
  readonly fact: Selectable<CoreFactTable>;
  readonly anchor: Anchor;
  readonly document: DocumentReference;
  readonly institution: { readonly id: string; readonly name: string } | null;
  readonly indicator: { readonly id: string; readonly zh: string; readonly en: string } | null;
  /** All values of the same institution × indicator × period, the best first; empty when the fact is not comparable. */
  readonly values: readonly RankedValue[];
  /** Why it takes no part in comparisons; null when it does. */
  readonly notCompared: Words | null;
  /** Fact that this one (a note) corrects, and facts (notes) that correct this one. */
  readonly corrects: string | null;
  readonly correctedBy: readonly string[];
  readonly correction: Selectable<CoreCorrectionTable> | null;
  readonly findings: readonly FactFinding[];
}

type Db = Kysely<WarehouseSchema>;

/** The fact with this id; null when there is none. */
export async function showFact(db: Db, id: string): Promise<ShownFact | null> {
  const fact = await db.selectFrom('core_fact').selectAll().where('id', '=', id).executeTakeFirst();
  if (!fact) return null;
  const candidates = await readGroup(db, fact);
  const documents = await referDocuments(db, [fact.document, ...candidates.map((c) => c.document)]);
  const document = documents.get(fact.document);
  if (!document) return null;
  return {
    kind: 'fact',
    fact,
    anchor: JSON.parse(fact.anchor) as Anchor,
    document,
    institution: await readInstitution(db, fact.institution_id),
    indicator: await readIndicator(db, fact.indicator_id),
    values: rankValues(candidates, documents),
    notCompared: whyNotCompared(fact, document),
    corrects: fact.corrects,
    correctedBy: await readCorrectors(db, fact),
    correction:
      (await db.selectFrom('core_correction').selectAll().where('fact_id', '=', id).executeTakeFirst()) ??
      null,
    findings: await readFindings(db, id),
  };
}

async function readGroup(db: Db, fact: Selectable<CoreFactTable>): Promise<CandidateFact[]> {
  if (fact.institution_id === null || fact.indicator_id === null) return [];
  const all = await readCandidates(db, fact.institution_id, [fact.indicator_id]);
  return sortCandidates(all.filter((c) => c.fact.period_key === fact.period_key));
}

function rankValues(
  candidates: readonly CandidateFact[],
  documents: ReadonlyMap<string, DocumentReference>,
): RankedValue[] {
  const [best] = candidates;
  if (!best) return [];
  return candidates.flatMap((c) => {
    const document = documents.get(c.document);
    if (!document) return [];
    return {
      id: c.id,
      value: c.value,
      valueMin: c.value_min,
      valueMax: c.value_max,
      unit: c.unit,
      printed: c.value_printed,
      unitPrinted: c.fact.unit_printed,
      trust: c.trust,
      anchor: JSON.parse(c.fact.anchor) as Anchor,
      document,
      best: c === best,
      agrees: c === best ? true : candidatesAgree(best, c),
      why: c === best ? null : explainChoice(best, c),
    };
  });
}

/** The first condition of a comparable fact that `fact` does not meet, in words. */
function whyNotCompared(fact: Selectable<CoreFactTable>, document: DocumentReference): Words | null {
  if (document.supersededBy !== null)
    return {
      zh: `文件已被 ${document.supersededBy} 取代`,
      en: `its document was superseded by ${document.supersededBy}`,
    };
  if (fact.comparable === 1) return null;
  if (fact.indicator_id === null)
    return { zh: '指标目录中没有对应的指标', en: 'the catalogue has no such indicator' };
  if (fact.status !== 'reported') return { zh: '未填报数值', en: 'no value is reported' };
  if (fact.own === 0) return { zh: '不是本校的数据', en: "it is not about the report's own institution" };
  if (fact.dims !== '{}') return { zh: '只是总数的一部分', en: 'it is a part of the whole only' };
  if (fact.value === null && fact.value_min === null && fact.value_max === null)
    return { zh: '没有可比的数值', en: 'it has no value to compare' };
  return { zh: '是变化量、名次或目标，不是水平值', en: 'it is a change, a rank or a target, not a level' };
}

async function readInstitution(db: Db, id: string | null): Promise<ShownFact['institution']> {
  if (id === null) return null;
  return (
    (await db
      .selectFrom('core_institution')
      .select(['id', 'name'])
      .where('id', '=', id)
      .executeTakeFirst()) ?? null
  );
}

async function readIndicator(db: Db, id: string | null): Promise<ShownFact['indicator']> {
  if (id === null) return null;
  const row = await db
    .selectFrom('core_indicator')
    .select(['id', 'name_zh as zh', 'name_en as en'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

async function readCorrectors(db: Db, fact: Selectable<CoreFactTable>): Promise<string[]> {
  const rows = await db
    .selectFrom('core_fact')
    .select('id')
    .where('document', '=', fact.document)
    .where('corrects', '=', fact.id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ id }) => id);
}

async function readFindings(db: Db, fact: string): Promise<FactFinding[]> {
  const rows = await db
    .selectFrom('core_finding_fact as x')
    .innerJoin('core_finding as f', 'f.id', 'x.finding_id')
    .where('x.fact_id', '=', fact)
    .orderBy('f.ordinal')
    .select(['f.id', 'f.code', 'f.severity', 'f.zh', 'f.en'])
    .execute();
  return rows.map(({ zh, en, ...row }) => ({ ...row, message: { zh, en } }));
}
