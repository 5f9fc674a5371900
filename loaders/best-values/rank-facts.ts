// The order of trust: which of several printed values for one institution × indicator × period is the one to use,
// and the reason in words. Pure; reads and writes nothing.

import type { Origin, Words } from '../../model/index.ts';
import type { Trust } from '../schema/index.ts';
import type { PrintedValue } from './printed-precision.ts';

/** A fact that may be the value of its institution × indicator × period, with what the ranking looks at. */
export interface Candidate extends PrintedValue {
  readonly id: string;
  readonly trust: Trust;
  readonly unit: string | null;
  /** Whether its unit measures what the catalogue says the indicator is. */
  readonly fitsIndicator: boolean;
  /** The year the value is for. */
  readonly year: number | null;
  readonly confidence: number;
  /** Place in its document. */
  readonly ordinal: number;
  readonly document: string;
  readonly reportYear: number | null;
  /** When the file was last changed (milliseconds; null = unknown) and how many documents came before it. */
  readonly modified: number | null;
  readonly arrival: number;
}

const trustWords: Readonly<Record<Trust, Words>> = {
  correction: { zh: '经审核的更正', en: 'a reviewed correction' },
  note: { zh: '更正表中数值的备注', en: 'a note that corrects a table' },
  standard_table: { zh: '标准表', en: 'a standard table' },
  table: { zh: '其他表格', en: 'another table' },
  prose: { zh: '正文', en: 'running text' },
  figure: { zh: '图', en: 'a figure' },
};

/** Classes of trust, most trusted first. */
export const trustOrder = Object.keys(trustWords) as readonly Trust[];

/** The class of a fact by where it was printed; `corrects`: it is a note that corrects another fact. */
export function trustOf(origin: Origin, corrects: boolean): Trust {
  if (origin === 'note') return corrects ? 'note' : 'prose';
  return origin;
}

interface Criterion {
  /** Negative when `a` is to be preferred. */
  readonly compare: (a: Candidate, b: Candidate) => number;
  readonly why: (best: Candidate, other: Candidate) => Words;
}

const fixed = (zh: string, en: string) => (): Words => ({ zh, en });
const prefer = (test: (c: Candidate) => boolean) => (a: Candidate, b: Candidate) =>
  Number(test(b)) - Number(test(a));

const criteria: readonly Criterion[] = [
  {
    compare: (a, b) => trustOrder.indexOf(a.trust) - trustOrder.indexOf(b.trust),
    why: ({ trust: a }, { trust: b }) => ({
      zh: `${trustWords[a].zh}优先于${trustWords[b].zh}`,
      en: `${trustWords[a].en} is trusted more than ${trustWords[b].en}`,
    }),
  },
  {
    compare: prefer((c) => c.fitsIndicator),
    why: fixed('其单位与指标目录一致', 'its unit is the one the catalogue expects'),
  },
  { compare: prefer((c) => c.value !== null), why: fixed('数值优先于区间', 'a value rather than a range') },
  {
    compare: prefer((c) => c.year !== null && c.reportYear === c.year),
    why: fixed('出自该年度的报告', 'printed in the report of that very year'),
  },
  {
    compare: (a, b) => (b.reportYear ?? 0) - (a.reportYear ?? 0),
    why: fixed('出自较新年度的报告', 'printed in the report of a later year'),
  },
  {
    compare: prefer((c) => c.modifier === 'exact'),
    why: fixed('精确值优先于约数', 'an exact value rather than an approximate one'),
  },
  { compare: (a, b) => b.confidence - a.confidence, why: fixed('识别把握较大', 'read with more confidence') },
  {
    compare: (a, b) => compareAge(b, a),
    why: fixed('文件较新', 'the file is newer'),
  },
  {
    compare: (a, b) => a.ordinal - b.ordinal,
    why: fixed('在同一文件中位置靠前', 'stands earlier in the same document'),
  },
];

/** Positive when `a` is the newer file: changed later, or, when that is unknown or equal, arrived later. */
export function compareAge(
  a: Pick<Candidate, 'modified' | 'arrival'>,
  b: Pick<Candidate, 'modified' | 'arrival'>,
): number {
  const unknown = Number.MAX_SAFE_INTEGER;
  return (a.modified ?? unknown) - (b.modified ?? unknown) || a.arrival - b.arrival;
}

/** For sorting candidates, the one to use first. No two different facts are equal. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  for (const { compare } of criteria) {
    const order = compare(a, b);
    if (order !== 0) return order;
  }
  return 0;
}

/** Why `best` is used and not `other`, as the first criterion in which they differ. */
export function explainChoice(best: Candidate, other: Candidate): Words {
  const decisive = criteria.find(({ compare }) => compare(best, other) !== 0);
  return decisive ? decisive.why(best, other) : { zh: '相同', en: 'the same' };
}
