// The numerals of read figures → where they stand in the blocks of the document and what became of them, for the ledger:
// facts, references (scales, legends, names), and those that could not be bound. Says nothing of figures nobody read.

import type { Document, Segment, TextNumeral } from '../../model/index.ts';
import type { Label } from './figure-label.ts';
import type { ReadChart } from './read-chart.ts';

type Fate = Pick<TextNumeral, 'fate' | 'why'>;

/** Why a number of a chart is no fact: nothing tells its name. */
const UNBOUND = 'figure_label';
/** Runs of digits with what groups and parts them. */
const DIGITS = /[\d０-９]+(?:[.,，．][\d０-９]+)*/gu;

/**
 * The numerals of `charts` by their place in the blocks of kind `figure`.
 * @param rule the rule of the facts that are made of the values.
 */
export function placeNumerals(doc: Document, charts: readonly ReadChart[], rule: string): TextNumeral[] {
  // a label stands in its block as it is: its first segment tells where
  const readings = charts.flatMap((chart) => [...fatesOf(chart, rule)]);
  const byFirst = new Map(readings.map((reading) => [keyOf(reading.label.said.segments[0]), reading]));
  return doc.blocks.flatMap((block, index) => {
    const segments = block.kind === 'figure' ? block.segments : [];
    return segments.flatMap((segment) => {
      const reading = byFirst.get(keyOf(segment));
      const text = reading?.label.said.text ?? '';
      if (!reading || !block.text.startsWith(text, segment.start)) return [];
      return [...text.matchAll(DIGITS)].map(({ index: at, 0: digits }): TextNumeral => {
        const start = segment.start + at;
        return { block: index, start, end: start + digits.length, ...reading.fateAt(at) };
      });
    });
  });
}

interface Reading {
  readonly label: Label;
  /** What is said of the numeral at an offset of the label. */
  readonly fateAt: (offset: number) => Fate;
}

function* fatesOf(chart: ReadChart, rule: string): Generator<Reading> {
  for (const label of chart.unread) yield { label, fateAt: () => ({ fate: 'unresolved', why: UNBOUND }) };
  for (const [label, role] of chart.roles) {
    const own = chart.values.filter((value) => value.label === label).map((value) => value.number);
    const isValue = (at: number) => own.some((number) => number.start <= at && at < number.end);
    yield {
      label,
      fateAt: (at) => (isValue(at) ? { fate: 'fact', why: rule } : { fate: 'reference', why: role }),
    };
  }
}

const keyOf = (segment: Segment | undefined): string => JSON.stringify(segment?.anchor);
