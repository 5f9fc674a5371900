// The noun behind a number (建成 3 个国家级平台, 14 所中职学校共招收 …) and what is said of it.

import type { ProseWords } from '../../catalog/types.ts';
import { PERIOD } from './clause-words.ts';

export interface WordsBehind {
  /** The counted noun; empty when none follows. */
  readonly noun: string;
  /** The noun with what is said of it, to the end of the clause. */
  readonly statement: string;
  /** The noun stands in a row with the next number. */
  readonly inRow: boolean;
  /** What follows when it is no noun (受训, 被采纳). */
  readonly verb: string;
}

const MAX_NOUN = 26;
const MAX_STATEMENT = 40;
const NOUN = /^[\p{Script=Han}“《A-Za-z]/u;

/** Reads the words behind a number up to the next one; `whole` goes to the end of the clause, numbers left out. */
export function readWordsBehind(behind: string, whole: string, words: ProseWords): WordsBehind {
  // 19 个专业今年计划招生: what follows a period is said of another number
  const [head = '', ...others] = behind.replace(/^(?:以上|以下|左右|以内)?的/u, '').split(PERIOD);
  const text = head.length > 1 ? head : head + others.join('');
  const verb = /^[\p{Script=Han}“”]{2,30}/u.exec(text)?.[0] ?? '';
  const none = { noun: '', statement: '', inRow: false, verb };
  if (!NOUN.test(text)) return none;
  if (words.has('after_number_verb', text) && !words.has('noun_first', text)) return none;
  // 普职比为 1:0.99 高中段毛入学率为 92.5%: a name of the next number, whose mark was lost
  if (/[率比数额](?:约?为|是|达到?)$/u.test(text)) return none;
  const statement = whole
    .replace(/^(?:以上|以下|左右|以内)?的/u, '')
    .replaceAll(PERIOD, '')
    .slice(0, MAX_STATEMENT);
  const noun = nounOf(text, words);
  return {
    noun,
    statement: statement.replace(/[、，；。]+$/u, ''),
    inRow:
      /^[、和与及中的]/u.test(text.slice(noun.length)) ||
      (text.length === noun.length && statement.length > noun.length),
    verb,
  };
}

function nounOf(text: string, words: ProseWords): string {
  const end = words
    .all('noun_cut', text)
    .find((cut) => cut.index >= 2 && !words.has('noun_goes_on', text.slice(cut.index)));
  const noun = text.slice(0, Math.min(end?.index ?? text.length, MAX_NOUN));
  return noun.replace(/[（(][^）)]*$/u, '').replace(/(?:[、，和与及的（(“]|以及|之一|等|中的?|里)+$/u, '');
}
