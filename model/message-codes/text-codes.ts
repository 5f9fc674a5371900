// Messages about decoding and layout: flattened text, pages of PDFs, figures.

import { register } from './register.ts';

export const textCodes = register({
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
});
