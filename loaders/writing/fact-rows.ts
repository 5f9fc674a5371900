// Facts and findings of one document as rows, with what makes facts comparable: whose they are, which period they
// belong to, and whether they may be the value of their institution × indicator × period.

import type { Insertable, Transaction } from 'kysely';
import { foldName } from '../../catalog/fold-name.ts';
import {
  type Anchor,
  type Extraction,
  type Fact,
  isLineAnchor,
  isPageAnchor,
  isPathAnchor,
  isSheetAnchor,
  type Period,
} from '../../model/index.ts';
import { isDecimal } from '../best-values/printed-precision.ts';
import { describePeriod } from '../describe-period.ts';
import { insertRows } from '../insert-rows.ts';
import type { CoreFactTable, WarehouseSchema } from '../schema/index.ts';
import { WarehouseError } from '../warehouse-error.ts';
import { findInstitutions } from './ensure-institution.ts';
import { correctedFacts, isCorrection, writeCorrections } from './write-corrections.ts';

/** The document that facts are written for. */
export interface FactOwner {
  readonly document: string;
  readonly institution: string | null;
}

/** Properties of a survey row (how many were asked, and how) that leave the number about the whole institution. */
const NOT_SPLITTING: ReadonlySet<string> = new Set(['surveyed', 'method']);
const COMPARABLE_KINDS: ReadonlySet<string> = new Set(['level', 'share', 'ratio']);

/** The id of an observation in the warehouse: `c0cd592e-o17`. */
export const factId = (document: string, observation: string): string => `${document}-${observation}`;

/**
 * Stores the facts and findings of a document.
 * @throws WarehouseError `extraction_invalid` for a value that is no decimal, an id given twice, a finding or a
 *   correction about an observation that is not there, an indicator that the synchronised catalogue does not have.
 */
export async function writeFacts(
  trx: Transaction<WarehouseSchema>,
  owner: FactOwner,
  extraction: Extraction,
): Promise<void> {
  await checkFacts(trx, extraction);
  const { institution } = extraction.report;
  const ownNames = new Set(institution ? [institution.name, institution.nameAsPrinted].map(foldName) : []);
  const isOwn = (fact: Fact) => owner.institution !== null && ownNames.has(foldName(fact.entity));
  const others = extraction.observations.filter((fact) => fact.entity && !isOwn(fact));
  const named = await findInstitutions(
    trx,
    others.map(({ entity }) => entity),
  );
  const byId = new Map(extraction.observations.map((fact) => [fact.id, fact]));
  const overriding = new Map(
    extraction.observations.flatMap((fact) => (isCorrection(fact) ? [[fact.corrects, fact] as const] : [])),
  );
  const printed = extraction.observations.filter((fact) => !isCorrection(fact));
  const rows = printed.map((fact, ordinal) => {
    const own = isOwn(fact);
    const institution_id = own ? owner.institution : (named.get(fact.entity) ?? null);
    const corrected = fact.corrects === undefined ? undefined : byId.get(fact.corrects);
    return {
      ...toRow(fact, owner.document),
      ...periodColumns(fact, corrected, owner.document, extraction.report.year),
      ordinal,
      institution_id,
      own: own ? 1 : 0,
      // a value that could not be read counts once a correction says what it is
      comparable: own && isComparable(overriding.get(fact.id) ?? fact) ? 1 : 0,
    } satisfies Insertable<CoreFactTable>;
  });
  await insertRows(trx, 'core_fact', rows);
  await writeCorrections(trx, owner.document, extraction);
  await writeFindings(trx, owner.document, extraction);
}

/** A number about the institution as a whole: reported, of a catalogued indicator, neither change, rank nor target. */
function isComparable(fact: Fact): boolean {
  return (
    fact.indicatorId !== null &&
    fact.status === 'reported' &&
    COMPARABLE_KINDS.has(fact.kind) &&
    (fact.value !== null || fact.valueMin !== undefined || fact.valueMax !== undefined) &&
    Object.keys(fact.dims).every((key) => NOT_SPLITTING.has(key))
  );
}

/** A note that states no period of its own is about the period of the value it corrects. */
function periodColumns(fact: Fact, corrected: Fact | undefined, document: string, year: number | null) {
  const period: Period = corrected && fact.period.text === null ? corrected.period : fact.period;
  const { key, label, year: periodYear } = describePeriod(period, { document, year });
  return {
    period_kind: period.kind,
    period_start: period.start,
    period_end: period.end,
    period_printed: fact.period.text,
    period_from: fact.period.from,
    period_key: key,
    period_label: label,
    year: periodYear,
  };
}

function toRow(fact: Fact, document: string) {
  return {
    id: factId(document, fact.id),
    document,
    entity: fact.entity,
    indicator_id: fact.indicatorId,
    indicator_text: fact.indicatorText,
    indicator_path: JSON.stringify(fact.path),
    table_id: fact.table ?? null,
    value: fact.value,
    value_min: fact.valueMin ?? null,
    value_max: fact.valueMax ?? null,
    value_num: fact.value === null ? null : Number(fact.value),
    unit: fact.unit,
    dimension: fact.dimension,
    value_printed: fact.valueText,
    unit_printed: fact.unitText,
    modifier: fact.modifier,
    kind: fact.kind,
    change_direction: fact.change?.direction ?? null,
    change_base: fact.change?.base ?? null,
    status: fact.status,
    dims: JSON.stringify(fact.dims),
    origin: fact.from,
    corrects: fact.corrects === undefined ? null : factId(document, fact.corrects),
    quote: fact.quote,
    rule: fact.rule,
    confidence: fact.confidence,
    ...anchorColumns(fact.anchor),
  };
}

/** The parts of an anchor as columns; those of other kinds of anchors are null. */
function anchorColumns(anchor: Anchor) {
  const [x0, y0, x1, y1] = isPageAnchor(anchor) ? anchor.bbox : [null, null, null, null];
  const line = isLineAnchor(anchor) ? anchor : null;
  const sheet = isSheetAnchor(anchor) ? anchor : null;
  const path = isPathAnchor(anchor) ? anchor : null;
  return {
    page: isPageAnchor(anchor) ? anchor.page : null,
    x0,
    y0,
    x1,
    y1,
    line: line?.line ?? null,
    line_start: line?.start ?? null,
    line_end: line?.end ?? null,
    sheet: sheet?.sheet ?? null,
    cell: sheet?.cell ?? null,
    path: path?.path ?? null,
    anchor: JSON.stringify(anchor),
  };
}

async function writeFindings(
  trx: Transaction<WarehouseSchema>,
  document: string,
  { findings, observations: facts }: Extraction,
): Promise<void> {
  const id = (ordinal: number) => `${document}-f${ordinal + 1}`;
  const corrected = correctedFacts(facts);
  await insertRows(
    trx,
    'core_finding',
    findings.map(({ code, severity, message, anchor }, ordinal) => ({
      id: id(ordinal),
      document,
      ordinal,
      code,
      severity,
      zh: message.zh,
      en: message.en,
      anchor: JSON.stringify(anchor),
    })),
  );
  await insertRows(
    trx,
    'core_finding_fact',
    findings.flatMap(({ observations }, ordinal) =>
      [...new Set(observations.map((o) => corrected.get(o) ?? o))].map((o) => ({
        finding_id: id(ordinal),
        fact_id: factId(document, o),
      })),
    ),
  );
}

async function checkFacts(
  trx: Transaction<WarehouseSchema>,
  { observations, findings }: Extraction,
): Promise<void> {
  const ids = new Set<string>();
  for (const fact of observations) {
    if (ids.has(fact.id)) throw invalid(`observation ${fact.id} is given twice`);
    ids.add(fact.id);
    for (const value of [fact.value, fact.valueMin, fact.valueMax])
      if (typeof value === 'string' && !isDecimal(value))
        throw invalid(`the value of observation ${fact.id} is no decimal: ${value}`);
  }
  for (const { corrects, id } of observations)
    if (corrects !== undefined && !ids.has(corrects))
      throw invalid(`${id} corrects ${corrects}, which is not there`);
  for (const { code, observations: about } of findings)
    for (const id of about)
      if (!ids.has(id)) throw invalid(`finding ${code} is about ${id}, which is not there`);
  await checkIndicators(trx, observations);
}

async function checkIndicators(trx: Transaction<WarehouseSchema>, facts: readonly Fact[]): Promise<void> {
  const used = new Set(facts.flatMap(({ indicatorId }) => (indicatorId === null ? [] : [indicatorId])));
  if (used.size === 0) return;
  const known = await trx.selectFrom('core_indicator').select('id').execute();
  const ids = new Set(known.map(({ id }) => id));
  const first = [...used].find((id) => !ids.has(id));
  if (first !== undefined)
    throw invalid(`indicator ${first} is not in the warehouse's catalogue; synchronise it first`);
}

const invalid = (detail: string) =>
  new WarehouseError('extraction_invalid', {
    zh: `提取结果有误：${detail}`,
    en: `invalid extraction: ${detail}`,
  });
