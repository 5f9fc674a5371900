// Words around a table that carry no number of their own: the unit for all of it, a title without 表 N, a line that names
// the school.

import { namesReporter, statedUnit } from './recognise-line.ts';

const UNIT =
  '[十百千万亿]{0,2}(?:美元|元|人次|人日|人天|人|个|项|台套|台|套|册|平方米|㎡|亩|公顷|所|间|门|学时|课时|篇|件|次|家|名|种|本|GB|TB|Mbps)|[%％‰]';
const STATED = /[（(]\s?(?:计量)?单位\s?[:：]\s?([^（）()]{1,12})[）)]/u;
const AT_END = new RegExp(String.raw`[（(]\s?(${UNIT})\s?[）)]$`, 'u');

/** The unit in a caption: `表 3 收入（单位：万元）`, `表 3 收入（万元）`. */
export function unitInCaption(caption: string): string | null {
  const stated = STATED.exec(caption)?.[1]?.trim();
  if (stated !== undefined && !namesReporter(`单位：${stated}`)) return stated;
  return AT_END.exec(caption)?.[1] ?? null;
}

const BARE_TITLE =
  /^[^，。；：:！？\t]{2,40}(?<![下上附如本此该见列左右代图])表(?:[（(][^（）()]{1,24}[）)])?$/u;
const NAME_LINE =
  /^(?:学校|院校|学校名称|院校名称|名\s?称|填报单位|单位名称|填报时间|日\s?期|年\s?度)\s?(?:[(（][^)）]{1,12}[)）])?\s?[:：]/u;

/** What a line above a table is: its `title` (教师情况一览表), a line `between` title and table, or null for neither. */
export function bareCaption(line: string): 'title' | 'between' | null {
  if (BARE_TITLE.test(line)) return 'title';
  return isNameLine(line) || statedUnit(line) !== null ? 'between' : null;
}

/** Whether a line names the reporting school or the date of a table. */
export const isNameLine = (line: string): boolean => NAME_LINE.test(line) || namesReporter(line);
