// 招生人数最多的专业是护理专业: what is measured, and the member that has most of it.

const MOST_OF =
  /^(.*?)(?:最|较)[多高大少低]的\p{Script=Han}{1,8}?[是为]((?:[\p{Script=Han}（）]{2,20}[、和与])*[\p{Script=Han}]{2,20})$/u;

/** What `text` ends by saying of a member; null when it does not. `measure` are all words before 最. */
export function findMostOf(text: string): { readonly measure: string; readonly member: string } | null {
  const [, measure = '', member = ''] = MOST_OF.exec(text) ?? [];
  return member === '' ? null : { measure, member };
}
