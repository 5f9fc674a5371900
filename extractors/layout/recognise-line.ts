// What a line of a report is, by its words alone: caption, heading, contents entry, note, page number. One set of rules
// for all formats; readers add what they know of fonts, styles and positions.

/** A caption in parts: `表 3-1：教师结构` → label `表3-1`, title `教师结构`. */
export interface Caption {
  readonly kind: 'table' | 'figure' | 'case';
  /** Kind and number without spaces: `表3-1`, `附表2`, `图5`. */
  readonly label: string;
  readonly title: string;
  /** Whether it continues a table of an earlier page (续表). */
  readonly continued: boolean;
}

const NUMBER = String.raw`[0-9０-９]{1,3}(?:\s{0,2}[-－–—.．]\s{0,2}[0-9０-９]{1,3}){0,2}`;
const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
const CAPTION = new RegExp(
  String.raw`^[【\[]?\s{0,2}(续\s?附?表|附\s?表|附\s?图|表|图|案\s?例|图\s?表)\s{0,2}(${NUMBER}|${HAN_NUMBER})?\s{0,2}([】\]：:、.．]?)\s{0,4}(.*)$`,
  'u',
);
const SENTENCE_END = /[。！？；!?;]\s*$/u;
const MAX_CAPTION = 80;

/** The caption that `text` is, or null. A sentence that begins with 表 1 (表 1 显示…。) is none. */
export function recogniseCaption(text: string): Caption | null {
  const line = text.trim();
  if (line.length > MAX_CAPTION || SENTENCE_END.test(line) || isContentsEntry(line)) return null;
  const match = CAPTION.exec(line);
  if (!match) return null;
  const [, word = '', number, mark = '', title = ''] = match;
  const kind = word.replace(/\s/gu, '');
  const continued = kind.startsWith('续') || /^[（(]续[）)]|[（(]续[）)]$/u.test(title);
  if (number === undefined && !continued) return null;
  // "表 1 所示" and "图 2 为" point at a caption; "表彰" and "图书" only begin like one
  if (mark === '' && /^(?:所|为|中|可|显示|表明|是|和|与|及|至|、|，)/u.test(title)) return null;
  return {
    kind: kind.includes('案例') ? 'case' : kind.endsWith('图') ? 'figure' : 'table',
    label: kind + (number ?? '').replace(/\s/gu, ''),
    title: title.trim(),
    continued,
  };
}

const HEADINGS: readonly (readonly [RegExp, number | 'dots'])[] = [
  [/^第[一二三四五六七八九十0-9]{1,3}\s?[章部篇]/u, 1],
  [/^第[一二三四五六七八九十0-9]{1,3}\s?节/u, 2],
  [/^[一二三四五六七八九十]{1,3}\s?、/u, 1],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]/u, 2],
  [/^\d{1,2}(?:[.．]\d{1,2}){0,3}(?=[.．、\s]|[^\d.．%:：年月日\-－~～/])/u, 'dots'],
  [/^(?:前\s*言|目\s*录|引\s*言|结\s*语|附\s*件|附\s*表|附\s*录|内容真实性责任声明)$/u, 1],
];
const MAX_HEADING = 42;
/** What follows a number that counts in the middle of a sentence: 余万元, 个；, 人， */
const COUNTED =
  /^(?:[余多][\p{Script=Han}]|(?:万|亿|万元|亿元|元|万人|人次|[人名个项门家所台套场次亩间册部届只支篇])[，；。、（）,;])/u;

/**
 * Depth of the heading that `text` is by its numbering (1 = chapter), or null. `1.` and `一、` are 1, `1.2` and `（一）` 2.
 * A line that ends like a sentence is none.
 */
export function recogniseHeading(text: string): number | null {
  const line = text.trim();
  if (line.length > MAX_HEADING || /[。！？；，、：:;,]$/u.test(line) || isContentsEntry(line)) return null;
  for (const [pattern, level] of HEADINGS) {
    const match = pattern.exec(line);
    if (!match) continue;
    if (level !== 'dots') return level;
    const rest = line.slice(match[0].length).replace(/^[.．、\s]+/u, '');
    // a number and its unit (12 人, 3.5%, 10 余万元) or a row of a table is no heading
    if (!/^[\p{Script=Han}“"《【（(A-Za-z]/u.test(rest) || rest.length < 2 || /\s\d[\d.%]*$/u.test(rest))
      return null;
    if (!/[.．、]/u.test(match[0]) && COUNTED.test(rest)) return null;
    return match[0].split(/[.．]/u).filter(Boolean).length;
  }
  return null;
}

/** Whether `text` is an entry of a table of contents: a title, leaders, a page number. */
export function isContentsEntry(text: string): boolean {
  return (
    /(?:[.．…·・]\s?){4,}\s*\d{0,4}\s*$/u.test(text) ||
    /…{2,}\s*\d{1,4}\s*$/u.test(text) ||
    /\.{4,}/u.test(text)
  );
}

/** Whether `text` is a note to a table or page: 备注：… 注：… 说明：… 数据来源：… */
export function isNote(text: string): boolean {
  return /^\s*(?:备\s?注|注\s?\d{0,2}|说\s?明|数据来源|资料来源)\s?[:：]/u.test(text);
}

/** Whether `text` is nothing but a page number in one of its dressed forms: `- 12 -`, `第 12 页`, `第 3 页 共 60 页`. */
export function isDressedPageNumber(text: string): boolean {
  return /^\s*(?:[-－–—·]\s?\d{1,4}\s?[-－–—·]|第\s?\d{1,4}\s?页(?:\s?[，,/]?\s?共\s?\d{1,4}\s?页)?)\s*$/u.test(
    text,
  );
}

const INSTITUTION = /学校|学院|大学|中心|公司|委员会|教育局|教育厅|集团/u;

/**
 * The unit that a line states for a whole table (`单位：万元`, `（单位：人）`), as printed; null when it states none, or
 * names who reports instead (`单位：教务中心`).
 */
export function statedUnit(text: string): string | null {
  const unit = afterUnitWord(text);
  return unit !== null && INSTITUTION.test(unit) ? null : unit;
}

/** Whether a line names who reports with the word that else states a unit: `单位：教务中心`. */
export const namesReporter = (text: string): boolean => INSTITUTION.test(afterUnitWord(text) ?? '');

function afterUnitWord(text: string): string | null {
  const match =
    /^[（(]?\s?(?:计量)?单位\s?[:：]\s?([^：:，。；\s（）()]{1,12}(?:\s?[、，/]\s?[^：:，。；\s（）()]{1,8})?)\s?[）)]?$/u.exec(
      text.trim(),
    );
  return match?.[1] ?? null;
}
