// Whose numbers a clause states: another institution named as its subject; null for the report's own.

import type { InstitutionRegistry, ProseWords } from '../../catalog/types.ts';

/** A name at the start of a clause, as short as it can be read. */
const NAME =
  /^(?:其中[，,]?|例如|如|同时|此外|另外|[一二三四五六七八九十]是)?(?:由|经|在|以)?([\p{Script=Han}（）()·]{3,30}?(?:学院|大学|学校|专科学校|中学|中学校|职教中心|教育中心|师专))(?![\p{Script=Han}]{0,3}(?:学院|大学|学校|中心)|[的等院校生师]|数量|总数|办学|毕业|专业|招生|设置|教职|专任|生均)/u;
const MAX = 46;
/** An institution or department anywhere: behind a verb or preposition, or at the start of a clause. */
const NAMED =
  /(?:^|[，。；：、！]|[与和向在对扶至为由到于])((?:(?![与和向在对扶至为由到于])[\p{Script=Han}]){2,14}(?:学院|大学|学校|职教中心|教育中心|中专))(?![\p{Script=Han}]{0,2}(?:数|总数|教师|学生))/gu;

export type OwnerChange = { readonly name: string | null } | null;

/**
 * The owner that the beginning of a clause names: an institution by its full name, a region by its words (全市: the report's
 * own only where the report is a region's), for 该校 the one named last in `said`, the words before it, `{ name: null }` for the report's own (我校), null when it says nothing about it.
 */
export function findOwner(
  clauseText: string,
  said: string,
  words: ProseWords,
  registry: InstitutionRegistry,
): OwnerChange {
  const text = clauseText.slice(0, MAX).replace(/^[\d.、（）()*\s]+/u, '');
  if (words.has('own_school', text)) return { name: null };
  if (/^该[校院]/u.test(text)) return lastNamed(said, words);
  const region = words.find('own_region', text);
  // 全省第3: the field of an order, not an owner
  if (
    region &&
    !/^(?:高职|中职|高校|院校|同类|[\p{Script=Han}]{0,6})?(?:第|排名|前|首|唯一)/u.test(
      text.slice(region.index + region.text.length),
    )
  )
    return { name: region.text };
  const name = NAME.exec(text)?.[1];
  if (name === undefined || words.has('school_kind', name) || words.has('not_an_owner', name)) return null;
  if (words.has('school_name_end', name) || registry.find(name)) return { name };
  return null;
}

/** The institution or department that `said` names last; null where it names none: 该校 is whoever was spoken of. */
function lastNamed(said: string, words: ProseWords): OwnerChange {
  const names = [...said.matchAll(NAMED)].map(([, name = '']) => name);
  const last = names.findLast((name) => !words.has('school_kind', name) && !words.has('not_an_owner', name));
  return last === undefined ? null : { name: last };
}
