// A table of contents that a reader joined into one paragraph: 表 2：专业集群 15表 4：规划教材 18图 1：….

/** A page number, and the number of the next entry directly behind it: 15表 4, 181. (page 18, then 1.), 17（三）, 4.... 958.1.2. */
const ENTRY_END =
  /(?<=[^\d\s.。，；][\s.…·]{0,40})\d{1,4}(?=(?:\d?[.．](?!\d)|\d[.．]\d{1,2}[.．]\d|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|附?[图表]\s?\d|案例\s?\d|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]{1,3}[章节部]|\s*$))/gu;
const MIN_ENTRIES = 3;
/** Characters of an entry, at most, on average. */
const LONGEST = 50;

/** Whether `text` is nothing but entries with their page numbers; `counted` of its numbers have a unit. */
export function isContentsRun(text: string, counted: number): boolean {
  if (/[。！？]/u.test(text)) return false;
  const entries = text.match(ENTRY_END)?.length ?? 0;
  return entries >= MIN_ENTRIES && counted < entries / 2 && text.length < LONGEST * entries;
}
