// Running text against the national tables: a number whose words name an indicator, and the value of that indicator.

import type { Catalog, Indicator } from '../../../catalog/types.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import { compare, decimal, divide } from '../../../numbers/exact.ts';
import { matchIndicator } from '../../names/match-indicator.ts';
import { periodWords } from '../describe.ts';
import { groupBy, numberOf, standing } from '../fact-groups.ts';
import { agree, GENERIC, isChange, isFar } from './compare-mentions.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';
import { stepOf } from './table-mentions.ts';

/** One finding for each mention whose name is an indicator of the catalogue and whose table value is another. */
export function checkCatalogued(
  mentions: readonly Mention[],
  facts: readonly Fact[],
  catalog: Pick<Catalog, 'indicators' | 'units'>,
): Finding[] {
  const tables = standing(facts).filter(
    (f) =>
      f.from !== 'prose' &&
      f.from !== 'figure' &&
      f.indicatorId !== null &&
      f.period.start !== null &&
      f.modifier === 'exact',
  );
  const latest = tables
    .reduce((year, f) => (f.period.start && f.period.start > year ? f.period.start : year), '')
    .slice(0, 4);
  const byIndicator = groupBy(
    tables.filter((f) => f.period.start?.startsWith(latest)),
    (f) => f.indicatorId ?? '',
  );
  const seen = new Set<string>();
  return mentions.flatMap((m) => {
    if (!isWhole(m) || (m.years.length > 0 && m.years.at(-1) !== latest)) return [];
    const id = indicatorOf(m, catalog);
    const fact = id === null ? undefined : byIndicator.get(id)?.[0];
    if (!fact || !contradicts(m, fact) || seen.has(`${id} ${decimal(m.value)}`)) return [];
    seen.add(`${id} ${decimal(m.value)}`);
    const other = tables.find((f) => f.indicatorId === id && f !== fact && isValue(f, m));
    return [describe(m, fact, other, catalog.indicators.get(id ?? ''), facts)];
  });
}

/** Whether the table's value cannot be the one in the text. Far values are another thing, unless a unit slipped. */
function contradicts(m: Mention, fact: Fact): boolean {
  const value = numberOf(fact);
  const sameUnit =
    m.unit === null ? fact.unit === 'ratio' : m.unit === fact.unit && sameCounter(m.printed, fact.unitText);
  if (!value || !sameUnit) return false;
  const table: Mention = { ...m, value, step: stepOf(fact), modifier: 'exact' };
  return !agree(m, table) && (!isFar(m, table) || isShift(m, table));
}

const isValue = (fact: Fact, m: Mention): boolean => {
  const value = numberOf(fact);
  return value !== null && compare(value, m.value) === 0;
};

function describe(
  m: Mention,
  fact: Fact,
  other: Fact | undefined,
  indicator: Indicator | undefined,
  facts: readonly Fact[],
): Finding {
  const value = `${fact.valueText}${fact.unitText && fact.unit !== 'ratio' ? ` ${fact.unitText}` : ''}`;
  // the value of another year: years were swapped, or last year's text was kept
  const zh = other ? `；与表中${periodWords(other, 'zh')}的值相同，疑年份错位` : '';
  const en = other ? `; that is the table's value of ${periodWords(other, 'en')}` : '';
  return placedFinding(
    'values_disagree',
    'warning',
    [m.anchor, fact.anchor],
    [fact, ...factsAt(facts, m.anchor)],
    `“${indicator?.zh ?? m.name}”正文为 ${placedText(m.printed, m.anchor, 'zh')}，表中为 ${placedText(value, fact.anchor, 'zh')}${zh}`,
    `${indicator?.en ?? m.name} is ${placedText(m.printed, m.anchor, 'en')} in the text and ${placedText(value, fact.anchor, 'en')} in the table${en}`,
  );
}

/** Whether the clause speaks of the whole school: no other subject, no part of what is counted. */
const isWhole = (m: Mention): boolean => isOfSchool(m) && (!GENERIC.test(m.key) || m.unit !== 'item');

/** Whether the words at a number leave it to the whole school: no plan, no change, no part or group, no other subject. */
export const isOfSchool = (m: Mention): boolean =>
  m.scope === '' &&
  !m.fresh &&
  !m.planned &&
  !isChange(m) &&
  /^(?:我校|学校|全校|本校|现有?|共|目前|其中|新)*$/u.test(m.subject) &&
  !/^其中|累计|历年/u.test(m.lead);

/** 个 and 项 count the same things; 门 and 个 need not. */
function sameCounter(printed: string, unit: string | null): boolean {
  const counter = /[^\d.,余多万千百亿]+$/u.exec(printed)?.[0] ?? '';
  const plain = (word: string) => (/^[个项种]$/u.test(word) ? '' : word.replace(/^(?:亿|万|千|百)/u, ''));
  return unit === null || plain(counter) === plain(unit.trim()) || plain(counter) === '名';
}

/** Off by a power of ten: 万元 for 元. */
function isShift(a: Mention, b: Mention): boolean {
  if (a.value.n <= 0n || b.value.n <= 0n) return false;
  const ratio = compare(a.value, b.value) > 0 ? divide(a.value, b.value) : divide(b.value, a.value);
  return ratio.d === 1n && /^10{3,}$/.test(String(ratio.n));
}

/** Words before a name that say no more than whose it is. */
const OWN = /^(?:其中|学校|我校|全校|共?有|现有|年|新|平均|[一二三四五六七八九]是)+/u;

function indicatorOf(m: Mention, catalog: Pick<Catalog, 'indicators' | 'units'>): string | null {
  const unit =
    m.unit === 'percent'
      ? '%'
      : m.unit === null
        ? null
        : (catalog.units.find(m.printed.replace(/^[^\d]*[\d.,]+/u, ''))?.text ?? null);
  const bare = m.name.replace(OWN, '');
  for (const name of new Set([
    m.name,
    bare,
    bare.replace(/^(?:平均|年)/u, ''),
    `年${bare}`,
    m.lead.replace(OWN, ''),
  ]))
    if (name.length >= 2) {
      const match = matchIndicator(catalog, { text: name, path: [name], unit });
      if (match) return match.id;
    }
  return null;
}
