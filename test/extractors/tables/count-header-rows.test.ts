import { describe, expect, it } from 'vitest';
import { countHeaderRows } from '../../../extractors/tables/count-header-rows.ts';
import type { PageCell, PageTable } from '../../../extractors/tables/page-table.ts';

/** A table from its rows: `>` goes on the cell to the left, `^` the cell above. */
function tableOf(rows: readonly string[]): PageTable {
  const grid = rows.map((row) => row.split('|').map((text) => text.trim()));
  const cells: PageCell[] = [];
  grid.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === '>' || text === '^') return;
      let [colSpan, rowSpan] = [1, 1];
      while (row[c + colSpan] === '>') colSpan += 1;
      while (grid[r + rowSpan]?.[c] === '^') rowSpan += 1;
      const box = [c, r, c + colSpan, r + rowSpan] as const;
      const measures = { widestLine: 0, lastLine: 0, lineSize: 10, marked: false };
      cells.push({ row: r, col: c, rowSpan, colSpan, box, said: { text, segments: [] }, ...measures });
    });
  });
  const cols = grid[0]?.length ?? 0;
  const xs = Array.from({ length: cols + 1 }, (_, i) => i);
  const ys = Array.from({ length: rows.length + 1 }, (_, i) => i);
  return {
    ...{ page: 1, box: [0, 0, cols, rows.length], xs, ys, rows: rows.length, cols, cells },
    ...{ ruling: 'full', confidence: 1 },
  };
}

const body = Array.from({ length: 8 }, (_, i) => `^ | ^ | 10${i} | 课程${i} | ${i}`);

describe('countHeaderRows', () => {
  it.each([
    ['one row of names', 1, ['学院 | 人数', '机械 | 12']],
    ['groups that split below', 2, ['学院 | 2023 届 | >', '^ | 人数 | 占比', '机械 | 12 | 3%']],
    ['a title over all columns', 2, ['概况 | >', '学院 | 人数', '机械 | 12']],
    ['a group over years', 2, ['指标 | 年度 | >', '^ | 2022 年 | 2023 年', '在校生 | 12 | 13']],
    ['no names', 0, ['机械 | 12', '电子 | 13']],
    ['a label beside all rows', 0, ['目标 | 目标一', '^ | 目标二', '^ | 目标三']],
    [
      'groups of rows right under the header',
      1,
      ['类别 | > | 代码 | 课程 | 学分', '辅修 | 必修 | 100 | 导论 | 3', ...body],
    ],
    [
      'values under names beside a group',
      1,
      ['类别 | > | 学分 | 学时', '通识 | 必修 | 12 | 192', '^ | 选修 | 8 | 128'],
    ],
  ])('%s: %i', (_, rows, printed) => {
    expect(countHeaderRows(tableOf(printed))).toBe(rows);
  });
});
