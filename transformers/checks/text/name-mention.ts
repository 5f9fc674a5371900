// What a number in running text counts, by the words right before it, or behind its unit.

import { nameKey } from '../../../catalog/fold-name.ts';
import type { CheckRules } from '../../../catalog/types.ts';

/** Words between a name and its number. */
export const COPULA =
  /(?:共有|共计|合计|总计|累计|总共|分别为|依次为|达到了?|高达|多达|已达|达|现有|约为|为|是|有|了|约|近|超过|超|仅|已|均|的|=)+$/u;

/** The name between the last verb and the number; when nothing stands there, the words behind the unit. */
export function nameOfMention(
  lead: string,
  tail: string,
  rules: CheckRules,
): { name: string; subject: string } {
  const words = lead.replace(COPULA, '');
  const [at, verb] = lastWord(words, rules.verbs);
  const before = at < 0 ? words : words.slice(at + verb.length);
  const subject = at < 0 ? '' : words.slice(0, at);
  const name = before.replace(/^[了的中和与及并]+/u, '');
  if (name.length >= 2) return { name, subject };
  const [next] = firstWord(tail, rules.verbs);
  const behind = next > 0 ? tail.slice(0, next) : tail;
  return { name: behind.length <= 24 ? behind : '', subject: subject || (at < 0 ? words : '') };
}

/** How names of mentions are compared: without quotes, fillers and closing 数. */
export function keyOfName(name: string, rules: CheckRules): string {
  let key = nameKey(name.replace(/[《》]/gu, ''));
  for (const [from, to] of rules.spellings) key = key.replaceAll(from, to);
  for (const filler of rules.fillers) key = key.replaceAll(filler, '');
  return key;
}

/** The part of the school that is the subject; '' for the school itself. */
export const scopeOf = (subject: string, rules: CheckRules): string =>
  /^(?:我校|学校|全校|本校)?$/u.test(subject) || !rules.subUnits.some((word) => subject.endsWith(word))
    ? ''
    : subject;

function lastWord(text: string, words: readonly string[]): [number, string] {
  let best: [number, string] = [-1, ''];
  for (const word of words) {
    const at = text.lastIndexOf(word);
    if (at >= 0 && at + word.length > best[0] + best[1].length) best = [at, word];
  }
  return best;
}

function firstWord(text: string, words: readonly string[]): [number, string] {
  let best: [number, string] = [-1, ''];
  for (const word of words) {
    const at = text.indexOf(word);
    if (at >= 0 && (best[0] < 0 || at < best[0])) best = [at, word];
  }
  return best;
}
