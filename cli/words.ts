// Words of the model for people, in both languages.

import type { DocumentStatus, Trust } from '../loaders/schema/index.ts';
import type {
  InstitutionKind,
  Modifier,
  Origin,
  ReportType,
  Severity,
  Status,
  Words,
} from '../model/index.ts';

export const severityWords: Readonly<Record<Severity, Words>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

export const trustWords: Readonly<Record<Trust, Words>> = {
  correction: { zh: '人工更正', en: 'correction' },
  note: { zh: '更正表格的备注', en: 'note that corrects a table' },
  standard_table: { zh: '标准表', en: 'standard table' },
  table: { zh: '其他表格', en: 'other table' },
  prose: { zh: '正文', en: 'prose' },
  figure: { zh: '图', en: 'figure' },
};

/** Which of several printed values is used. */
export const orderOfTrust: Words = {
  zh: `可信度：${Object.values(trustWords)
    .map((words) => words.zh)
    .join(' > ')}`,
  en: `order of trust: ${Object.values(trustWords)
    .map((words) => words.en)
    .join(' > ')}`,
};

export const statusWords: Readonly<Record<Status, Words>> = {
  reported: { zh: '已填报', en: 'reported' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
  blank: { zh: '空白', en: 'blank' },
  illegible: { zh: '无法辨认', en: 'illegible' },
};

export const originWords: Readonly<Record<Origin, Words>> = {
  standard_table: { zh: '标准表', en: 'standard table' },
  table: { zh: '其他表格', en: 'other table' },
  prose: { zh: '正文', en: 'prose' },
  note: { zh: '备注', en: 'note' },
  figure: { zh: '图', en: 'figure' },
};

export const documentStatusWords: Readonly<Record<DocumentStatus, Words>> = {
  succeeded: { zh: '完整读取', en: 'read in full' },
  partial: { zh: '部分读取', en: 'read in part' },
  failed: { zh: '未能读取', en: 'not read' },
};

/** Before a value. */
export const modifierSigns: Readonly<Record<Modifier, string>> = {
  exact: '',
  about: '≈',
  more_than: '>',
  less_than: '<',
  at_least: '≥',
  at_most: '≤',
};

export const reportTypeWords: Readonly<Record<ReportType, Words>> = {
  higher_vocational_quality: { zh: '高等职业教育质量年报', en: 'higher vocational quality report' },
  secondary_vocational_quality: { zh: '中等职业教育质量年报', en: 'secondary vocational quality report' },
  technical_school_quality: { zh: '技工学校质量年报', en: 'technical school quality report' },
  double_high_self_evaluation: { zh: '双高计划自评报告', en: 'Double High self-evaluation' },
  regional_quality: { zh: '地区质量年报', en: 'regional quality report' },
  employment_quality: { zh: '毕业生就业质量报告', en: 'employment quality report' },
  news: { zh: '新闻', en: 'news' },
  other: { zh: '其他', en: 'other' },
};

export const institutionKindWords: Readonly<Record<InstitutionKind, Words>> = {
  higher_vocational: { zh: '高等职业院校', en: 'higher vocational college' },
  secondary_vocational: { zh: '中等职业学校', en: 'secondary vocational school' },
  technical: { zh: '技工院校', en: 'technical school' },
  region: { zh: '地区', en: 'region' },
  other: { zh: '其他', en: 'other' },
};
