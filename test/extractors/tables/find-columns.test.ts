import { describe, expect, it } from 'vitest';
import { buildOpenTable } from '../../../extractors/tables/build-open-table.ts';
import { findColumns } from '../../../extractors/tables/find-columns.ts';
import { findOpenRegions } from '../../../extractors/tables/find-open-regions.ts';
import { groupWords, type Row } from '../../../extractors/tables/group-words.ts';
import { joinRules } from '../../../extractors/tables/join-rules.ts';
import type { Box } from '../../../model/index.ts';
import { setLine } from './typeset-table.ts';

type Entry = readonly [text: string, x: number, base: number];
const glyphsOf = (entries: readonly Entry[]) =>
  entries.flatMap(([text, x, base]) => setLine(text, x, base, 10));
const rowsOf = (entries: readonly Entry[]): Row[] => groupWords(glyphsOf(entries), 1);

describe('findColumns', () => {
  const box: Box = [60, 100, 460, 220];

  it('puts a boundary into the widest free part of its strip: a name centred over short entries keeps its column', () => {
    const head = rowsOf([
      ['名称', 180, 112],
      ['人数', 400, 112],
    ]);
    const body = rowsOf(
      ['机械', '电子', '会计'].flatMap((name, i): Entry[] => [
        [name, 70, 132 + 20 * i],
        [`1${i}`, 405, 132 + 20 * i],
      ]),
    );
    const xs = findColumns(body, box, [], [...head, ...body]) ?? [];
    expect(xs).toHaveLength(3);
    expect(xs[1]).toBeGreaterThan(200); // right of the name
    expect(xs[1]).toBeLessThan(400);
  });

  it('lets the header bear out a column of which one row alone has an entry', () => {
    const head = rowsOf([
      ['序号', 64, 112],
      ['指标', 180, 112],
      ['单位', 400, 112],
    ]);
    const body = rowsOf([
      ['1', 70, 132],
      ...['毕业生就业人数', '留在当地就业', '到大型企业就业'].flatMap((name, i): Entry[] => [
        [name, 120, 132 + 20 * i],
        ['人', 405, 132 + 20 * i],
      ]),
    ]);
    expect(findColumns(body, box, [], [...head, ...body])).toHaveLength(4);
    expect(findColumns(body, box)).toHaveLength(3);
  });
});

describe('rows of a three-line table', () => {
  it('a serial number in the middle of two rows is no row of its own', () => {
    const names = ['毕业生人数', '毕业去向落实人数', '升学人数', '自主创业人数'];
    const entries: Entry[] = [
      ['序号', 64, 112],
      ['指标', 180, 112],
      ['人数', 400, 112],
      ['1', 70, 142],
      ['2', 70, 182],
      ...names.flatMap((name, i): Entry[] => [
        [name, 120, 132 + 20 * i],
        [`${i}25`, 400, 132 + 20 * i],
      ]),
    ];
    const rules = [100, 117, 200].map((at) => ({ axis: 'h' as const, at, from: 60, to: 460, width: 0.5 }));
    const [region] = findOpenRegions(1, rowsOf(entries), joinRules(rules).h);
    const table = region ? buildOpenTable(region) : null;
    expect(table).toMatchObject({ rows: 5, cols: 3 });
    const texts = (col: number) => table?.cells.filter((c) => c.col === col).map((c) => c.said.text);
    expect(texts(1)).toEqual(['指标', ...names]);
    expect(texts(0)?.filter(Boolean)).toEqual(['序号', '1', '2']);
  });
});
