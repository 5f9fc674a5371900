// Quantities that stand in one list (12、15 和 20 人): they share a number for the list, and the unit that is printed only
// at the last one. What the members belong to (分别为 …) is decided elsewhere.

import type { TextQuantity } from './types.ts';

const JOINT = /^ {0,2}(?:[、/+]|和|及|与|以及|或|、以及) {0,2}$/;
/** A comma joins only where the words before say that several numbers come: else it ends a clause. */
const LOOSE_JOINT = /^ {0,2}(?:[、/+,，;；]|和|及|与|以及|或|[，、]以及) {0,2}$/;
const SEVERAL_COME = /分别|依次|各[为占达有]/;
const LOOK_BACK = 14;
const LONGEST_JOINT = 5;

/** `quantities` in order of `start` over `text`; lists marked, units of lists filled in. */
export function shareListUnits(text: string, quantities: readonly TextQuantity[]): TextQuantity[] {
  const out: TextQuantity[] = [];
  let lists = 0;
  for (let i = 0; i < quantities.length; ) {
    const members = takeList(text, quantities, i);
    if (members.length > 1) {
      const id = lists++;
      members.forEach((member, index) => {
        out.push({ ...member, list: { id, index, size: members.length } });
      });
    } else out.push(...members);
    i += members.length;
  }
  return out;
}

/** The list that begins at `quantities[from]`, with the shared unit; one member where there is no list. */
function takeList(text: string, quantities: readonly TextQuantity[], from: number): TextQuantity[] {
  const first = quantities[from];
  if (!first) return [];
  const members = [first];
  const loose = SEVERAL_COME.test(text.slice(Math.max(0, first.start - LOOK_BACK), first.start));
  let sharing = first.unitText === null;
  for (let i = from + 1; i < quantities.length; i++) {
    const before = members[members.length - 1] ?? first;
    const next = quantities[i];
    if (!next || next.start - before.end > LONGEST_JOINT || before.dimension === 'rank') break;
    if (!(loose ? LOOSE_JOINT : JOINT).test(text.slice(before.end, next.start))) break;
    if (!sharing && next.unitText !== (members[0] ?? first).unitText) break;
    members.push(next);
    if (!sharing) continue;
    if (next.unitText === null) continue;
    sharing = false;
    for (const [k, member] of members.entries()) members[k] = withUnitOf(member, next);
  }
  return members;
}

const withUnitOf = (member: TextQuantity, owner: TextQuantity): TextQuantity => ({
  ...member,
  unitText: owner.unitText,
  unit: owner.unit,
  dimension: owner.dimension,
});
