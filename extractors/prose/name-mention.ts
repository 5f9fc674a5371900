// The rules by which a number gets its name, in the order in which they are tried; lists that are shared out come first.

import type { MentionView, Naming } from './bound.ts';
import { nameAward } from './name-award.ts';
import { nameChange } from './name-change.ts';
import { nameLevel } from './name-level.ts';
import { nameRank } from './name-rank.ts';
import { nameRanked } from './name-ranked.ts';
import { nameShare } from './name-share.ts';
import { readWordsBefore } from './read-words-before.ts';
import { isShared, type SharedList, splitList } from './split-list.ts';

const RULES = [nameChange, nameRanked, nameShare, nameAward, nameLevel] as const;

/** The name of a number whose expression is `printed`; null when no words name it. */
export const nameMention = (view: MentionView, printed: string): Naming | null =>
  nameRank(view, printed) ?? firstRule(view);

/** Ids of the rules that would also have named it, had the one that made `naming` not come first. */
export const findBeaten = (view: MentionView, naming: Naming): string[] =>
  RULES.flatMap((rule) => rule(view)?.rule ?? []).filter((rule) => rule !== naming.rule);

function firstRule(view: MentionView): Naming | null {
  for (const rule of RULES) {
    const naming = rule(view);
    if (naming) return naming;
  }
  return null;
}

/** Lists that are shared out over members (分别为, 依次为), from their first number to their last. */
export class SharedLists {
  readonly #lists = new Map<number, SharedList>();

  /** Names a number of such a list; null for any other. `before` are all words of the clause up to it. */
  name(view: MentionView, before: string): Naming | null {
    const { list } = view.mention.quantity;
    if (!list || list.size < 2) return null;
    if (list.index === 0) {
      this.#lists.delete(list.id);
      if (isShared(view.before)) this.#lists.set(list.id, splitList(before, view.flow.said, list.size));
    }
    const shared = this.#lists.get(list.id);
    if (!shared) return null;
    const named = list.index === 0 ? firstRule(view) : (view.previous ?? firstRule(view));
    if (!named) return null;
    const { members, tail } = partListed(byYear(shared.members), named.name);
    const member = members?.[list.index];
    const { item: _, ...dims } = named.dims ?? {};
    // 就业率、升学率分别为: each number has a name of its own
    const own = members?.every((m) => view.words.has('measure_noun', m)) === true && member;
    const name = own || tail || ledName(shared, view, named);
    return {
      name,
      path: [name],
      kind: named.kind,
      ...(named.change && { change: named.change }),
      dims: { ...dims, ...(member !== undefined && !own && { item: member }) },
      rule: 'prose-shared-list',
      confidence: member === undefined ? 0.65 : 0.85,
    };
  }
}

/** 传播大类、文化大类毕业生落实率: members that the name lists, too, and the name without them; without a tail where it does not. */
function partListed(
  members: readonly string[] | null,
  name: string,
): { readonly members: readonly string[] | null; readonly tail: string } {
  const last = name.split(/、|以及|[和与及]/u).at(-1) ?? '';
  const at = last.search(/毕业生|学生|在校生|教师|的/u);
  if (!members || at < 2 || last.length - at < 5 || !name.startsWith(members[0] ?? ' '))
    return { members, tail: '' };
  return { members: [...members.slice(0, -1), last.slice(0, at)], tail: last.slice(at).replace(/^的/u, '') };
}

/** 2022 届、2023 届: the years that a list is shared over are periods, no members; 在校生 2021 级、2022 级: the grades alone are. */
function byYear(members: readonly string[] | null): readonly string[] | null {
  const years = members?.map((member) => /20\d\d(级)?/u.exec(member));
  if (!years?.every((year) => year !== null)) return members;
  return years.every((year) => year[1] !== undefined) ? years.map(([year]) => year) : null;
}

/** 主要流向性质为甲、乙，占比依次为…: the words before the members are counted where the list's own clause names nothing. */
function ledName({ lead }: SharedList, view: MentionView, named: Naming): string {
  if (named.kind !== 'share' || lead === '' || view.flow.said === '') return named.name;
  const own = view.read.name.replace(/(?:所)?占(?:比|比例|比重)?$/u, '');
  const counted = readWordsBefore(lead.replace(/^20\d\d(?:年度?|届)?/u, ''), view.words).name;
  return own === '' && counted !== '' ? `${counted}占比` : named.name;
}
