// The facts of one document as a table: the printed form beside the normalised one, and the place.

import { describeAnchor, type Extraction, type Fact, type Lang } from '../../model/index.ts';
import type { CellValue, Column, OutputTable } from '../output/table.ts';

const columns: readonly [Column, (fact: Fact, lang: Lang) => CellValue][] = [
  [{ id: 'id', title: { zh: '编号', en: 'id' } }, (f) => f.id],
  [{ id: 'entity', title: { zh: '主体', en: 'entity' } }, (f) => f.entity],
  [{ id: 'indicator_id', title: { zh: '指标编号', en: 'indicator id' } }, (f) => f.indicatorId],
  [{ id: 'indicator', title: { zh: '指标', en: 'indicator' } }, (f) => f.path.join(' / ')],
  [{ id: 'period', title: { zh: '时期', en: 'period' } }, (f) => periodText(f)],
  [{ id: 'value', title: { zh: '数值', en: 'value' }, numeric: true }, (f) => f.value],
  [{ id: 'value_min', title: { zh: '下限', en: 'minimum' }, numeric: true }, (f) => f.valueMin ?? null],
  [{ id: 'value_max', title: { zh: '上限', en: 'maximum' }, numeric: true }, (f) => f.valueMax ?? null],
  [{ id: 'unit', title: { zh: '单位', en: 'unit' } }, (f) => f.unit],
  [{ id: 'printed', title: { zh: '原文数值', en: 'printed' } }, (f) => f.valueText],
  [{ id: 'unit_printed', title: { zh: '原文单位', en: 'unit as printed' } }, (f) => f.unitText],
  [{ id: 'status', title: { zh: '状态', en: 'status' } }, (f) => f.status],
  [{ id: 'modifier', title: { zh: '修饰', en: 'modifier' } }, (f) => f.modifier],
  [{ id: 'kind', title: { zh: '类别', en: 'kind' } }, (f) => f.kind],
  [{ id: 'dims', title: { zh: '维度', en: 'dims' } }, (f) => dimsText(f)],
  [{ id: 'from', title: { zh: '来源', en: 'from' } }, (f) => f.from],
  [{ id: 'table', title: { zh: '表', en: 'table' } }, (f) => f.table ?? null],
  [{ id: 'place', title: { zh: '位置', en: 'place' } }, (f, lang) => describeAnchor(f.anchor, lang)],
  [{ id: 'quote', title: { zh: '原文', en: 'quote' } }, (f) => f.quote],
  [{ id: 'rule', title: { zh: '规则', en: 'rule' } }, (f) => f.rule],
  [{ id: 'confidence', title: { zh: '置信度', en: 'confidence' }, numeric: true }, (f) => f.confidence],
];

const periodText = (fact: Fact): string | null => {
  const { text, start, end } = fact.period;
  return text ?? (start && end ? `${start}/${end}` : null);
};

const dimsText = (fact: Fact): string | null => {
  const pairs = Object.entries(fact.dims).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? pairs.join('; ') : null;
};

const explanation: Column = { id: 'beat', title: { zh: '胜过', en: 'beat' } };

/** One row for each fact with the rules that its rule beat, in reading order. */
export function explainFacts(extraction: Extraction, lang: Lang): OutputTable {
  const beaten = new Map(
    extraction.numeralList?.flatMap((n) => (n.beat ? [[JSON.stringify(n.anchor), n.beat.join(' ')]] : [])),
  );
  const facts = tabulateFacts(extraction, lang);
  const rule = facts.columns.findIndex(({ id }) => id === 'rule') + 1;
  return {
    columns: facts.columns.toSpliced(rule, 0, explanation),
    rows: facts.rows.map((row, i) =>
      row.toSpliced(rule, 0, beaten.get(JSON.stringify(extraction.observations[i]?.anchor)) ?? null),
    ),
  };
}

/** One row for each fact, in reading order. */
export function tabulateFacts(extraction: Extraction, lang: Lang): OutputTable {
  return {
    columns: columns.map(([column]) => column),
    rows: extraction.observations.map((fact) => columns.map(([, read]) => read(fact, lang))),
  };
}
