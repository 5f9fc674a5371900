// The numerals of read figures → where they stand in the blocks of the document and what became of them, for the ledger:
// facts, references (scales, legends, names), and those that could not be bound. Says nothing of figures nobody read.

import { type Document, isPageAnchor, type Segment, type TextNumeral } from '../../model/index.ts';
import type { Label } from './figure-label.ts';
import type { ReadChart } from './read-chart.ts';

type Fate = Pick<TextNumeral, 'fate' | 'why'>;

/** Runs of digits with what groups and parts them. */
const DIGITS = /[\d０-９]+(?:[.,，．][\d０-９]+)*/gu;

/**
 * The numerals of `charts` by their place in the blocks of kind `figure`.
 * @param rule the rule of the facts that are made of the values.
 */
export function placeNumerals(doc: Document, charts: readonly ReadChart[], rule: string): TextNumeral[] {
  const fates = new Map(charts.flatMap((chart) => [...fatesOf(chart, rule)]));
  const pieces = new Map<string, { readonly label: Label; readonly segment: Segment }>();
  for (const label of fates.keys())
    for (const segment of label.said.segments) pieces.set(keyOf(segment), { label, segment });
  return doc.blocks.flatMap((block, index) =>
    block.kind !== 'figure'
      ? []
      : block.segments.flatMap((here) => {
          const piece = pieces.get(keyOf(here));
          if (!piece) return [];
          const { label, segment } = piece;
          const words = label.said.text.slice(segment.start, segment.end);
          return [...words.matchAll(DIGITS)].map(({ index: at, 0: digits }): TextNumeral => {
            const start = here.start + at;
            const fate = fates.get(label)?.(segment.start + at) ?? { fate: 'unresolved', why: UNBOUND };
            return { block: index, start, end: start + digits.length, ...fate };
          });
        }),
  );
}

const UNBOUND = 'figure_label';

/** What is said of the numeral at an offset of each label. */
function* fatesOf(chart: ReadChart, rule: string): Generator<[Label, (at: number) => Fate]> {
  for (const label of chart.unread) yield [label, () => ({ fate: 'unresolved', why: UNBOUND })];
  for (const [label, role] of chart.roles) {
    const own = chart.values.filter((value) => value.label === label).map((value) => value.number);
    yield [
      label,
      (at) =>
        own.some((number) => number.start <= at && at < number.end)
          ? { fate: 'fact', why: rule }
          : { fate: 'reference', why: role },
    ];
  }
}

const keyOf = ({ anchor }: Segment): string =>
  isPageAnchor(anchor) ? `${anchor.page} ${anchor.bbox.join(' ')}` : JSON.stringify(anchor);
