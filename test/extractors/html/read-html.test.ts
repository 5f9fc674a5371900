import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../extractors/html/read-html.ts';
import { blockLines, expectSoundTables, spans, textRows } from './look-at-tables.ts';

const read = async (body: string) => {
  const content = await readHtml(
    new TextEncoder().encode(`<!DOCTYPE html><meta charset=utf-8><body>${body}`),
  );
  expectSoundTables(content);
  return content;
};
const codes = (content: Awaited<ReturnType<typeof read>>) => content.messages.map((message) => message.code);

describe('text', () => {
  it('yields headings, paragraphs and list items in order', async () => {
    const content = await read(
      '<h1>青禾职业技术学院</h1><p>占地 <b>812</b> 亩。</p><ul><li>机电系</li><li>护理系</li></ul><h2>1 概况</h2>',
    );
    expect(blockLines(content)).toEqual([
      'heading1 青禾职业技术学院',
      'paragraph 占地 812 亩。',
      'paragraph 机电系',
      'paragraph 护理系',
      'heading2 1 概况',
    ]);
  });

  it('takes line ends in the source for nothing between Chinese characters, for a space elsewhere', async () => {
    const content = await read('<p>专任教\n  师 512\n人，annual\nreport</p>');
    expect(content.blocks[0]?.text).toBe('专任教师 512 人，annual report');
  });

  it('splits paragraphs at breaks, but not a sentence wrapped by hand', async () => {
    const content = await read(
      '<p>　　学校开设专业 36 个。<br>　　在校生 9876 人，其中本省户籍学生占在校生总数<br>的 81.2%。<br><br>二〇二四年一月</p>',
    );
    expect(content.blocks.map((block) => block.text)).toEqual([
      '学校开设专业 36 个。',
      '在校生 9876 人，其中本省户籍学生占在校生总数的 81.2%。',
      '二〇二四年一月',
    ]);
  });

  it('keeps a superscript digit apart from the number before it', async () => {
    const content = await read(
      '<p>专业群数量<sup>1</sup> 918<sup>2</sup>，占地 5 km<sup>2</sup>，<sup>注</sup></p>',
    );
    expect(content.blocks[0]?.text).toBe('专业群数量¹ 918²，占地 5 km²，注');
  });

  it('leaves out scripts, styles and hidden text, the latter with a message', async () => {
    const content = await read(
      '<style>p{}</style><script>var a=2023</script><p>看得见</p><p style="display: none">看不见 123</p><div hidden>也不见</div>',
    );
    expect(blockLines(content)).toEqual(['paragraph 看得见']);
    expect(codes(content)).toEqual(['hidden_text_left_out']);
    expect(content.messages[0]?.message.zh).toContain('看不见 123');
  });

  it('recognises headings by number where none are marked', async () => {
    const content = await read('<p>一、学校概况</p><p>1.1 基本情况</p><p>12 人参加。</p>');
    expect(blockLines(content)).toEqual([
      'heading1 一、学校概况',
      'heading2 1.1 基本情况',
      'paragraph 12 人参加。',
    ]);
  });

  it('gives notes and footnotes their kind', async () => {
    const content = await read(
      '<p>备注：毕业生人数更正为 6393 人。</p><p><sup>1</sup> 含扩招。</p><p>注册学生 12 人。</p>',
    );
    expect(content.blocks.map((block) => block.kind)).toEqual(['note', 'note', 'paragraph']);
  });

  it('puts the title of the page in front when the page does not say it', async () => {
    const content = await read('<title>质量年报（2023）</title><p>正文</p>');
    expect(content.blocks[0]).toMatchObject({ text: '质量年报（2023）', anchor: { path: 'head/title[1]' } });
  });
});

describe('tables', () => {
  const score = '<table><tr><th>指标<th>2023 年<tr><td>毕业生人数<td>6110</table>';

  it('takes the caption before the table, past the school and unit lines', async () => {
    const content = await read(
      `<p>附表 1 计分卡</p><p>名称：青禾职业技术学院（12345）</p><p>单位：万元</p>${score}`,
    );
    expect(blockLines(content)).toEqual([
      'paragraph 名称：青禾职业技术学院（12345）',
      'paragraph 单位：万元',
      'table 附表 1 计分卡',
    ]);
    expect(content.tables[0]).toMatchObject({
      caption: '附表 1 计分卡',
      unit: '万元',
      headerRows: 1,
      confidence: 1,
    });
    expect(content.blocks[2]?.segments[0]?.anchor).toEqual({ path: 'body/p[1]' });
  });

  it('takes <caption>, and a title without number', async () => {
    const content = await read(
      `${score.replace('<table>', '<table><caption>收入（单位：元）</caption>')}<p>教师情况一览表</p>${score}`,
    );
    expect(content.tables.map(({ caption, unit }) => [caption, unit])).toEqual([
      ['收入（单位：元）', '元'],
      ['教师情况一览表', null],
    ]);
  });

  it('does not take the reporting school for a unit', async () => {
    const content = await read(`<p>表 2 收入</p><p>单位：青禾学院</p>${score}`);
    expect(content.tables[0]).toMatchObject({ caption: '表 2 收入', unit: null });
  });

  it('expands row and column spans, keeps breaks in cells', async () => {
    const content = await read(
      `<table><tr><td rowspan=2>去向<td colspan=2>2023 届<tr><td>人数<td>占比<br>（%）
       <tr><td>升学<td>1240<td>24.93<tr><td>就业<td>3534<td>71.05</table>`,
    );
    expect(textRows(content.tables[0])).toEqual([
      ['去向', '2023 届', '2023 届'],
      ['去向', '人数', '占比\n（%）'],
      ['升学', '1240', '24.93'],
      ['就业', '3534', '71.05'],
    ]);
    expect(content.tables[0]).toMatchObject({ headerRows: 2 });
  });

  it.each([
    ['a header of years', '<tr><td>指标<td>2022<td>2023<tr><td>生师比<td>16.5<td>16.8', 1],
    ['values from the first row', '<tr><td>生师比<td>16.5<tr><td>就业率<td>96.3', 0],
    ['words only', '<tr><td>序号<td>姓名<tr><td>甲<td>张某<tr><td>乙<td>李某', 1],
    ['thead', '<thead><tr><td>甲<td>乙</thead><tbody><tr><td>1<td>2<tr><td>3<td>4', 1],
    [
      'a declared row and a second one under a group',
      '<tr><th rowspan=2>系<th colspan=2>人数<tr><td>男<td>女<tr><td>机电<td>1<td>2',
      2,
    ],
    ['a column of <th>', '<tr><th>甲<td>1<tr><th>乙<td>2', 0],
  ])('decides header rows: %s', async (_, rows, expected) => {
    const content = await read(`<table>${rows}</table>`);
    expect(content.tables[0]?.headerRows).toBe(expected);
  });

  it('peels title and note rows off the table', async () => {
    const content = await read(
      `<table><tr><td colspan=2>附表 4 服务贡献表<tr><td colspan=2>名称：青禾学院<tr><td>指标<td>2023 年
       <tr><td>培训<td>156<tr><td colspan=2>备注：含线上培训。</table>`,
    );
    expect(blockLines(content)).toEqual([
      'paragraph 名称：青禾学院',
      'table 附表 4 服务贡献表',
      'note 备注：含线上培训。',
    ]);
    expect(textRows(content.tables[0])).toEqual([
      ['指标', '2023 年'],
      ['培训', '156'],
    ]);
  });

  it('joins a continued table and drops its repeated header', async () => {
    const rows = (from: number) => `<tr><td>序号<td>项目<tr><td>${from}<td>甲<tr><td>${from + 1}<td>乙`;
    const content = await read(
      `<p>表 3 项目</p><table>${rows(1)}</table><p>续表 3</p><table>${rows(3)}</table>`,
    );
    expect(content.tables).toHaveLength(1);
    expect(textRows(content.tables[0]).map((row) => row[0])).toEqual(['序号', '1', '2', '3', '4']);
    expect(content.tables[0]?.anchors).toEqual([{ path: 'body/table[1]' }, { path: 'body/table[2]' }]);
    expect(blockLines(content)).toEqual(['table 表 3 项目', 'paragraph 续表 3']);
  });

  it('does not join a table of other columns', async () => {
    const content = await read(
      `<p>表 3 项目</p>${score}<p>续表 3</p><table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3</table>`,
    );
    expect(content.tables).toHaveLength(2);
  });

  it('drops a header that stands again in the middle', async () => {
    const content = await read(
      '<table><tr><td>系<td>人数<tr><td>机电<td>1<tr><td>系<td>人数<tr><td>护理<td>2</table>',
    );
    expect(textRows(content.tables[0])).toEqual([
      ['系', '人数'],
      ['机电', '1'],
      ['护理', '2'],
    ]);
  });

  it('unwraps tables that only hold the layout', async () => {
    const content = await read(
      `<table><tr><td width=100>导航<td><h2>1 概况</h2><p>正文。</p><p>表 1 收入</p>${score}</table>
       <table><tr><td><p>案例 1：一所学校</p><p>做了 3 件事。</p></table>`,
    );
    expect(blockLines(content)).toEqual([
      'paragraph 导航',
      'heading2 1 概况',
      'paragraph 正文。',
      'table 表 1 收入',
      'paragraph 案例 1：一所学校',
      'paragraph 做了 3 件事。',
    ]);
  });

  it('gives a table inside a cell a place of its own', async () => {
    const content = await read(`<table><tr><td>甲<td>1<tr><td>乙<td>前${score}后<tr><td>丙<td>3</table>`);
    expect(textRows(content.tables[0])).toEqual([
      ['甲', '1'],
      ['乙', '前\n后'],
      ['丙', '3'],
    ]);
    expect(content.tables[0]?.cells[3]?.segments.map((segment) => segment.anchor)).toEqual([
      { path: 'body/table[1]/tr[2]/td[2]', start: 0, end: 1 },
      { path: 'body/table[1]/tr[2]/td[2]', start: 23, end: 24 },
    ]);
    expect(content.tables[1]?.anchors).toEqual([{ path: 'body/table[1]/tr[2]/td[2]/table[1]' }]);
  });

  it('reports a caption whose table is a picture or missing, but not a list of tables', async () => {
    const lost = await read('<p>表 1 收入构成</p><p><img src=a.png></p><p>正文</p>');
    expect(codes(lost)).toEqual(['caption_without_table']);
    const list = await read('<p>表 1 收入</p><p>表 2 支出</p><p>表 3 教师</p>');
    expect(codes(list)).toEqual([]);
  });

  it('reads old pages without end tags as a browser does', async () => {
    const content = await read('<TABLE><TR><TD>系别<TD><FONT>人数<TR><TD>机电<P>系<TD>812</TABLE>');
    expect(textRows(content.tables[0])).toEqual([
      ['系别', '人数'],
      ['机电\n系', '812'],
    ]);
    expect(spans(content.tables[0] as NonNullable<(typeof content.tables)[0]>)).toEqual([]);
  });
});

describe('figures', () => {
  it('makes one figure of a picture and its caption, above or below', async () => {
    const content = await read(
      '<p><img src=a.png></p><p>图 1：生源地分布</p><figure><img src=b.png><figcaption>校门</figcaption></figure><p>图 2 走势</p><img src=c.png><p>正文</p>',
    );
    expect(blockLines(content)).toEqual([
      'figure 图 1：生源地分布',
      'figure 校门',
      'figure 图 2 走势',
      'paragraph 正文',
    ]);
  });

  it('keeps a picture without caption, not an icon', async () => {
    const content = await read('<p>甲</p><img src=a.png><p>乙</p><img src=icon.gif width=16 height=16>');
    expect(blockLines(content)).toEqual(['paragraph 甲', 'figure', 'paragraph 乙']);
  });
});

describe('web pages', () => {
  const article = `<div class=c><p>${'学校与企业共建实训基地 12 个，投入 3500 万元。'.repeat(8)}</p></div>`;

  it('leaves out link lists outside the main content, with a message', async () => {
    const content = await read(
      `<div><a href=1>首页</a> <a href=2>概况</a></div><h1>新闻</h1><div>日期：2024-01-15</div>${article}<ul><li><a href=3>下一篇 3 条</a></ul><p>版权所有</p>`,
    );
    expect(content.blocks.map((block) => block.text.slice(0, 6))).toEqual([
      '新闻',
      '日期：202',
      '学校与企业共',
      '版权所有',
    ]);
    expect(codes(content)).toEqual(['furniture_left_out']);
  });

  it('keeps everything where no main content stands out', async () => {
    const content = await read('<div><a href=1>首页</a></div><p>短文 3 篇。</p>');
    expect(blockLines(content)).toEqual(['paragraph 首页', 'paragraph 短文 3 篇。']);
  });

  it('keeps lists of links inside the main content', async () => {
    const inside = article.replace('</div>', '<p><a href=x>附件：2023 年报</a></p></div>');
    const content = await read(`<nav><a href=1>首页</a></nav>${inside}`);
    expect(content.blocks.map((block) => block.text.slice(0, 5))).toEqual(['学校与企业', '附件：20']);
  });
});
