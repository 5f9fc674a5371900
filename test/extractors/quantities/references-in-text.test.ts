// Numerals that measure nothing, in sentences with numerals that do.

import { describe, expect, it } from 'vitest';
import { quantitiesOf, referencesOf, scan } from './scan-shorthand.ts';

const EXAMPLES: readonly (readonly [
  text: string,
  references: readonly string[],
  quantities: readonly string[],
])[] = [
  ['2023 年 4 月 28 日，投入 5 万元', ['2023 年 4 月 28 日|date'], ['5|万元']],
  ['2022年9月1日至2023年8月31日开展 3 次', ['2022年9月1日至2023年8月31日|date-range'], ['3|次']],
  ['截至2024-06-30有 120 人', ['2024-06-30|date-iso'], ['120|人']],
  ['2019—2023 年投入1.2亿元', ['2019—2023 年|year-range'], ['1.2|亿元']],
  ['2023-2024学年开课 30 门', ['2023-2024学年|school-year'], ['30|门']],
  ['2021、2022、2023年各 5 项', ['2021、2022、2023年|year-list'], ['5|项']],
  ['与2022年相比增加2%，比 2022 高', ['2022年|year', '2022|year-bare'], ['2|%']],
  ['2023届毕业生 300 人，23级新生 20 人', ['2023届|cohort', '23级|grade'], ['300|人', '20|人']],
  ['近三年引进 12 人，6年来共 3 期', ['近三年|recent-years', '6年来|recent-years'], ['12|人', '3|期']],
  ['第47届大赛获奖 2 项', ['第47届|ordinal'], ['2|项']],
  ['第二批 12 个', ['第二批|ordinal'], ['12|个']],
  ['一是培训 30 人；二是新建 2 间。', ['一是|list-number', '二是|list-number'], ['30|人', '2|间']],
  ['（3）新增 5 门', ['（3）|list-number'], ['5|门']],
  ['1.2 办学条件', ['1.2|section-number'], []],
  ['1.2 亿元用于建设', [], ['1.2|亿元']],
  ['如图3所示，表 2-1 列出 5 项', ['图3|figure-number', '表 2-1|figure-number'], ['5|项']],
  ['云职院发〔2023〕28 号提出 6 条', ['〔2023〕28 号|document-number'], ['6|条']],
  ['执行GB/T 19001-2016', ['GB/T 19001-2016|standard'], []],
  ['学府大道128号，占地 60 亩', ['128号|number-sign'], ['60|亩']],
  ['试点 1+X 证书 4 个', ['1+X|programme-model'], ['4|个']],
  ['招收“3+2”学生 40 人', ['“3+2”|quoted-name'], ['40|人']],
  ['打造“1小时就业圈”，建站 10 个', ['“1小时就业圈”|quoted-name'], ['10|个']],
  ['印发《方案（2023—2025年）》，拨款 3 万元', ['《方案（2023—2025年）》|title'], ['3|万元']],
  ['世界500强企业 30 家', ['500强|strong'], ['30|家']],
  ['985、211 高校 5 所', ['985|elite-programme', '211|elite-programme'], ['5|所']],
  ['建设5G实训室 2 间', ['5G|number-and-letters'], ['2|间']],
  ['工业4.0实训室 2 间', ['4.0|version'], ['2|间']],
  ['大飞机C919，A1-02教室 3 间', ['C919|code', 'A1-02|code'], ['3|间']],
  ['提供 24 小时在线答疑 300 次', ['24 小时|round-the-clock'], ['300|次']],
  ['每天 8:30-11:30 开放', ['8:30-11:30|clock'], []],
  ['以3:0战胜对手，生师比 16:1', ['以3:0|score'], ['16:1|-|ratio']],
  ['按 3:4:3 的比例', ['3:4:3|several-sides'], []],
  ['电话 023-61234567，邮编：400000', ['电话 023-61234567|telephone', '邮编：400000|postcode'], []],
  ['网址 https://www.yunling.edu.cn/2023/1.htm。', ['https://www.yunling.edu.cn/2023/1.htm|url'], []],
  ['升学人数/毕业生人数*100%，为 5.2%', ['*100%|formula'], ['5.2|%']],
  ['3. 教材改革 …… 20', ['3.|list-number', '…… 20|page-number'], []],
  ['毕业去向落实率1为 90.12%', ['1|footnote-mark'], ['90.12|%']],
];

describe('references', () => {
  it.each(EXAMPLES)('%s', (text, references, quantities) => {
    expect([referencesOf(text), quantitiesOf(text)]).toEqual([references, quantities]);
  });

  it('say whether they state a period', () => {
    const isPeriod = (text: string) => scan(text).references.map((r) => r.isPeriod);
    expect(isPeriod('2023年、近三年、2022—2023学年、2023届、“十四五”')).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(isPeriod('图 3、第 2 批、“3+2”、5G')).toEqual([false, false, false, false]);
  });

  it('never cut a numeral', () => {
    expect(referencesOf('表 3.25 万元')).toEqual([]);
    expect(referencesOf('共12023-1人')).toEqual([]);
  });
});
