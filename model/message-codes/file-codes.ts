// Messages about a file of any format: why it cannot be read at all.

import { register } from './register.ts';

export const fileCodes = register({
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
});
