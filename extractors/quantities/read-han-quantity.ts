// Chinese numerals of running text that state a quantity (两所, 十余个, 三分之一, 百分之八十五, 八成). Most Chinese
// numerals are parts of words (统一, 三全育人, 一系列): a numeral counts only before a counter that the catalogue lists.

import { type FoundQuantity, type ReadableText, readTextQuantity } from './read-text-quantity.ts';
import type { ScanCatalog } from './read-unit-at.ts';

/** Behind these a numeral is part of a word or an ordinal (第三, 统一, 其一, 高三, 每一个). */
const PART_OF_WORD = /[第统唯逐其每某同这那任另哪初高大周期专单归合划万之独如]$/;
const RUN = /[〇零一二两三四五六七八九十百千万亿点]+/y;
/** 每周一次 is a number of times, 每周一 a day. */
const HOW_OFTEN = /每个?(?:年|月|周|天|日|星期|季度|学年|学期)$/;
/** What may stand between numeral and counter, and what begins a fraction or percentage. */
const JOINT = /[余多几]?[百千万亿]? ?[余多几]?/y;
const CLAUSE_END = /[，。、；：;,:.)）”！!?？]|$/y;
const HAN_DIGIT = /[一二两三四五六七八九十几多]/;

/** The quantity at the Chinese numeral at `at`; null when it is part of a word, an article or unreadable. */
export function readHanQuantity(readable: ReadableText, at: number, floor: number): FoundQuantity | null {
  const { text, catalog } = readable;
  const often = HOW_OFTEN.test(text.slice(Math.max(floor, at - 4), at));
  if (at > floor && !often && PART_OF_WORD.test(text.charAt(at - 1))) return null;
  if (!mayCount(text, at, catalog)) return null;
  const found = readTextQuantity(readable, at, floor);
  if (found === null || found.kind === 'unreadable') return null;
  const { quantity, unit } = found;
  if (quantity.digitsStart !== at) return null;
  if (quantity.form === 'fraction' || quantity.sign !== '') return found;
  if (unit === null || !catalog.textMasks.hanCounters.has(unit.form.text)) return null;
  if (HAN_DIGIT.test(text.charAt(unit.end))) return null;
  const digits = text.slice(quantity.digitsStart, quantity.digitsEnd);
  // 二 is an ordinal before a counter (二类, 二期); two of something are 两
  if (digits === '二') return null;
  // 每周一次, 一千万元
  const once = (often && unit.form.text === '次') || /^[百千万亿]/u.test(unit.form.text);
  return digits !== '一' || once || isCounted(text, unit.form.text, unit.end, catalog) ? found : null;
}

const firstCharacters = new WeakMap<ScanCatalog['textMasks'], ReadonlySet<string>>();

/** Whether what follows the numeral at `at` might be a counter or a part of a fraction; cheap, for the many that are not. */
function mayCount(text: string, at: number, { textMasks }: ScanCatalog): boolean {
  let first = firstCharacters.get(textMasks);
  if (!first) {
    first = new Set([
      '分',
      '成',
      '到',
      '至',
      ...[...textMasks.hanCounters].map((counter) => counter.charAt(0)),
    ]);
    firstCharacters.set(textMasks, first);
  }
  JOINT.lastIndex = endOfHanRun(text, at);
  const end = JOINT.lastIndex + (JOINT.exec(text)?.[0].length ?? 0);
  const next = text.charAt(end);
  return first.has(next) || next === '-' || next === '—';
}

/** Where the run of Chinese numeral characters at `at` ends. */
export function endOfHanRun(text: string, at: number): number {
  RUN.lastIndex = at;
  return at + (RUN.exec(text)?.[0].length ?? 1);
}

/** A lone 一 is a number at the end of a clause (获一等奖一项。) and an article elsewhere (一项制度). */
function isCounted(text: string, unit: string, end: number, catalog: ScanCatalog): boolean {
  CLAUSE_END.lastIndex = end;
  return catalog.textMasks.loneOneCounters.has(unit) && CLAUSE_END.test(text);
}
