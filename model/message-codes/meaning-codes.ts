// Messages about what the words and numbers mean: rows, values, units, institutions, years.

import { register } from './register.ts';

export const meaningCodes = register({
  row_without_indicator: {
    severity: 'info',
    zh: '指标目录中没有的行：{name}',
    en: 'a row that the catalogue does not know: {name}',
  },
  row_without_value: {
    severity: 'warning',
    zh: '标准表中有行而无值：{name}',
    en: 'a row of a standard table without a value: {name}',
  },
  value_not_understood: {
    severity: 'warning',
    zh: '无法理解的数值：{text}（{reason}）',
    en: 'a value that is not understood: {text} ({reason})',
  },
  unit_unknown: {
    severity: 'warning',
    zh: '单位目录中没有的单位：{unit}',
    en: 'a unit the catalogue does not know: {unit}',
  },
  note_without_target: {
    severity: 'warning',
    zh: '备注更正的数值在表中未找到：{text}',
    en: 'a note corrects a value that was not found: {text}',
  },
  institution_unknown: {
    severity: 'warning',
    zh: '未找到报告的学校',
    en: "the report's institution was not found",
  },
  year_unknown: { severity: 'warning', zh: '未找到报告的年度', en: "the report's year was not found" },
  institution_ambiguous: {
    severity: 'warning',
    zh: '报告的学校不唯一，未作选择：{names}',
    en: 'several institutions could be the one reported on, none was chosen: {names}',
  },
  institution_only_named: {
    severity: 'warning',
    zh: '文中未写明是哪所学校的报告，取文中唯一出现的学校：{name}',
    en: 'the text does not say whose report it is; the only institution it names is taken: {name}',
  },
  region_only_named: {
    severity: 'warning',
    zh: '文中未写明是哪个地区的报告，取文中谈及的地区：{name}',
    en: 'the text does not say which region it reports on; the one it speaks of is taken: {name}',
  },
  institution_from_opening: {
    severity: 'info',
    zh: '报告的学校取自开头的介绍：{name}',
    en: 'the institution was taken from the introduction at the beginning: {name}',
  },
  institution_from_file_name: {
    severity: 'warning',
    zh: '正文未写明学校，取自文件名：{name}',
    en: 'the text does not name the institution; taken from the file name: {name}',
  },
  year_from_span: {
    severity: 'info',
    zh: '报告涉及多个年度，以最后一年 {year} 为报告年度',
    en: 'the report covers several years; the last one, {year}, is taken as its year',
  },
  year_from_tables: {
    severity: 'info',
    zh: '报告年度 {year} 取自表头',
    en: "the report's year {year} was taken from the headers of its tables",
  },
  year_from_publication: {
    severity: 'warning',
    zh: '报告年度 {year} 由发布日期推断',
    en: "the report's year {year} was inferred from its date of publication",
  },
  year_from_latest: {
    severity: 'warning',
    zh: '文中未写明年度，以文中最近的年份 {year} 为准',
    en: 'the text states no year of its own; the latest year it names, {year}, is taken',
  },
  year_from_common: {
    severity: 'warning',
    zh: '文中未写明年度，以文中出现最多的年份 {year} 为准',
    en: 'the text states no year of its own; the year it names most, {year}, is taken',
  },
  year_from_file_name: {
    severity: 'warning',
    zh: '正文未写明年度，取自文件名：{year}',
    en: 'the text does not state its year; taken from the file name: {year}',
  },
  unit_dimension_unexpected: {
    severity: 'warning',
    zh: '{name}的单位“{unit}”与指标应有的量纲不符，数值照录',
    en: '{name}: the unit {unit} is of another dimension than the indicator expects; the value is kept',
  },
  period_not_understood: {
    severity: 'warning',
    zh: '无法理解的时期：{text}',
    en: 'a period that is not understood: {text}',
  },
});
