// The figures of a document → observations with `from: "figure"`, one for each number printed in a chart whose name can
// be told, and a message for each captioned figure that gives none (a picture, or labels that cannot be bound).

import {
  anchorAt,
  type Document,
  type Figure,
  type Message,
  makeMessage,
  type Observation,
  type TextNumeral,
} from '../../model/index.ts';
import { recogniseCaption } from '../layout/recognise-line.ts';
import { unitInCaption } from '../layout/table-words.ts';
import { placeNumerals } from './place-numerals.ts';
import { type ChartValue, type ReadChart, readChart } from './read-chart.ts';

export type FigureObservation = Omit<Observation, 'id'>;

export interface ObservedFigures {
  readonly observations: readonly FigureObservation[];
  readonly messages: readonly Message[];
  /** Every numeral of the figures that were read, and what became of it. */
  readonly numerals: readonly TextNumeral[];
}

const RULE = 'chart-label';

/** A trend over cohorts: its years are those of cohorts. */
const COHORTS = /\d{4}\s?[-–—~～至、]\s?\d{4}\s?届|近[两二三四五]届/u;

/** Observations of captioned figures in reading order, and what could not be read. */
export function observeFigures(doc: Document): ObservedFigures {
  const observations: FigureObservation[] = [];
  const messages: Message[] = [];
  const figures = (doc.figures ?? []).filter((f) => f.caption !== null);
  const charts: ReadChart[] = [];
  for (const figure of figures) {
    const chart = readChart(figure);
    charts.push(chart);
    const { values, unread } = chart;
    observations.push(...values.map((value) => observe(figure, value)));
    const caption = figure.caption ?? '';
    if (unread.length)
      messages.push(
        makeMessage(
          'figure_numbers_unbound',
          { caption, count: unread.length, sample: sampleOf(unread.map((l) => l.said.text)) },
          figure.anchor,
        ),
      );
  }
  const drawn = new Set(figures.map((f) => fold(f.caption ?? '')));
  // only a reader that looks at drawings knows that there is none
  for (const block of doc.figures ? doc.blocks : []) {
    const caption = block.kind === 'figure' ? recogniseCaption(block.text) : null;
    if (caption?.kind === 'figure' && !drawn.has(fold(block.text)))
      messages.push(makeMessage('figure_is_picture', { caption: block.text }, block.anchor));
  }
  return { observations, messages, numerals: placeNumerals(doc, charts, RULE) };
}

const fold = (text: string): string => text.replace(/\s+/gu, '');

const sampleOf = (texts: readonly string[]): string =>
  texts.slice(0, 5).join('、') + (texts.length > 5 ? '…' : '');

function observe(figure: Figure, value: ChartValue): FigureObservation {
  const { label, number, names, series, confidence } = value;
  const { title, unit } = readCaption(figure.caption ?? '');
  // over the years the series is what is measured, else it is one of several kinds of the category
  const path = [title, ...(value.year !== null && series !== null ? [series] : []), ...names];
  const periodText = value.year === null ? null : yearWords(value.year, figure.caption ?? '');
  return {
    indicatorText: path.at(-1) ?? title,
    indicatorId: null,
    path,
    entityText: null,
    valueText: number.valueText,
    unitText: value.unitText ?? unit,
    periodText,
    periodFrom: periodText === null ? 'report' : 'text',
    status: 'reported',
    dims: series === null ? {} : { series },
    from: 'figure',
    quote: [figure.caption, series, ...names, value.year, label.said.text].filter(Boolean).join(' '),
    rule: RULE,
    confidence,
    anchor: anchorAt(label.said, number.start, number.end) ?? label.said.anchor,
  };
}

/** The caption without its number, and the unit at its end. */
function readCaption(caption: string): { readonly title: string; readonly unit: string | null } {
  const title = recogniseCaption(caption)?.title || caption.trim();
  const unit = unitInCaption(title);
  return { title: unit === null ? title : title.replace(/[（(][^（）()]*[）)]\s*$/u, '').trim(), unit };
}

const yearWords = (year: string, caption: string): string =>
  /^\d{4}$/u.test(year) && COHORTS.test(caption) ? `${year}届` : year;
