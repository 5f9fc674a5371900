// Which report a number stands in, in words: a finding about several reports must say so at each number.

import { describeAnchor, type Fact, type Lang } from '../../../model/index.ts';
import { valueWords } from '../describe.ts';

/** `2024年度报告为 860 人（第190行）`. */
export function reportedValue(fact: Fact, year: number, lang: Lang): string {
  const place = describeAnchor(fact.anchor, lang);
  return lang === 'zh'
    ? `${year}年度报告为 ${valueWords(fact)}（${place}）`
    : `${valueWords(fact)} in the report of ${year} (${place})`;
}
