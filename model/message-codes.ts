// The register of every message the tool can give about a document. `docs/messages.md` lists them; a test compares.

import type { Severity } from './words.ts';

interface MessageCodeEntry {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
}

const register = <T extends Record<string, MessageCodeEntry>>(codes: T): T => codes;

export const messageCodes = register({
  // any format
  format_unknown: {
    severity: 'error',
    zh: '无法识别的文件格式：{detail}',
    en: 'unrecognised file format: {detail}',
  },
  file_empty: { severity: 'error', zh: '文件为空', en: 'the file is empty' },
  file_too_large: {
    severity: 'error',
    zh: '文件过大：{bytes} 字节，上限 {limit}',
    en: 'the file is too large: {bytes} bytes, limit {limit}',
  },
  file_unreadable: {
    severity: 'error',
    zh: '文件无法读取：{detail}',
    en: 'the file cannot be read: {detail}',
  },
  document_damaged: {
    severity: 'error',
    zh: '文件已损坏：{detail}',
    en: 'the document is damaged: {detail}',
  },
  no_text: { severity: 'error', zh: '文件中没有可读的文字', en: 'the document has no readable text' },
  reader_timeout: {
    severity: 'error',
    zh: '读取超过 {seconds} 秒，已中止',
    en: 'reading took longer than {seconds} s and was stopped',
  },
  reader_out_of_memory: {
    severity: 'error',
    zh: '读取超过内存上限 {megabytes} MB，已中止',
    en: 'reading exceeded the memory limit of {megabytes} MB and was stopped',
  },
  reader_crashed: { severity: 'error', zh: '读取程序异常退出：{detail}', en: 'the reader crashed: {detail}' },
  caption_without_table: {
    severity: 'warning',
    zh: '有表题而无表体：{caption}',
    en: 'a caption without a readable table: {caption}',
  },
  // txt
  encoding_guessed: { severity: 'info', zh: '按 {encoding} 解码', en: 'decoded as {encoding}' },
  encoding_damaged: {
    severity: 'warning',
    zh: '有 {count} 个字符无法解码',
    en: '{count} characters could not be decoded',
  },
  table_undetermined: {
    severity: 'warning',
    zh: '展平文本不足以还原此表的行列：{caption}',
    en: 'the flattened text does not determine this table: {caption}',
  },
  // standard tables and normalising
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
    zh: '无法理解的数值：{text}',
    en: 'a value that is not understood: {text}',
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
});
