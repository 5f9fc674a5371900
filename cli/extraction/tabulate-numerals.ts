// The numeral ledger of one document as a table: every numeral, where it went and why; what is unresolved comes first,
// grouped by reason, so that the next rule can be written from the top of the list.

import {
  describeAnchor,
  type Lang,
  type NumeralEntry,
  type NumeralFate,
  type Words,
} from '../../model/index.ts';
import type { CellValue, Column, OutputTable } from '../output/table.ts';

const columns: readonly [Column, (entry: NumeralEntry, lang: Lang) => CellValue][] = [
  [{ id: 'fate', title: { zh: '去向', en: 'fate' } }, (e, lang) => fates[e.fate][lang]],
  [{ id: 'why', title: { zh: '规则或原因', en: 'rule or reason' } }, (e) => e.why],
  [{ id: 'beat', title: { zh: '胜过', en: 'beat' } }, (e) => e.beat?.join(' ') ?? null],
  [{ id: 'numeral', title: { zh: '数字', en: 'numeral' } }, (e) => e.text],
  [{ id: 'place', title: { zh: '位置', en: 'place' } }, (e, lang) => describeAnchor(e.anchor, lang)],
  [{ id: 'quote', title: { zh: '原文', en: 'quote' } }, (e) => e.quote],
];

const fates: Readonly<Record<NumeralFate, Words>> = {
  fact: { zh: '事实', en: 'fact' },
  cell: { zh: '单元格', en: 'cell' },
  reference: { zh: '非度量', en: 'reference' },
  unresolved: { zh: '未解', en: 'unresolved' },
};

/** One row for each numeral: unresolved ones first, by how frequent their reason is; then the others in document order. */
export function tabulateNumerals(entries: readonly NumeralEntry[], lang: Lang): OutputTable {
  const counts = new Map<string, number>();
  const unresolved = entries.filter((entry) => entry.fate === 'unresolved');
  for (const { why } of unresolved) counts.set(why, (counts.get(why) ?? 0) + 1);
  const grouped = unresolved.toSorted(
    (a, b) => (counts.get(b.why) ?? 0) - (counts.get(a.why) ?? 0) || a.why.localeCompare(b.why),
  );
  const others = entries.filter((entry) => entry.fate !== 'unresolved');
  return {
    columns: columns.map(([column]) => column),
    rows: [...grouped, ...others].map((entry) => columns.map(([, read]) => read(entry, lang))),
  };
}
