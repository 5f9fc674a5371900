// What a document may hold before it is refused, all in one place. Each limit lies far above the largest of some 150
// reports and lists that were measured (`seen`), and low enough that what passes is read in seconds by the default limits
// of a reader. Counted as early as it can be known: in bytes, tags or operators, before anything is built of them.

import { makeMessage, UnreadableError } from '../model/index.ts';

interface Limit {
  readonly most: number;
  /** The most in one of the measured documents. */
  readonly seen: number;
  readonly code: 'document_holds_too_much' | 'markup_too_complex';
  readonly zh: string;
  readonly en: string;
}

const content = (most: number, seen: number, zh: string, en: string): Limit => ({
  most,
  seen,
  code: 'document_holds_too_much',
  zh,
  en,
});
const markup = (most: number, seen: number, zh: string, en: string): Limit => ({
  ...content(most, seen, zh, en),
  code: 'markup_too_complex',
});

export const LIMITS = {
  // any format, counted in what was read
  pages: content(5000, 108, '页数', 'pages'),
  blocks: content(100_000, 653, '段落与表格', 'paragraphs and tables'),
  tables: content(5000, 40, '表格', 'tables'),
  cells: content(300_000, 20_471, '单元格', 'table cells'),
  characters: content(10_000_000, 93_574, '字符', 'characters'),
  /** No index could hold it, and no sentence is that long. */
  unbroken: content(500_000, 819, '一段之内的字符', 'characters without a break'),

  // text
  lines: content(200_000, 4514, '行', 'lines'),
  columns: content(2000, 25, '一行的列', 'columns in a line'),

  // HTML and XML
  htmlTags: markup(400_000, 2796, '标签', 'tags'),
  /** Web pages at large nest 20 to 60 deep, badly converted ones 300. */
  htmlDepth: markup(1000, 10, '元素嵌套层数', 'elements inside each other'),
  attributes: markup(500, 2, '一个标签的属性', 'attributes in one tag'),
  xmlElements: markup(1_000_000, 42_017, '元素', 'elements'),
  /** Word nests tables, text boxes and content controls some dozens deep. */
  xmlDepth: markup(400, 18, '元素嵌套层数', 'elements inside each other'),

  // Word: what the conversion builds for a cell or a paragraph is a hundred times its size
  wordCells: content(100_000, 1537, '单元格', 'table cells'),
  wordParagraphs: content(100_000, 1933, '段落', 'paragraphs'),
  wordPortion: content(
    150_000,
    426,
    '一个段落或一组合并行的元素',
    'elements in one paragraph or group of merged rows',
  ),

  // workbooks: blank cells with a style are cheap, but not free
  sheetCells: content(
    2_000_000,
    20_657,
    '一个工作表的单元格（含空白）',
    'cells of a sheet, blank ones included',
  ),
  sharedStrings: content(500_000, 792, '共享字符串', 'shared strings'),

  // PDF, one page
  /** Sheets of paper have 14,400 points at most (ISO 32000-1, annex C); a long web page printed as one has more. */
  pageSide: content(100_000, 842, '页面边长（点）', 'points along the side of a page'),
  operators: content(300_000, 22_551, '一页的绘图指令', 'drawing operators on a page'),
  glyphs: content(200_000, 3641, '一页的字符', 'characters on a page'),
  /** pdf.js goes through all of them for each one more. */
  saves: content(10_000, 6, '嵌套的绘图状态', 'saved drawing states inside each other'),
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Most bytes of a file that is not packed, and of what is unpacked of one that is. */
export const MOST_BYTES = {
  /** A text of 1,000 pages has 3 MB; pages may carry pictures. */
  html: 64 * 2 ** 20,
  text: 32 * 2 ** 20,
  /** `.xls` and Excel 2003 XML. */
  oldWorkbook: 64 * 2 ** 20,
  /** XML of a report of 500 pages is some 30 MB; pictures are not unpacked. */
  unpackedWord: 100 * 2 ** 20,
  /** XML of a sheet with a million cells is some 60 MB. */
  unpackedWorkbook: 128 * 2 ** 20,
} as const;

/** The error for a document that is beyond the limit `name`. */
export function beyond(name: LimitName): UnreadableError {
  const { code, most, zh, en }: Limit = LIMITS[name];
  return new UnreadableError(makeMessage(code, { limit: most, zh, en }));
}

/** @throws UnreadableError `document_holds_too_much` or `markup_too_complex` when `count` is beyond the limit `name` */
export function refuseBeyond(name: LimitName, count: number): void {
  if (count > LIMITS[name].most) throw beyond(name);
}
