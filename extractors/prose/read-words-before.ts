// What the words before a number say: the name in them, the verbs around it, and whether they go on an earlier number.

import type { ProseWords } from '../../catalog/types.ts';
import { PERIOD } from './clause-words.ts';

export interface WordsBefore {
  /** Words of the name; empty when there are only verbs. */
  readonly name: string;
  /** They begin with 其中. */
  readonly ofWhich: boolean;
  /** They begin with 、 or 和: the number stands in a row with the one before. */
  readonly parallel: boolean;
  /** 新增 or 撤销 at their start. */
  readonly movement: 'up' | 'down' | null;
  /** The last of the examples before a closing 等; empty when there are none. */
  readonly example: string;
  /** All of the examples that end the words with 等; empty when there are fewer than two. */
  readonly listed: string;
  /** They end where a noun is still to come: behind a verb, 等 or 的. */
  readonly open: boolean;
}

const PARALLEL = /^[、和及与或]|^以及/u;
/** 等 behind examples, not in 高等, 中等, 等级, 一等奖 … */
const SUCH_AS =
  /(?<![高中初平同优均对上下一二三特甲乙相此何])等(?!级|奖|次|值|额|同|于|待|比|候|量|式|效|教育|职业|专业学校|专科)/gu;
const OPEN_END =
  /(?:的|等|各|全校|全院|全市|全省|全国|首批|首个|及其|以及|了|与|和|由|被|将|对|为|向|从|在|至|到|给|把|及|以|成|名为|全球|国内外|海内外|境外)$/u;
/** A preposition whose object is still to come: 为国内外 70 个企业. */
const OPEN_START =
  /^(?:学校|我校)?(?:为|向|对|与|同|面向|针对|惠及|吸引|邀请|联合|携手|帮助|带动)[\p{Script=Han}]{0,6}$/u;
/** 各类培训班, 各专业大类及专业招生数: all of them are counted. */
const EACH_OF =
  /^(?:各级各类|各类|各种|多种|各式)(?=.{2})|^各(?:[^的各]{0,8}?(?:专业大类|大类|专业|学院|院系|系部|部门|年级|班级|地区|省份))(?:[及和、](?:专业大类|大类|专业|学院|院系|系部|部门))?的?(?=.{3})/u;
/** 学院现有 27 个专业: no school is counted. */
const OWN_HAS = /^(?:学院|学校|该校|我校)(?=(?:目前|现|已)?(?:现有|共有|设有|拥有|共设有?|有|设)(?:各类)?$)/u;
/** 到 8 月 22 日止实际录取. */
const UNTIL = /^(?:截[至止]到?|到)¶(?:为?止)?/u;
/** 科研经费比¶ 320 万元增加, 较¶新增: what is compared with is no part of the name. */
const COMPARED = /^(?:较|比|相较于?)¶(?:同期)?|(?<=\p{Script=Han}{2})(?:较|比|相较于?)¶(?:的)?$/gu;
/** What a bracket adds to a word; a short one is part of it (硕（博）士). */
const REMARK = /(?<=[\p{Script=Han}])[（(][^（()）]{4,}[）)](?=[\p{Script=Han}])/gu;
/** Longer names are whole sentences; their end is nearest to the number. */
const MAX_NAME = 44;

/** Reads the words `printed` before a number, back to its clause or, if it `goesOn`, to the number before it. */
export function readWordsBefore(before: string, words: ProseWords, goesOn = false): WordsBefore {
  const parallel = goesOn && PARALLEL.test(before);
  before = before.replace(REMARK, '').replace(UNTIL, '').replace(OWN_HAS, '').replace(COMPARED, '');
  let rest = parallel ? before.replace(PARALLEL, '') : before.replace(/^[、和及或]|^以及/u, '');
  const ofWhich = words.has('of_which', rest);
  const bareEnd = OPEN_END.test(rest) || words.has('reaching_verb', rest);
  rest = words.has('restriction', rest) ? rest.slice(restrictionEnd(rest, words)) : rest;
  rest = stripEnd(rest, words);
  const openEnd = bareEnd || OPEN_END.test(rest) || OPEN_START.test(rest.replace(/^[^¶，]{0,6}¶[，]?/u, ''));
  rest = rest.replace(/(?:的|与|和|、)+$/u, '');
  // 由 2000 年的 442 所增长到 2013 年的 1321 所
  if (/¶$/u.test(rest)) rest = stripEnd(rest, words);
  rest = rest.replace(/(?:已经?|也)?(?:从|(?<![理自缘])由)(?:原来?|原先|以前|之前)?$/u, '');
  const suchAs = [...rest.matchAll(SUCH_AS)].at(-1);
  const listed = suchAs !== undefined && suchAs.index > 1;
  const lead = listed ? peel(rest.slice(0, suchAs.index), words) : null;
  const listing = lead ? shorten(lead.rest) : '';
  const example = listing.split('、').at(-1);
  const ends = listed && rest.length === suchAs.index + 1;
  if (listed) rest = rest.slice(suchAs.index + 1).replace(/^(?:的|各类|多个|多项)/u, '');
  const peeled = peel(behindHalfQuote(rest), words);
  const cut =
    peeled.rest.length > 3 ? cutBeforeObject(peeled.rest, words) : { rest: peeled.rest, movement: null };
  const bare = tidy(cut.rest);
  const name = bare.length === 2 && peeled.verb !== '' ? `${peeled.verb}${bare}` : bare;
  return {
    name,
    ofWhich,
    parallel,
    movement:
      peeled.movement ??
      cut.movement ??
      lead?.movement ??
      (words.has('new_inside', name) ? 'up' : words.has('gone_inside', name) ? 'down' : null),
    example: example ?? '',
    listed: ends && listing.includes('、') ? listing : '',
    open: openEnd || name === '' || words.has('plain_verb', name),
  };
}

/** 情况只分析已落实就业单位 → 已落实就业单位. */
function restrictionEnd(text: string, words: ProseWords): number {
  const found = words.all('restriction', text).at(-1);
  return found ? found.index + found.text.length : 0;
}

/** Without the verbs and periods directly before the number. */
function stripEnd(text: string, words: ProseWords): string {
  for (let i = 0; i < 4; i++) {
    const shorter = words.strip(
      'number_verb',
      text.replace(/[¶，、:：（(]+$|(?<=[\p{Script=Han}])\d{1,2}$/u, ''),
    );
    if (shorter === text) break;
    text = shorter;
  }
  return text;
}

/** 指标体系”学校总体自评得分 → 学校总体自评得分: the quotation opened before the words that were taken. */
function behindHalfQuote(text: string): string {
  let open = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '“') open++;
    else if (text[i] === '”' && --open < 0) [open, from] = [0, i + 1];
  }
  const behind = text.slice(from).replace(/^[、，]+/u, '');
  return behind.length > 1 ? behind : text;
}

/** Without what stands before the name: connectives, 学校, 建成, ¶. */
function peel(
  text: string,
  words: ProseWords,
): { rest: string; movement: 'up' | 'down' | null; verb: string } {
  let verb = '';
  let movement: 'up' | 'down' | null = null;
  for (let i = 0; i < 10; i++) {
    let rest = text.replace(/^[¶，、：:·•*“”]*¶|^[，、：:·•*]+/u, '');
    for (const group of ['connective', 'own_school', 'own_region', 'light_verb', 'new_items', 'gone_items']) {
      const found = words.find(group, rest);
      if (!found) continue;
      const shorter = rest.slice(found.text.length);
      // 共享, 有效, 建设经费: the word goes on
      if (group !== 'own_school' && words.has('not_a_verb', rest)) continue;
      if (group === 'new_items') movement = 'up';
      if (group === 'gone_items') movement = 'down';
      if (words.has('kept_verb', found.text)) verb = found.text;
      rest = shorter;
    }
    if (rest === text) break;
    text = rest;
  }
  return { rest: text, movement, verb };
}

/** Without period marks, the brackets they leave empty and separators at the ends; one character is no name. */
function tidy(text: string): string {
  const name = shorten(
    text
      .replace(/(?<=[\p{Script=Han}])[（(][^（()）]*[）)]$/u, '')
      .replace(/^《[^》]*》(?=[\p{Script=Han}]{2})/u, '')
      .replaceAll(PERIOD, '')
      .replace(/[（(][）)]/gu, '')
      .replace(/^[^\p{L}\p{N}“‘《（(]+|[、，“‘（(]+$/gu, '')
      .replace(/^的/u, '')
      .replace(EACH_OF, ''),
  );
  return name.length > 1 ? name : '';
}

/**
 * Behind an adverbial (在…中, 为…, 与…合作) the object of its verb: 与企业合作建设实训基地 → 实训基地. Unchanged where no verb of
 * that kind stands in it, or nothing behind it.
 */
function cutBeforeObject(text: string, words: ProseWords): { rest: string; movement: 'up' | 'down' | null } {
  if (!words.has('adverbial', text) && !words.has('acting_subject', text))
    return { rest: text, movement: null };
  for (const verb of words.all('object_verb', text)) {
    const rest = text.slice(verb.index + verb.text.length).replace(/^了/u, '');
    if (verb.index < 1 || rest.length < 2) continue;
    if (words.has('not_a_verb', text.slice(verb.index))) continue;
    const movement = words.has('new_items', verb.text)
      ? 'up'
      : words.has('gone_items', verb.text)
        ? 'down'
        : null;
    const inner = peel(rest, words);
    return { rest: inner.rest.length >= 2 ? inner.rest : rest, movement: movement ?? inner.movement };
  }
  return { rest: text, movement: null };
}

function shorten(name: string): string {
  if (name.length <= MAX_NAME) return name;
  const behind = name.slice(Math.max(name.lastIndexOf('”'), name.lastIndexOf('》')) + 1);
  if (behind.length > 3 && behind.length <= MAX_NAME) return behind;
  const tail = name.slice(-MAX_NAME);
  const comma = tail.lastIndexOf('、');
  return comma > 0 && tail.length - comma > 3 ? tail.slice(comma + 1) : tail;
}
