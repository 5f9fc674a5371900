// Numbers in charts: what was read from the figures of the employment report, judged by its hand-made answers. A number is
// right when value, category, series and group agree; a number read from a picture is invented.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FigureObservation, observeFigures } from '../extractors/figures/observe-figures.ts';
import { readDocument } from '../extractors/read-document.ts';
import { type BenchContext, type Goal, shareText } from './section.ts';

export interface ChartScore {
  readonly right: number;
  /** Numbers in drawn charts. */
  readonly of: number;
  /** Read from drawn charts, but wrong or given twice. */
  readonly wrong: number;
  /** Read where the chart is a picture. */
  readonly invented: number;
}

/** The row of the bench. */
export async function measureCharts({ shared }: BenchContext): Promise<readonly Goal[] | null> {
  const score = shared === null ? null : await scoreCharts(shared);
  if (!score) return null;
  const { right, of, wrong, invented } = score;
  return [
    {
      measure: 'numbers in drawn charts',
      data: 'employment report: 10 drawn charts, 40 pictures',
      value: `${shareText(right, of)}, wrong ${wrong}, read from pictures ${invented}`,
      goal: '≥ 95 % right, none from pictures',
      met: right >= 0.95 * of && invented === 0,
      reference: 'none',
    },
  ];
}

interface GoldChart {
  readonly caption: string;
  readonly page: number;
  readonly source: 'raster' | 'vector';
  readonly series: readonly {
    readonly category: string;
    readonly value: number | null;
    readonly unit?: string;
    readonly series_name?: string;
    readonly group?: string;
  }[];
}

/** Null where the report is not there. */
export async function scoreCharts(shared: string): Promise<ChartScore | null> {
  const folder = join(shared, 'documents/employment');
  const answers = join(folder, 'gold/charts.json');
  if (!existsSync(answers)) return null;
  const gold = JSON.parse(readFileSync(answers, 'utf8')) as { file: string; charts: GoldChart[] };
  const bytes = new Uint8Array(readFileSync(join(folder, gold.file)));
  const { observations } = observeFigures(await readDocument(bytes, gold.file));
  const score = { right: 0, of: 0, wrong: 0, invented: 0 };
  for (const chart of gold.charts) {
    const own = observations.filter((o) => isOf(o, chart));
    if (chart.source === 'raster') {
      score.invented += own.length;
      continue;
    }
    const left = new Set(own);
    for (const point of chart.series.filter((p) => p.value !== null)) {
      score.of += 1;
      const hit = [...left].find((o) => agrees(o, point));
      if (!hit) continue;
      left.delete(hit);
      score.right += 1;
    }
    score.wrong += left.size;
  }
  return score;
}

const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+|届/gu, '');

const isOf = ({ anchor, path }: FigureObservation, chart: GoldChart): boolean =>
  'page' in anchor && anchor.page === chart.page && fold(path[0]) === fold(chart.caption);

function agrees(o: FigureObservation, point: GoldChart['series'][number]): boolean {
  if (Number(o.valueText.replace(/,/gu, '')) !== point.value) return false;
  const said = new Set([...o.path.slice(1), o.periodText, ...Object.values(o.dims)].map(fold));
  const words = [point.category, point.series_name, point.group].filter((w) => w !== undefined);
  return words.every((w) => said.has(fold(w))) && (o.unitText === null || o.unitText === point.unit);
}
