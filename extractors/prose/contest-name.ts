// The name of the contest that a stretch of text ends with.

/** 国赛 and 省赛 name a round of the contest before them. */
const isRound = (word: string): boolean => /^[国省市区县校]赛$/u.test(word);

/** The last of the `found` words that names a contest; a round only where no contest is `known`. */
export const lastContest = <T extends { readonly text: string }>(
  found: readonly T[],
  known: string,
): T | undefined =>
  found.findLast((c) => !isRound(c.text)) ?? (known === '' || isRound(known) ? found.at(-1) : undefined);

/** The name of a contest at the end of `text`: behind its verb, without a year and the half of a quotation. */
export function contestName(text: string): string {
  const opened = Math.max(unclosed(text, '“', '”'), unclosed(text, '‘', '’'));
  return text
    .slice(opened + 1)
    .replace(/^.*?(?:在|参加|获得?|荣获)(?=[^在获]*$)/u, '')
    .replace(/^.*[，。；：、,;:]/u, '')
    .replace(/^.*\d(?:余|多)?(?:个|项|名|人|支|所|大类|类)[^\p{Script=Han}]*/u, '')
    .replace(/^\d{4}(?:[-—–~至]\d{4})?年?度?/u, '')
    .slice(-30);
}

/** Whether a name says of no contest which one it is: 项目比赛. */
export const isAnyContest = (name: string): boolean =>
  /^(?:各类|各项|项目|有关|相关|该|本次)?(?:大赛|竞赛|比赛|赛项)$/u.test(name);

/** Where a quotation opens that does not close; -1 when all close. */
function unclosed(text: string, open: string, close: string): number {
  const at = text.lastIndexOf(open);
  return at > text.lastIndexOf(close) ? at : -1;
}
