// 毕业生分布于 10 个学院，其中人数最多的是 …: whose number of persons is spoken of.

import type { ProseWords } from '../../catalog/types.ts';

/**
 * The last number of persons that `text` speaks of (毕业生人数排名前三的学院为…); whose it is may stand in `said` (毕业生分布于 10 个学院，
 * 其中人数最多的是…). Empty when it speaks of none.
 */
export function findHeadCount(text: string, said: string, words: ProseWords): string {
  const found = /([\p{Script=Han}]{0,6}人数)(?=[\p{Script=Han}¶]*$)/u.exec(text)?.[1];
  if (found === undefined) return '';
  const bare = found.replace(/^.*[的在为是届]|^.*其中/u, '');
  return bare === '人数' ? `${words.find('population', said)?.text ?? ''}${bare}` : bare;
}
