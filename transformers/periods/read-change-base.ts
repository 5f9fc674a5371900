// What a change is counted from: 较上一年度, 同比, 较2022届.

import { normaliseCharacters } from '../../numbers/normalise-characters.ts';

const PREVIOUS = /(?:较|比|同)(?:去年|上一?(?:年|学年|届|期))|与(?:去年|上一?(?:年|学年|届))|同比|年增长/u;
const STATED = /(?:较|比|与|从|由)(\d{4})(?:年|学年|届)?/u;
const BEGIN = /(?:较|比|与)(?:建设|立项|验收)?(?:前|期?初|之初)/u;

/**
 * The base of a change named in `text`: `previous_year`, a year (`2022`), `beginning` (较建设初), or `unstated` when the
 * words name none.
 */
export function readChangeBase(text: string): string {
  const words = normaliseCharacters(text).replace(/\s+/gu, '');
  if (PREVIOUS.test(words)) return 'previous_year';
  return STATED.exec(words)?.[1] ?? (BEGIN.test(words) ? 'beginning' : 'unstated');
}
