// Compact text → sentences and clauses. Commas inside numbers, references and short quotations do not separate.

import { lowerBound, within } from './bisect.ts';
import type { Bracket, Clause, Mark, Mention, Sentence, SplitText } from './clause.ts';
import { findBrackets, findQuotes, type Pair } from './find-pairs.ts';

/** What ends here: a clause, a part of a sentence, or a sentence. */
const ENDS: ReadonlyMap<string, 0 | 1 | 2> = new Map([
  ['，', 0],
  [',', 0],
  ['：', 0],
  [':', 0],
  ['；', 1],
  [';', 1],
  ['。', 2],
  ['！', 2],
  ['？', 2],
  ['!', 2],
]);

interface Items {
  readonly mentions: readonly Mention[];
  readonly marks: readonly Mark[];
}

/**
 * The clauses of `text` in reading order. `mentions` and `marks` are in order and do not overlap. Linear in the length.
 */
export function splitClauses(text: string, mentions: readonly Mention[], marks: readonly Mark[]): SplitText {
  const solid = solidOf(text, mentions, marks);
  const holes = findBrackets(text).filter(([from, to]) => firstWithin(mentions, from, to) >= 0);
  const numbered = numberStarts({ mentions, marks });
  const clauses: Clause[] = [];
  const sentences: Sentence[] = [];
  const place = { sentence: 0, part: 0 };
  let start = 0;
  let sentenceStart = 0;
  const close = (end: number) => {
    if (end > start) clauses.push(clauseAt(text, start, end, place, { mentions, marks }, holes, solid));
    start = end + 1;
  };
  for (const [at, ends] of breaksOf(
    text,
    0,
    text.length,
    [...holes, ...solid].sort((a, b) => a[0] - b[0]),
    numbered,
  )) {
    close(at);
    if (ends === 1) place.part++;
    if (ends === 2) {
      sentences.push({ start: sentenceStart, end: at + 1 });
      sentenceStart = at + 1;
      place.sentence++;
      place.part = 0;
    }
  }
  close(text.length);
  sentences.push({ start: sentenceStart, end: text.length });
  return { clauses, sentences };
}

/** Stretches in which nothing separates: numbers, references and quotations. */
function solidOf(text: string, mentions: readonly Mention[], marks: readonly Mark[]): Pair[] {
  const items = [...mentions, ...marks].map((m): Pair => [m.start, m.end]);
  return [...items, ...findQuotes(text)].sort((a, b) => a[0] - b[0]);
}

function clauseAt(
  text: string,
  start: number,
  end: number,
  place: { readonly sentence: number; readonly part: number },
  items: Items,
  holes: readonly Pair[],
  solid: readonly Pair[],
): Clause {
  const own = within(holes, start, end, (h) => h[0]);
  const outside = (m: Mention | Mark) =>
    m.start >= (own[lowerBound(own, m.start + 1, (h) => h[0]) - 1]?.[1] ?? 0);
  const brackets = own.map(([from, to]): Bracket => {
    const inside = within(solid, from + 1, to - 1, (s) => s[0]);
    const cuts = [
      ...breaksOf(
        text,
        from + 1,
        to - 1,
        inside,
        numberStarts({
          mentions: within(items.mentions, from, to, (m) => m.start),
          marks: within(items.marks, from, to, (m) => m.start),
        }),
      ),
    ].map(([at]) => at);
    const starts = [from + 1, ...cuts.map((at) => at + 1)];
    const ends = [...cuts, to - 1];
    const clauses = starts.map((s, i) => clauseAt(text, s, ends[i] ?? to - 1, place, items, [], solid));
    return { start: from, end: to, clauses: clauses.filter((c) => c.end > c.start) };
  });
  return {
    start,
    end,
    ...place,
    brackets,
    mentions: within(items.mentions, start, end, (m) => m.start).filter(outside),
    marks: within(items.marks, start, end, (m) => m.start).filter(outside),
  };
}

/** Where a number begins, or its year directly before it (巩固率：2017 年 97.3%). */
const numberStarts = ({ mentions, marks }: Items): readonly (Mention | Mark)[] =>
  [
    ...mentions,
    ...marks.filter((m) => m.reference.isPeriod && firstWithin(mentions, m.end, m.end + 1) >= 0),
  ].sort((a, b) => a.start - b.start);

/** The separators of `[start, end)` outside `skips`, which are in order of their starts. */
function* breaksOf(
  text: string,
  start: number,
  end: number,
  skips: readonly Pair[],
  numbered: readonly (Mention | Mark)[],
): Generator<readonly [at: number, ends: 0 | 1 | 2]> {
  let next = 0;
  for (let i = start; i < end; i++) {
    let skip = skips[next];
    while (skip && skip[1] <= i) skip = skips[++next];
    if (skip && skip[0] <= i) {
      i = skip[1] - 1;
      continue;
    }
    const c = text.charAt(i);
    const ends = ENDS.get(c);
    // 专任教师：918 人 is one clause
    if (ends === undefined || (/[：:]/u.test(c) && firstWithin(numbered, i + 1, i + 2) >= 0)) continue;
    yield [i, ends];
  }
}

/** Index of the first item that starts in `[from, to)`; -1 when none does. */
function firstWithin(items: readonly { readonly start: number }[], from: number, to: number): number {
  const at = lowerBound(items, from, (m) => m.start);
  const item = items[at];
  return item && item.start < to ? at : -1;
}
