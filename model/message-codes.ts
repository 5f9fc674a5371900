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
  file_changed: {
    severity: 'error',
    zh: '文件在读取过程中被修改',
    en: 'the file changed while it was being read',
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
  document_encrypted: {
    severity: 'error',
    zh: '文件已加密，需要密码',
    en: 'the document is encrypted and needs a password',
  },
  format_legacy_word: {
    severity: 'error',
    zh: '旧版 Word 文档（.doc）无法读取，请另存为 .docx',
    en: 'old Word documents (.doc) cannot be read; save it as .docx',
  },
  archive_too_large: {
    severity: 'error',
    zh: '解压后超过上限 {limit} 字节：{name}',
    en: 'unpacks to more than the limit of {limit} bytes: {name}',
  },
  archive_too_many_entries: {
    severity: 'error',
    zh: '压缩包内有 {count} 个文件，上限 {limit}',
    en: 'the archive holds {count} entries, limit {limit}',
  },
  archive_unsafe_name: {
    severity: 'error',
    zh: '压缩包内有不安全的文件名：{name}',
    en: 'the archive holds an unsafe entry name: {name}',
  },
  markup_too_complex: {
    severity: 'error',
    zh: '标记过于复杂：{zh}超过 {limit}',
    en: 'the markup is too complex: more than {limit} {en}',
  },
  document_holds_too_much: {
    severity: 'error',
    zh: '文件内容过多：{zh}超过 {limit}',
    en: 'the document holds too much: more than {limit} {en}',
  },
  document_too_complex: {
    severity: 'error',
    zh: '文件内容过多或过于复杂：{detail}',
    en: 'the document holds too much or is too complex: {detail}',
  },
  // docx, html
  hidden_text_left_out: {
    severity: 'info',
    zh: '未读入 {count} 处隐藏文字：{sample}',
    en: '{count} pieces of hidden text were left out: {sample}',
  },
  furniture_left_out: {
    severity: 'info',
    zh: '未读入网页导航等 {count} 处文字：{sample}',
    en: '{count} pieces of page furniture (navigation, link lists) were left out: {sample}',
  },
  tracked_changes_accepted: {
    severity: 'info',
    zh: '文件有修订标记（插入 {inserted} 处，删除 {deleted} 处），按接受修订后的文字读取',
    en: 'tracked changes ({inserted} insertions, {deleted} deletions) were read as accepted',
  },
  comments_left_out: {
    severity: 'info',
    zh: '未读入 {count} 条批注',
    en: '{count} comments were left out',
  },
  content_not_read: {
    severity: 'warning',
    zh: '有未能读取的内容：{what}',
    en: 'content that could not be read: {what}',
  },
  // xlsx
  sheet_hidden: {
    severity: 'warning',
    zh: '工作表“{sheet}”是隐藏的，已照常读入',
    en: 'the sheet "{sheet}" is hidden; it was read like the others',
  },
  hidden_rows_read: {
    severity: 'info',
    zh: '工作表“{sheet}”有 {count} 个隐藏的行或列，已照常读入',
    en: '{count} hidden rows or columns of the sheet "{sheet}" were read like the others',
  },
  sheet_cells_lost: {
    severity: 'error',
    zh: '工作表“{sheet}”的单元格无法读出（应有 {expected} 个，读出 {found} 个）',
    en: 'the cells of the sheet "{sheet}" cannot be read ({found} of {expected})',
  },
  formula_without_value: {
    severity: 'warning',
    zh: '公式没有保存结果，按空白读入（{count} 处）：{formula}',
    en: 'formulas without a stored result were read as blank ({count}): {formula}',
  },
  cell_error_value: {
    severity: 'warning',
    zh: '单元格为错误值（{count} 处）：{text}',
    en: 'cells hold error values ({count}): {text}',
  },
  cell_display_replaced: {
    severity: 'info',
    zh: '单元格的显示形式“{shown}”不是数，按存储的数 {value} 读入（{count} 处）',
    en: 'shown as "{shown}", which is no number; the stored number {value} was read ({count} cells)',
  },
  document_not_stored: {
    severity: 'error',
    zh: '无法存入数据仓库：{detail}',
    en: 'cannot be stored in the warehouse: {detail}',
  },
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
  // pdf
  pdf_encrypted: {
    severity: 'error',
    zh: '文件已加密，需要密码才能打开',
    en: 'the document is encrypted and cannot be opened without its password',
  },
  pdf_without_pages: { severity: 'error', zh: '文件没有页面', en: 'the document has no pages' },
  page_out_of_range: {
    severity: 'error',
    zh: '没有第 {page} 页，文件共 {pages} 页',
    en: 'there is no page {page}: the document has {pages} pages',
  },
  format_without_pages: {
    severity: 'error',
    zh: '只有 PDF 分页，此文件是 {mediaType}',
    en: 'only PDF documents have pages; this one is {mediaType}',
  },
  pdf_page_unreadable: {
    severity: 'error',
    zh: '第 {page} 页无法读取：{detail}',
    en: 'page {page} cannot be read: {detail}',
  },
  pdf_text_without_characters: {
    severity: 'error',
    zh: '第 {page} 页有文字而无法解码（字体缺少编码）',
    en: 'page {page} prints text whose characters cannot be decoded',
  },
  pdf_font_unreadable: {
    severity: 'error',
    zh: '第 {page} 页有 {count} 段文字的字体无法读取，文字缺失',
    en: 'page {page}: {count} pieces of text are lost because their font cannot be read',
  },
  pdf_characters_unknown: {
    severity: 'warning',
    zh: '第 {page} 页有 {count} 个字符没有对应的文字编码',
    en: 'page {page}: {count} characters have no Unicode value',
  },
  pdf_no_text_layer: {
    severity: 'warning',
    zh: '第 {page} 页只有图像，没有文字层',
    en: 'page {page} is only an image, without a text layer',
  },
  pdf_hidden_text_used: {
    severity: 'info',
    zh: '第 {page} 页是扫描图像，使用了其隐藏文字层',
    en: 'page {page} is a scan; the invisible text under it was used',
  },
  pdf_hidden_text_ignored: {
    severity: 'info',
    zh: '第 {page} 页有 {count} 个不可见的字符，未采用',
    en: 'page {page}: {count} invisible characters were left out',
  },
  pdf_running_text_removed: {
    severity: 'info',
    zh: '已去除页眉页脚：{text}',
    en: 'running header or footer taken out of the pages: {text}',
  },
  pdf_watermark_removed: {
    severity: 'info',
    zh: '已去除贯穿页面的水印文字：{text}',
    en: 'watermark text was taken out of the pages: {text}',
  },
  table_doubtful: {
    severity: 'warning',
    zh: '表格行列的把握较低（{confidence}），请核对：{caption}',
    en: 'low confidence ({confidence}) in the rows and columns of a table, please check: {caption}',
  },
  // figures
  figure_is_picture: {
    severity: 'info',
    zh: '图中没有可读的文字（图片），未取数：{caption}',
    en: 'the figure is a picture without readable text; no data was taken from it: {caption}',
  },
  figure_numbers_unbound: {
    severity: 'warning',
    zh: '图中有 {count} 个数无法确定所指，未取：{caption}（{sample}）',
    en: '{count} numbers of a figure could not be bound to a name and were left out: {caption} ({sample})',
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
