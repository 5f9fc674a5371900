import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildOpenTable } from '../../../extractors/tables/build-open-table.ts';
import { findAlignedRegions } from '../../../extractors/tables/find-aligned-regions.ts';
import { findOpenRegions } from '../../../extractors/tables/find-open-regions.ts';
import { groupWords } from '../../../extractors/tables/group-words.ts';
import type { PageInk } from '../../../extractors/tables/ink.ts';
import { joinRules } from '../../../extractors/tables/join-rules.ts';
import type { PageTable } from '../../../extractors/tables/page-table.ts';
import { pageOf, type Ruled, type SetCell, setLine, setTable } from './typeset-table.ts';

const nothing = { isCaption: () => false, isForeign: () => false };

/** Tables of a page that have no lattice. */
function openTables(ink: PageInk, captioned = false): PageTable[] {
  const rows = groupWords(ink.glyphs, 1);
  const hints = captioned ? { ...nothing, isCaption: (text: string) => text.startsWith('表') } : nothing;
  const ruled = findOpenRegions(1, rows, joinRules(ink.rules).h);
  const regions = ruled.length ? ruled : findAlignedRegions(1, rows, hints);
  return regions.flatMap((region) => buildOpenTable(region) ?? []);
}

const gridOf = (table: PageTable | undefined): string[][] =>
  Array.from({ length: table?.rows ?? 0 }, (_, r) =>
    Array.from(
      { length: table?.cols ?? 0 },
      (_, c) =>
        table?.cells.find((x) => r >= x.row && r < x.row + x.rowSpan && c >= x.col && c < x.col + x.colSpan)
          ?.said.text ?? '?',
    ),
  );

const words = fc.stringMatching(/^[教师学生人数比例专业课程建设服务企业]{2,5}$/);
const long = fc.stringMatching(/^[教师学生人数比例专业课程建设服务企业]{8,20}$/);
const numbers = fc.oneof(
  fc.nat(99999).map(String),
  fc.nat(9999).map((n) => `${(n / 100).toFixed(2)}%`),
);

const bodies = fc.array(fc.tuple(fc.oneof(words, long), numbers, numbers, words), {
  minLength: 5,
  maxLength: 14,
});

const layouts = fc.record({
  ruled: fc.constantFrom<Ruled>('three', 'across', 'none'),
  pieces: fc.boolean(),
  align: fc.constantFrom('left' as const, 'centre' as const),
  size: fc.constantFrom(9, 10.5),
  padding: fc.constantFrom(4, 6),
  middle: fc.boolean(),
});

describe('open tables', () => {
  it('come back cell for cell, ruled across, with three lines or with none', () => {
    fc.assert(
      fc.property(bodies, layouts, (body, layout) => {
        const rows = [
          ['序号', '指标名称', '2022年', '2023年', '备注'],
          ...body.map((b, i) => [String(i + 1), ...b]),
        ];
        const cells = rows.flatMap((row, r) =>
          row.map((text, c): SetCell => ({ row: r, col: c, rowSpan: 1, colSpan: 1, text })),
        );
        const style = { ...layout, columnWidths: [50, 150, 80, 80, 90], left: 60, top: 90 };
        expect(gridOf(openTables(setTable(cells, rows.length, style).ink)[0])).toEqual(rows);
      }),
      { numRuns: 120 },
    );
  });

  it('spread a heading over the columns of the line under it', () => {
    const glyphs = [
      ...setLine('2023年', 185, 112, 10),
      ...[
        ['地区', 70],
        ['人数', 160],
        ['比例', 230],
      ].flatMap(([t, x]) => setLine(String(t), Number(x), 132, 10)),
      ...['重庆 12 34%', '四川 56 78%', '贵州 90 12%'].flatMap((line, r) =>
        line.split(' ').flatMap((t, c) => setLine(t, [70, 160, 230][c] ?? 0, 152 + r * 18, 10)),
      ),
    ];
    const line = (at: number, from = 60, to = 270) => ({ axis: 'h' as const, at, from, to, width: 0.5 });
    const [table] = openTables(
      pageOf({ glyphs, rules: [line(100), line(117, 150, 270), line(137), line(195)] }),
    );
    expect(gridOf(table)).toEqual([
      ['地区', '2023年', '2023年'],
      ['地区', '人数', '比例'],
      ['重庆', '12', '34%'],
      ['四川', '56', '78%'],
      ['贵州', '90', '12%'],
    ]);
  });

  it('merges labels that stand in the middle of their rows', () => {
    const rows = ['软件技术', '模具设计', '广告设计', '汽车检测'];
    const glyphs = [
      ...['级别', '名称', '人数'].flatMap((t, c) => setLine(t, [70, 150, 260][c] ?? 0, 112, 10)),
      ...rows.flatMap((t, r) => [
        ...setLine(t, 150, 140 + r * 20, 10),
        ...setLine(`${r}5`, 260, 140 + r * 20, 10),
      ]),
      ...setLine('国家级', 70, 150, 10),
      ...setLine('校级', 70, 190, 10),
    ];
    const rules = [100, 120, 210].map((at) => ({ axis: 'h' as const, at, from: 60, to: 300, width: 0.5 }));
    expect(gridOf(openTables(pageOf({ glyphs, rules }))[0]).map((r) => r[0])).toEqual([
      '级别',
      '国家级',
      '国家级',
      '校级',
      '校级',
    ]);
  });

  it('takes a serial number and a label beside each other for those of the rows that they stand between', () => {
    const at = [70, 120, 260, 320, 380];
    const glyphs = [
      ...['序号', '指标', '单位', '2022年', '2023年'].flatMap((t, c) => setLine(t, at[c] ?? 0, 112, 10)),
      ...['总数', '融通', '网络'].flatMap((name, i) => [
        ...setLine(name, 120, 152 + i * 44, 10),
        ...['门', '学时'].flatMap((unit, k) =>
          [unit, String(31 + i), String(45 + k)].flatMap((t, c) =>
            setLine(t, at[c + 2] ?? 0, 141 + i * 44 + k * 22, 10),
          ),
        ),
      ]),
      ...setLine('5', 75, 196, 10),
    ];
    const rules = [100, 120, 265].map((y) => ({ axis: 'h' as const, at: y, from: 60, to: 430, width: 0.5 }));
    expect(gridOf(openTables(pageOf({ glyphs, rules }))[0]).map((row) => row.slice(1, 4))).toEqual([
      ['指标', '单位', '2022年'],
      ['总数', '门', '31'],
      ['总数', '学时', '31'],
      ['融通', '门', '32'],
      ['融通', '学时', '32'],
      ['网络', '门', '33'],
      ['网络', '学时', '33'],
    ]);
  });

  it('goes on to the last line of its last cell when no line closes it', () => {
    const rows = ['招生人数 1280', '在校人数 3774', '就业人数 1102'];
    const glyphs = [
      ...setLine('指标', 70, 112, 10),
      ...setLine('人数', 160, 112, 10),
      ...rows.flatMap((row, r) =>
        row.split(' ').flatMap((t, c) => setLine(t, 70 + c * 90, 140 + r * 22, 10)),
      ),
      ...setLine('其中专任教师满', 70, 200, 10),
      ...setLine('98', 160, 206.5, 10),
      ...setLine('意度', 70, 213, 10),
      ...setLine('学校坚持以服务发展为宗旨', 70, 250, 10),
    ];
    const rules = [100, 120].map((at) => ({ axis: 'h' as const, at, from: 60, to: 200, width: 0.5 }));
    expect(gridOf(openTables(pageOf({ glyphs, rules }))[0]).at(-1)).toEqual(['其中专任教师满意度', '98']);
  });

  it('takes no prose, list or contents page for a table', () => {
    const prose = Array.from({ length: 8 }, (_, i) =>
      setLine('学校坚持以服务发展为宗旨促进就业为导向的办学方针', 70, 100 + i * 18, 10),
    ).flat();
    const list = Array.from({ length: 6 }, (_, i) => [
      ...setLine('•', 70, 100 + i * 18, 10),
      ...setLine('higher correlation levels for countries', 95, 100 + i * 18, 10),
    ]).flat();
    const contents = Array.from({ length: 6 }, (_, i) => [
      ...setLine('人才培养质量', 70, 100 + i * 18, 10),
      ...setLine(String(3 + i * 4), 450, 100 + i * 18, 10),
    ]).flat();
    for (const glyphs of [prose, list, contents]) expect(openTables(pageOf({ glyphs }))).toEqual([]);
  });

  it('needs fewer rows under a caption', () => {
    const glyphs = [
      ...setLine('表 1 专任教师', 200, 80, 10),
      ...['类别 人数 比例', '在编 187 93%', '聘用 14 7%'].flatMap((line, r) =>
        line.split(' ').flatMap((t, c) => setLine(t, 70 + c * 120, 100 + r * 18, 10)),
      ),
    ];
    expect(gridOf(openTables(pageOf({ glyphs }), true)[0])).toEqual([
      ['类别', '人数', '比例'],
      ['在编', '187', '93%'],
      ['聘用', '14', '7%'],
    ]);
    expect(openTables(pageOf({ glyphs }))).toEqual([]);
  });
});
