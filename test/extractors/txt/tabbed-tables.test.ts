import { describe, expect, it } from 'vitest';
import { read, rowsOf } from './flattened-text.ts';

describe('tab-separated tables', () => {
  it('keeps caption, rows and the line of each cell', () => {
    const doc = read('表 2：在校生情况\n\n年级\t人数\t占比\n2023级\t1210\t52.6%\n2024级\t1090\t47.4%\n');
    const [table] = doc.tables;
    expect(table?.caption).toBe('表 2：在校生情况');
    expect(rowsOf(table)).toEqual([
      ['年级', '人数', '占比'],
      ['2023级', '1210', '52.6%'],
      ['2024级', '1090', '47.4%'],
    ]);
    expect(table?.cells.find((cell) => cell.text === '1090')?.anchor).toEqual({ line: 5, start: 6, end: 10 });
    expect(doc.blocks.map((block) => block.kind)).toEqual(['table']);
  });

  it('moves back a row that lost its empty first cell', () => {
    const rows = [
      '序号\t指标\t单位\t2023年',
      '1\t教材数\t本\t82',
      '\t其中：国家规划教材数\t本\t8',
      '校企合作编写教材数\t本\t12\t',
      '\t新形态教材数\t本\t6',
    ];
    const [table] = read(`附表 3 教学资源表\n${rows.join('\n')}\n`).tables;
    expect(rowsOf(table)[3]).toEqual(['', '校企合作编写教材数', '本', '12']);
  });

  it('covers the blanks of two levels of groups in a numbered table, also where rows moved left', () => {
    const rows = [
      '序号\t\t类别\t名称\t采用地区',
      '1\t标准\t专业标准\t桥梁检测\t东湾国',
      '2\t\t\t隧道养护\t东湾国、南屿国',
      '3\t\t课程标准\t测量基础\t南屿国',
      '4\t\t\t工程制图\t东湾国',
      '5\t\t\t土力学\t北岭国',
      '6\t\t道路材料\t东湾国\t',
      '7\t\t施工安全\t东湾国、北岭国\t',
      '8\t资源\t培训资源\t仿真教材\t北岭国',
    ];
    const [table] = read(`表 9：被采用的标准与资源\n${rows.join('\n')}\n`).tables;
    expect(rowsOf(table)).toEqual([
      ['序号', '类别', '类别', '名称', '采用地区'],
      ['1', '标准', '专业标准', '桥梁检测', '东湾国'],
      ['2', '标准', '专业标准', '隧道养护', '东湾国、南屿国'],
      ['3', '标准', '课程标准', '测量基础', '南屿国'],
      ['4', '标准', '课程标准', '工程制图', '东湾国'],
      ['5', '标准', '课程标准', '土力学', '北岭国'],
      ['6', '标准', '课程标准', '道路材料', '东湾国'],
      ['7', '标准', '课程标准', '施工安全', '东湾国、北岭国'],
      ['8', '资源', '培训资源', '仿真教材', '北岭国'],
    ]);
  });

  it('joins the rest of a cell that a page break cut off, once', () => {
    const cut = read('任务\t目标\t完成\n教材与教法\t29\t29\n\n改革\t\t\n师资建设\t12\t12\n').tables[0];
    expect(rowsOf(cut)).toEqual([
      ['任务', '目标', '完成'],
      ['教材与教法改革', '29', '29'],
      ['师资建设', '12', '12'],
    ]);
    const repeated = read('赛事\t级别\n全省技能大赛\t省级\n\n能大赛\t\n行业竞赛\t市级\n').tables[0];
    expect(rowsOf(repeated)[1]).toEqual(['全省技能大赛', '省级']);
  });

  it('spans header cells over blanks that words stand under', () => {
    const [table] = read(
      '任务\t数量指标\t\t质量指标\t\n\t目标\t实现\t目标\t实现\n师资\t4\t4\t3\t3\n课程\t1\t1\t3\t2\n',
    ).tables;
    expect(table?.headerRows).toBe(2);
    expect(rowsOf(table).slice(0, 2)).toEqual([
      ['任务', '数量指标', '数量指标', '质量指标', '质量指标'],
      ['任务', '目标', '实现', '目标', '实现'],
    ]);
  });

  it('takes contents entries without leaders for what they are', () => {
    const doc = read(
      '目 录\n第一章 学生发展.....\t1\n第二章 教学改革\t9\n第三章 服务贡献\t15\n\n正文从这里开始。\n',
    );
    expect(doc.tables).toEqual([]);
  });
});
