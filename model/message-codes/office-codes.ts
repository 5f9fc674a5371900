// Messages about what was left out or replaced in DOCX, HTML and spreadsheets.

import { register } from './register.ts';

export const officeCodes = register({
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
});
