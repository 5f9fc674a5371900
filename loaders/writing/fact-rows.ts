// The facts of one document as rows, with what makes facts comparable: whose they are, which period they belong to, and
// whether they may be the value of their institution × indicator × period. Pure: what only the warehouse knows, the ids of
// document and institutions, is put in, in place, by whoever writes the rows.

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
import type { ValueKey } from '../best-values/refresh-best-values.ts';
import { describePeriod } from '../describe-period.ts';
import type { Value } from '../insert-rows.ts';
import type { CoreFactTable } from '../schema/index.ts';
import { isCorrection } from './correction-rows.ts';

/**
 * The columns of core_fact that the warehouse completes: `id` and `corrects` are ids of observations, `document` and
 * `institution_id` are null, `period_key` may want `completePeriodKey`; `own` and `entity` say whose the fact is.
 */
export const placeColumns = [
  'id',
  'document',
  'institution_id',
  'period_key',
  'corrects',
  'own',
  'entity',
] as const;

/** Values of `placeColumns`. */
export type FactPlace = [
  id: string,
  document: string | null,
  institution: string | null,
  periodKey: string,
  corrects: string | null,
  own: 0 | 1,
  entity: string,
];

export interface FactRows {
  /** `placeColumns`, and others behind them. */
  readonly columns: readonly string[];
  readonly rows: readonly [...FactPlace, ...Value[]][];
  /** Of the facts that are to be compared: indicator and period, the period as in `period_key`. */
  readonly comparable: readonly ValueKey[];
}

/** Properties of a survey row (how many were asked, and how) that leave the number about the whole institution. */
const NOT_SPLITTING: ReadonlySet<string> = new Set(['surveyed', 'method']);
const COMPARABLE_KINDS: ReadonlySet<string> = new Set(['level', 'share', 'ratio']);

/** The rows of what was printed; corrections are rows of another table. */
export function makeFactRows({
  report,
  observations,
}: Pick<Extraction, 'report' | 'observations'>): FactRows {
  const { institution } = report;
  const ownNames = new Set(institution ? [institution.name, institution.nameAsPrinted].map(foldName) : []);
  const isOwn = rememberAnswers((name: string) => ownNames.has(foldName(name)));
  const byId = new Map(observations.map((fact) => [fact.id, fact]));
  const overriding = new Map(
    observations.flatMap((fact) => (isCorrection(fact) ? [[fact.corrects, fact] as const] : [])),
  );
  const comparable = new Map<string, ValueKey>();
  const places: FactPlace[] = [];
  const rest = observations
    .filter((fact) => !isCorrection(fact))
    .map((fact, ordinal) => {
      const own = isOwn(fact.entity);
      const corrected = fact.corrects === undefined ? undefined : byId.get(fact.corrects);
      // a value that could not be read counts once a correction says what it is
      const counts = own && isComparable(overriding.get(fact.id) ?? fact);
      const { period_key, ...period } = periodColumns(fact, corrected, report.year);
      if (counts && fact.indicatorId !== null)
        comparable.set(`${fact.indicatorId}\n${period_key}`, [fact.indicatorId, period_key]);
      places.push([fact.id, null, null, period_key, fact.corrects ?? null, own ? 1 : 0, fact.entity]);
      return { ...toRow(fact), ...period, ordinal, comparable: counts ? 1 : 0 };
    });
  // the parts of anchors of other formats are null everywhere
  const columns = keysOf(rest[0]).filter((column) => rest.some((row) => row[column] !== null));
  return {
    columns: [...placeColumns, ...columns],
    rows: places.map((place, i) => [...place, ...columns.map((column) => rest[i]?.[column] ?? null)]),
    comparable: [...comparable.values()],
  };
}

const keysOf = <Row extends object>(row: Row | undefined): (keyof Row & string)[] =>
  Object.keys(row ?? {}) as (keyof Row & string)[];

function rememberAnswers<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
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
function periodColumns(fact: Fact, corrected: Fact | undefined, year: number | null) {
  const period: Period = corrected && fact.period.text === null ? corrected.period : fact.period;
  const { key, label, year: periodYear } = describePeriod(period, { year });
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

function toRow(fact: Fact) {
  return {
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
    quote: fact.quote,
    rule: fact.rule,
    confidence: fact.confidence,
    ...anchorColumns(fact.anchor),
  } satisfies Partial<CoreFactTable>;
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
  } satisfies Partial<CoreFactTable>;
}
