// Lists that are shared out: A、B 和 C 的人数占比依次为 6.63%、6.32% 和 6.15%.

export interface SharedList {
  /** The counted thing without the members; empty when the words give none. */
  readonly name: string;
  /** One for each number; null when they cannot be told. */
  readonly members: readonly string[] | null;
  /** What stands before the members when they are named in a clause before: 主要流向性质为“其他企业”、“国有企业”. */
  readonly lead: string;
}

const DISTRIBUTES = /(?:分别|依次|各自?)(?:约?为|是|达到?|占|有|占比为?|超过?)?$/u;
const MAX_MEMBERS = 20;
const MEMBER_START =
  /^.*(?:其中|主要(?:为|是|有|集中在|来自|流向性质为)?|分别为|包括|分为|为|是|有|中的?(?![职专等高小外级]))(?=.)/u;

/** Whether the words before a list share it out. */
export const isShared = (before: string): boolean => DISTRIBUTES.test(before.replace(/¶/gu, ''));

/**
 * Names and members of a list of `size` numbers. `before` are the words up to the first number, `earlier` the clauses of the
 * sentence before them.
 */
export function splitList(before: string, earlier: string, size: number): SharedList {
  const head = before.replace(DISTRIBUTES, '');
  const here = membersIn(head, size);
  if (here) return { name: here.tail, members: here.members, lead: '' };
  const there = membersIn(
    earlier
      .replace(/[，、：；。]+$/u, '')
      .split(/[，；。：]/u)
      .at(-1) ?? '',
    size,
  );
  return { name: head, members: there?.members ?? null, lead: there?.lead ?? '' };
}

/** The last enumeration of `size` members in `text`, and the words behind it. */
function membersIn(text: string, size: number): { members: string[]; tail: string; lead: string } | null {
  if (size < 2 || size > MAX_MEMBERS) return null;
  // 资源环境与安全大类 is one member where the list has enough without it
  const listed = text.split('、');
  const ends = (listed.pop() ?? '').split(/和|以及|及|与(?=[^与]*$)/u);
  const parts = listed.length + ends.length === size ? [...listed, ...ends] : text.split(/、|和|及|与|以及/u);
  if (parts.length < size) return null;
  const members = parts.slice(-size);
  const last = members.at(-1) ?? '';
  const at = last.indexOf('的');
  const tail = at > 0 ? last.slice(at + 1) : '';
  members[size - 1] = at > 0 ? last.slice(0, at) : last;
  const first = members[0] ?? '';
  members[0] = first.replace(MEMBER_START, '');
  const lead = parts.length === size ? first.slice(0, first.length - members[0].length) : '';
  const bare = members.map((m) => m.replace(/^[“‘《]+|[”’》]+$/gu, ''));
  return bare.every((m) => m.length > 0 && m.length <= 24 && !/\d(?:人|个|项|名|万|元|%)/u.test(m))
    ? { members: bare, tail, lead }
    : null;
}
