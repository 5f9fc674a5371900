// Rows of a comparison as a table: a narrow one for people, one with every column for programs.

import type { ComparisonRow } from '../../loaders/queries/compare-indicators.ts';
import { type Anchor, describeAnchor, type Lang, type Words } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import { joinUnit } from '../join-unit.ts';
import type { CellValue, Column, OutputTable } from '../output/table.ts';
import { trustWords } from '../words.ts';
import { describeValue } from './format-number.ts';

type Read = (row: ComparisonRow, context: Context) => CellValue;

const indicator: Column = { id: 'indicator', title: { zh: '指标', en: 'indicator' } };
const institution: Column = { id: 'institution', title: { zh: '学校', en: 'school' } };
const period: Column = { id: 'period', title: { zh: '时期', en: 'period' } };
const value: Column = { id: 'value', title: { zh: '数值', en: 'value' }, numeric: true };
const unit: Column = { id: 'unit', title: { zh: '单位', en: 'unit' } };
const printed: Column = { id: 'printed', title: { zh: '原文', en: 'printed' } };
const source: Column = { id: 'source', title: { zh: '出处', en: 'source' } };
const remark: Column = { id: 'remark', title: { zh: '备注', en: 'remark' } };
const id: Column = { id: 'fact_id', title: { zh: '编号', en: 'id' } };

const narrow: readonly [Column, Read][] = [
  [indicator, (row, { lang }) => (lang === 'zh' ? row.indicator_zh : row.indicator_en)],
  [institution, (row) => row.institution],
  [period, (row) => row.period_label],
  [value, (row) => describeValue(row)],
  [unit, (row, { lang }) => unitOf(row, lang)],
  [printed, (row, { lang }) => (isPrintedAlike(row, lang) ? null : printedOf(row))],
  [source, (row, context) => sourceOf(row, context)],
  [remark, (row, { lang }) => describeRemark(row, lang)],
  [id, (row) => row.fact_id],
];

const plain = (name: keyof ComparisonRow, zh: string, numeric = false): [Column, Read] => [
  { id: name, title: { zh, en: name.replaceAll('_', ' ') }, numeric },
  (row) => row[name],
];

const wide: readonly [Column, Read][] = [
  plain('indicator_id', '指标编号'),
  [indicator, (row, { lang }) => (lang === 'zh' ? row.indicator_zh : row.indicator_en)],
  plain('institution_id', '学校编号'),
  [institution, (row) => row.institution],
  plain('institution_kind', '类别'),
  plain('level', '层次'),
  plain('region', '地区'),
  plain('year', '年度', true),
  [period, (row) => row.period_label],
  plain('period_kind', '时期类型'),
  plain('value', '数值', true),
  plain('value_min', '下限', true),
  plain('value_max', '上限', true),
  plain('modifier', '修饰'),
  [{ id: 'unit_id', title: { zh: '单位编号', en: 'unit id' } }, (row) => row.unit],
  [unit, (row, { lang }) => unitOf(row, lang)],
  plain('value_printed', '原文数值'),
  plain('unit_printed', '原文单位'),
  [
    { id: 'document_path', title: { zh: '文件', en: 'file' } },
    (row, context) => displayPath(row.document_path, context.warehouse),
  ],
  [{ id: 'place', title: { zh: '位置', en: 'place' } }, (row, { lang }) => placeOf(row, lang)],
  [{ id: 'trust', title: { zh: '来源', en: 'from' } }, (row, { lang }) => trustWords[row.trust][lang]],
  plain('alternatives', '其他取值数', true),
  plain('conflict', '有冲突', true),
  plain('resolution', '冲突的处理'),
  plain('document', '文件编号'),
  plain('report_year', '年报年度', true),
  [id, (row) => row.fact_id],
];

/** @param forPeople few columns that read well; else every column, for programs. */
export function tabulateComparison(
  rows: readonly ComparisonRow[],
  context: Context,
  forPeople: boolean,
): OutputTable {
  const columns = forPeople ? narrow : wide;
  return {
    columns: columns.map(([column]) => column),
    rows: rows.map((row) => columns.map(([, read]) => read(row, context))),
  };
}

/** The unit's name, as printed where none is known. */
export const unitOf = (row: ComparisonRow, lang: Lang): string | null =>
  (lang === 'zh' ? row.unit_zh : row.unit_en) ?? row.unit ?? row.unit_printed;

const printedOf = (row: ComparisonRow): string => joinUnit(row.value_printed.trim(), row.unit_printed);

/** Whether the report prints the very digits and unit that the columns before show. */
function isPrintedAlike(row: ComparisonRow, lang: Lang): boolean {
  const { value } = row;
  return (
    value !== null &&
    [null, row.unit_zh, unitOf(row, lang)].some((unit) => printedOf(row) === joinUnit(value, unit))
  );
}

const placeOf = (row: ComparisonRow, lang: Lang): string =>
  describeAnchor(JSON.parse(row.anchor) as Anchor, lang);

const sourceOf = (row: ComparisonRow, context: Context): string =>
  `${displayPath(row.document_path, context.warehouse)} ${placeOf(row, context.lang)}`;

const remarks = {
  corrected: { zh: '人工更正', en: 'corrected' },
  note: { zh: '备注更正了表中数值', en: 'a note corrects the table' },
  conflict: { zh: '另有不同数值', en: 'other values differ' },
} satisfies Record<string, Words>;

/** Whether the value was corrected or others differ; null when there is nothing to say. */
export function describeRemark(row: ComparisonRow, lang: Lang): string | null {
  if (row.resolution === 'correction') return remarks.corrected[lang];
  if (row.resolution === 'note') return remarks.note[lang];
  return row.conflict === 1 ? remarks.conflict[lang] : null;
}
