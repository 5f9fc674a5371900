// Reviewed corrections on the facts of one document. Nothing printed is overwritten: an override is a fact of its own that
// `corrects` the printed one. A correction whose guard does not match is not applied, and is reported as an error.

import type { Catalog, Correction } from '../../catalog/types.ts';
import {
  type Anchor,
  type Document,
  describeAnchor,
  type Fact,
  type Finding,
  type ReportProfile,
} from '../../model/index.ts';
import { measureValue } from '../measure-value.ts';
import { findFacts, isAbout } from './find-facts.ts';

/** The `rule` of a fact that a correction made: this and the correction's id. */
export const CORRECTION_RULE = 'correction:';

/** A fact whose findings a person accepted; `finding` null means all of them. */
export interface Settled {
  readonly fact: string;
  readonly finding: string | null;
  readonly correction: Correction;
}

export interface CorrectedFacts {
  /** The printed facts, dropped ones without a value, and behind them one for each override: ids `c1`, `c2` …. */
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly settled: readonly Settled[];
}

/** `facts` with the corrections of the catalogue that are about `doc`. Pure. */
export function applyCorrections(
  doc: Document,
  report: ReportProfile,
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'corrections' | 'institutions' | 'units' | 'indicators'>,
): CorrectedFacts {
  const added: Fact[] = [];
  const dropped = new Map<string, Correction>();
  const findings: Finding[] = [];
  const settled: Settled[] = [];
  for (const correction of catalog.corrections.filter((one) => isAbout(one, doc, report, catalog))) {
    const found = findFacts(correction, facts);
    const matching = found.filter((fact) => fold(fact.valueText) === fold(correction.printed));
    if (matching.length === 0) {
      findings.push(stale(correction, found, doc));
      continue;
    }
    const printed = added.map((fact) => fact.corrects);
    if (
      correction.action !== 'accept' &&
      matching.some(({ id }) => dropped.has(id) || printed.includes(id))
    ) {
      findings.push(twice(correction, matching));
      continue;
    }
    if (correction.action === 'override')
      for (const fact of matching) added.push(overriding(fact, correction, added.length + 1, catalog));
    if (correction.action === 'drop') for (const { id } of matching) dropped.set(id, correction);
    settled.push(
      ...matching
        .filter(() => correction.action === 'accept')
        .map(({ id }) => ({ fact: id, finding: correction.finding, correction })),
    );
    if (correction.action !== 'accept') findings.push(applied(correction, matching));
  }
  const kept = facts.map((fact) => (dropped.has(fact.id) ? withoutValue(fact) : fact));
  return { facts: [...kept, ...added], findings, settled };
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** The printed form stays; there is no value to use. */
function withoutValue(fact: Fact): Fact {
  const { valueMin: _min, valueMax: _max, ...kept } = fact;
  return { ...kept, value: null, status: 'illegible' };
}

function overriding(
  fact: Fact,
  correction: Correction,
  number: number,
  { units, indicators }: Pick<Catalog, 'units' | 'indicators'>,
): Fact {
  const unitText = correction.unit ?? fact.unitText;
  const indicator = fact.indicatorId === null ? undefined : indicators.get(fact.indicatorId);
  const measure = measureValue(
    units,
    correction.value ?? '',
    unitText,
    indicator ? { unit: indicator.unit, dimension: indicator.dimension, assume: true } : null,
  );
  const { valueMin: _min, valueMax: _max, ...kept } = fact;
  return {
    ...kept,
    id: `c${number}`,
    valueText: correction.value ?? '',
    value: measure.value,
    unitText: measure.unitText,
    unit: measure.unit,
    dimension: measure.dimension,
    modifier: 'exact',
    status: measure.status,
    from: 'note',
    corrects: fact.id,
    rule: `${CORRECTION_RULE}${correction.id}`,
    quote: `${correction.reason}（${correction.who}，${correction.when}）`,
    confidence: 1,
  };
}

const source = ({ file, line }: Correction): string => `${file}:${line}`;

function applied(correction: Correction, facts: readonly Fact[]): Finding {
  const { action, value, unit, printed, reason, who, when } = correction;
  const now = action === 'override' ? `${value ?? ''}${unit ?? ''}` : '';
  const zh = { override: `更正为 ${now}`, drop: '不予采用', note: '附注', accept: '' }[action];
  const en = { override: `corrected to ${now}`, drop: 'not used', note: 'noted', accept: '' }[action];
  return finding(
    `correction_${action === 'note' ? 'noted' : 'applied'}`,
    'info',
    facts,
    facts[0]?.anchor,
    (place) =>
      `“${facts[0]?.indicatorText ?? ''}”印作 ${printed || '空白'}（${place}），${zh}：${reason}（${who}，${when}；${source(correction)}）`,
    (place) =>
      `${facts[0]?.indicatorText ?? ''} is printed as ${printed || 'blank'} (${place}), ${en}: ${reason} (${who}, ${when}; ${source(correction)})`,
  );
}

function stale(correction: Correction, found: readonly Fact[], doc: Document): Finding {
  const now = found.map((fact) => fact.valueText.trim() || '空白').slice(0, 5);
  const zh = found.length === 0 ? '未找到所指的数' : `现印作 ${now.join('、')}`;
  const en = found.length === 0 ? 'its number was not found' : `it is now printed as ${now.join(', ')}`;
  const what = correction.name ?? correction.indicator ?? '';
  return finding(
    'correction_stale',
    'error',
    found,
    found[0]?.anchor ?? doc.blocks[0]?.anchor,
    (place) =>
      `更正 ${correction.id}（${source(correction)}）未能适用：“${what}”应印作 ${correction.printed || '空白'}，${zh}${place}；请重新核对`,
    (place) =>
      `correction ${correction.id} (${source(correction)}) was not applied: ${what} should be printed as ${correction.printed || 'blank'}, ${en} ${place}; review it again`,
  );
}

function twice(correction: Correction, facts: readonly Fact[]): Finding {
  return finding(
    'correction_stale',
    'error',
    facts,
    facts[0]?.anchor,
    (place) => `更正 ${correction.id}（${source(correction)}）未能适用：另一条更正已处理同一个数（${place}）`,
    (place) =>
      `correction ${correction.id} (${source(correction)}) was not applied: another one settles the same number (${place})`,
  );
}

function finding(
  code: string,
  severity: Finding['severity'],
  facts: readonly Fact[],
  anchor: Anchor | undefined,
  zh: (place: string) => string,
  en: (place: string) => string,
): Finding {
  const at = anchor ?? { path: '' };
  const place = (lang: 'zh' | 'en') => (facts.length > 0 ? describeAnchor(at, lang) : '');
  return {
    code,
    severity,
    message: { zh: zh(place('zh')), en: en(place('en')) },
    observations: facts.map(({ id }) => id),
    anchor: at,
  };
}
