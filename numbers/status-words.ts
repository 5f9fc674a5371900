// What is printed in a value cell that holds no value: the form says "not for you", or nothing was filled in.

import type { Status } from '../model/index.ts';

/** Forms of 仅限高职填报, 无需填报, 不适用: this school does not report the row. */
const NOT_APPLICABLE =
  /^(?:[仅只](?:限|由|需)?.{1,8}填报?|.{0,6}(?:无需|无须|不需|不须|不用|免)填(?:报|写)?|.{0,6}不填(?:报|写)?|不适用|不涉及|n\/?a)$/iu;

/** Marks and words that stand for an empty cell. */
const BLANK =
  /^(?:[-—–_/\\~.…·*]{1,6}|无|空|暂?无|未填(?:报|写)?|未统计|暂未统计|(?:暂)?无数据|缺|null|nil|none)$/iu;

/**
 * Whether `text` (normalised) says that nothing is reported, and how; null when it says something else. White space and
 * enclosing brackets do not count. Zero is a value, never a blank.
 */
export function readStatusWords(text: string): Exclude<Status, 'reported' | 'illegible'> | null {
  if (text.length > 60) return null;
  const bare = text.replace(/\s+/gu, '').replace(/^\((.*)\)$/u, '$1');
  if (bare === '' || BLANK.test(bare)) return 'blank';
  return NOT_APPLICABLE.test(bare) ? 'not_applicable' : null;
}
