import { expect, it } from 'vitest';
import { OutlineDepth } from '../../../extractors/pdf/outline-depth.ts';

const depths = (lines: readonly string[]): number[] => {
  const outline = new OutlineDepth();
  return lines.map((line) => outline.depthOf(line, 12));
};

it('nests styles of numbering in the order they appear', () => {
  expect(
    depths([
      '第一章 概况',
      '一、规模',
      '（一）学生',
      '1.本科',
      '（二）教师',
      '二、条件',
      '第二章 就业',
      '一、去向',
    ]),
  ).toEqual([1, 2, 3, 4, 3, 2, 1, 2]);
  expect(depths(['1 概况', '1.1 基本情况', '1.1.1 沿革', '1.2 条件', '2 培养'])).toEqual([1, 2, 3, 2, 1]);
});

it('puts a heading without a number under the numbered one before it', () => {
  expect(depths(['1 概况', '1.1 基本情况', '案例：一台旧电脑', '1.2 条件'])).toEqual([1, 2, 3, 2]);
});

it('takes no year for a number', () => {
  expect(depths(['2023届毕业生就业质量报告', '1.学院结构'])).toEqual([1, 1]);
});
