import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../extractors/docx/read-docx.ts';
import { blockLines, expectSoundTables, textRows } from '../html/look-at-tables.ts';
import { buildDocx, cell, type DocxContent, paragraph, run, table } from './build-docx.ts';

async function read(content: DocxContent | string) {
  const document = await readDocx(buildDocx(typeof content === 'string' ? { body: content } : content));
  expectSoundTables(document);
  return document;
}
const codes = (content: Awaited<ReturnType<typeof read>>) => content.messages.map((message) => message.code);

describe('a document of the docx package', () => {
  it('yields headings, paragraphs, captions and merged cells', async () => {
    const text = (words: string, columnSpan = 1) =>
      new TableCell({ children: [new Paragraph(words)], columnSpan });
    const tall = (words: string, merge: (typeof VerticalMergeType)[keyof typeof VerticalMergeType]) =>
      new TableCell({ children: [new Paragraph(words)], verticalMerge: merge });
    const rows = [
      new TableRow({
        children: [tall('去向', VerticalMergeType.RESTART), text('2023 届', 2)],
        tableHeader: true,
      }),
      new TableRow({
        children: [tall('', VerticalMergeType.CONTINUE), text('人数'), text('占比')],
        tableHeader: true,
      }),
      new TableRow({ children: [text('升学'), text('1240'), text('24.93%')] }),
    ];
    const file = new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '1 学校概况', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('专任教师 512 人。'),
            new Paragraph('表 1 毕业去向'),
            new Table({ rows }),
            new Paragraph('备注：含专升本。'),
          ],
        },
      ],
    });
    const content = await readDocx(new Uint8Array(await Packer.toBuffer(file)));
    expect(blockLines(content)).toEqual([
      'heading1 1 学校概况',
      'paragraph 专任教师 512 人。',
      'table 表 1 毕业去向',
      'note 备注：含专升本。',
    ]);
    expect(textRows(content.tables[0])).toEqual([
      ['去向', '2023 届', '2023 届'],
      ['去向', '人数', '占比'],
      ['升学', '1240', '24.93%'],
    ]);
    expect(content.tables[0]).toMatchObject({
      headerRows: 2,
      confidence: 1,
      anchors: [{ path: 'table[1]' }],
    });
    expect(content.tables[0]?.cells.at(-1)?.anchor).toEqual({ path: 'table[1]/tr[3]/td[3]' });
  });
});

describe('headings', () => {
  const styles = [
    ['1', 'heading 1', ''],
    ['zw2', '标题 2', ''],
    ['own', '章标题', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'],
    ['sub', '小节', '<w:basedOn w:val="own"/>'],
    ['toc', 'toc 1', ''],
  ]
    .map(
      ([id, name, rest]) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`,
    )
    .join('');
  const styled = (style: string, text: string) => paragraph(text, `<w:pStyle w:val="${style}"/>`);

  it('come from style names in both languages, from outline levels, and from styles they are based on', async () => {
    const body = [
      styled('1', '甲'),
      styled('zw2', '乙'),
      styled('own', '丙'),
      styled('sub', '丁'),
      styled('toc', '戊\t5'),
    ];
    const direct = paragraph('己', '<w:outlineLvl w:val="0"/>');
    expect(blockLines(await read({ body: body.join('') + direct, styles }))).toEqual([
      'heading1 甲',
      'heading2 乙',
      'heading3 丙',
      'heading3 丁',
      'paragraph 戊\t5',
      'heading1 己',
    ]);
  });

  it('are not whole paragraphs in a heading style', async () => {
    const long = '学校坚持立德树人。'.repeat(15);
    expect(blockLines(await read({ body: styled('1', long), styles }))).toEqual([`paragraph ${long}`]);
  });
});

describe('automatic numbers', () => {
  const numbering = `
    <w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
  const numbered = (text: string, level: number, id = 1) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`);

  it('stand in front of the text as Word shows them; bullets do not', async () => {
    const body = [
      numbered('概况', 0),
      numbered('规模', 1),
      numbered('条件', 1),
      numbered('培养', 0),
      numbered('专业', 1),
      numbered('点', 0, 2),
      numbered('再', 0, 3),
    ];
    const { blocks } = await read({ body: body.join(''), numbering });
    expect(blocks.map((block) => block.text)).toEqual([
      '一、概况',
      '1.1 规模',
      '1.2 条件',
      '二、培养',
      '2.1 专业',
      '点',
      '一、再',
    ]);
  });

  it('fill the serial column of a table', async () => {
    const body = table([
      ['序号', '项目'],
      [cell(numbered('', 0)), '甲'],
      [cell(numbered('', 0)), '乙'],
    ]);
    const { tables } = await read({ body, numbering });
    expect(textRows(tables[0]).map((row) => row[0])).toEqual(['序号', '一、', '二、']);
  });
});

describe('what the converter alone would lose', () => {
  it.each([
    [
      'fields',
      `<w:p>${run('表 ')}<w:fldSimple w:instr=" SEQ 表 ">${run('3')}</w:fldSimple>${run(' 收入')}</w:p>`,
      '表 3 收入',
    ],
    [
      'complex fields',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 99</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('12')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      '12',
    ],
    [
      'formulas',
      '<w:p><m:oMath><m:r><m:t>率=</m:t></m:r><m:f><m:num><m:r><m:t>落实</m:t></m:r></m:num><m:den><m:r><m:t>毕业</m:t></m:r></m:den></m:f></m:oMath></w:p>',
      '率=落实/毕业',
    ],
    [
      'phonetic guides',
      `<w:p><w:r><w:ruby><w:rt>${run('nián')}</w:rt><w:rubyBase>${run('年')}</w:rubyBase></w:ruby></w:r>${run('报')}</w:p>`,
      '年报',
    ],
    ['right-to-left marks', `<w:p><w:dir>${run('年')}</w:dir><w:bdo>${run('报')}</w:bdo></w:p>`, '年报'],
    [
      'hyperlinks and bookmarks',
      `<w:p><w:hyperlink r:id="none">${run('网址')}</w:hyperlink><w:bookmarkStart w:id="1" w:name="x"/></w:p>`,
      '网址',
    ],
    ['content controls', `<w:sdt><w:sdtContent>${paragraph('控件里')}</w:sdtContent></w:sdt>`, '控件里'],
    [
      'hyphens and tabs',
      '<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>',
      'a\u2011b\tc',
    ],
  ])('%s', async (_, body, text) => {
    const { blocks } = await read(body);
    expect(blocks.map((block) => block.text)).toEqual([text]);
  });

  it('text boxes, in new and old drawings, once', async () => {
    const box = `<w:txbxContent>${paragraph('框里 5 人')}</w:txbxContent>`;
    const body = `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic>${box}</a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { blocks } = await read(body);
    expect(blocks.map(({ text, anchor }) => [text, anchor])).toEqual([
      ['正文', { path: 'p[1]' }],
      ['框里 5 人', { path: 'p[1]/textbox[1]/p[1]' }],
    ]);
  });

  it('merged cells in a table with bookmarks between its rows', async () => {
    const merge = (value: string) => `<w:vMerge w:val="${value}"/>`;
    const body = `<w:tbl><w:tr>${cell('类', merge('restart'))}${cell('甲')}</w:tr><w:bookmarkStart w:id="1" w:name="b"/><w:tr>${cell('', merge('continue'))}${cell('乙')}</w:tr><w:tr>${cell('别')}${cell('1')}</w:tr></w:tbl>`;
    const { tables } = await read(body);
    expect(textRows(tables[0]).slice(0, 2)).toEqual([
      ['类', '甲'],
      ['类', '乙'],
    ]);
  });

  it('the empty columns before a row that begins further right', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('1')}</w:tr>`;
    const { tables } = await read(table([['甲', '乙']]).replace('</w:tbl>', `${late}</w:tbl>`));
    expect(textRows(tables[0])).toEqual([
      ['甲', '乙'],
      ['', '1'],
    ]);
  });

  it('namespaces under other prefixes', async () => {
    const bytes = buildDocx({
      body: `<x:p><x:r><x:t>别名</x:t></x:r></x:p>`,
      namespaces: 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
    });
    expect((await readDocx(bytes)).blocks.map((block) => block.text)).toEqual(['别名']);
  });
});

describe('notes, changes, pictures', () => {
  it('writes footnotes behind the text, numbered as referred to', async () => {
    const reference = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const footnotes = [2, 3, 4]
      .map((id) => `<w:footnote w:id="${id}">${paragraph(`注 ${id}`)}</w:footnote>`)
      .join('');
    const body = `<w:p>${run('招生 512')}${reference(3)}${run(' 人')}${reference(2)}${reference(99)}</w:p>`;
    const content = await read({ body, footnotes });
    expect(blockLines(content)).toEqual(['paragraph 招生 512¹ 人²', 'note ¹ 注 3', 'note ² 注 2']);
    expect(content.blocks[1]?.anchor).toEqual({ path: 'footnotes/footnote[2]/p[1]' });
  });

  it('reads tracked changes as accepted and says so', async () => {
    const body = `<w:p>${run('共 ')}<w:del>${run('300').replaceAll('w:t', 'w:delText')}</w:del><w:ins>${run('305')}</w:ins>${run(' 人')}</w:p>`;
    const content = await read(body);
    expect(blockLines(content)).toEqual(['paragraph 共 305 人']);
    expect(content.messages).toMatchObject([{ code: 'tracked_changes_accepted' }]);
    expect(content.messages[0]?.message.zh).toContain('插入 1 处，删除 1 处');
  });

  it('leaves out deleted rows and joins paragraphs whose mark is deleted', async () => {
    const gone = `<w:tr><w:trPr><w:del/></w:trPr>${cell('旧')}${cell('9')}</w:tr>`;
    const joined = paragraph('前半', '<w:rPr><w:del/></w:rPr>') + paragraph('后半');
    const content = await read(
      joined +
        table([['甲', '1']])
          .replace('<w:tr>', `${gone}<w:tr>`)
          .replace('</w:tbl>', `<w:tr>${cell('乙')}${cell('2')}</w:tr></w:tbl>`),
    );
    expect(content.blocks[0]?.text).toBe('前半后半');
    expect(textRows(content.tables[0])).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  it('leaves out hidden text and comments, with messages', async () => {
    const comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';
    const content = await read(
      `<w:p>${run('看得见')}${run('看不见 7', '<w:vanish/>')}${run('也看得见', '<w:vanish w:val="0"/>')}${comment}</w:p>`,
    );
    expect(blockLines(content)).toEqual(['paragraph 看得见也看得见']);
    expect(codes(content)).toEqual(['comments_left_out', 'hidden_text_left_out']);
  });

  it('makes figures of pictures and their captions, reports charts', async () => {
    const picture = (inner: string) => `<w:p><w:r><w:drawing>${inner}</w:drawing></w:r></w:p>`;
    const chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>';
    const content = await read(
      picture('<a:blip/>') + paragraph('图 1 校园') + picture(chart) + paragraph('正文'),
    );
    expect(blockLines(content)).toEqual(['figure 图 1 校园', 'figure', 'paragraph 正文']);
    expect(codes(content)).toEqual(['content_not_read']);
  });

  it('keeps a superscript digit apart from the number before it', async () => {
    const content = await read(`<w:p>${run('918')}${run('2', '<w:vertAlign w:val="superscript"/>')}</w:p>`);
    expect(content.blocks[0]?.text).toBe('918²');
  });
});

describe('large documents', () => {
  it('cuts long tables into portions without losing rows, merged cells or paths', async () => {
    const merge = (i: number) => (i % 3 === 0 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>');
    const rows = Array.from({ length: 3000 }, (_, i) => [
      cell(i % 3 === 0 ? `类 ${i / 3}` : '', merge(i)),
      `项目 ${i}`,
      `${i}.5`,
    ]);
    const content = await read(
      paragraph('表 1 长表') + table([['类别', '项目', '数'], ...rows]) + paragraph('后文'),
    );
    expect(blockLines(content)).toEqual(['table 表 1 长表', 'paragraph 后文']);
    const grid = textRows(content.tables[0]);
    expect(grid).toHaveLength(3001);
    expect(grid[3000]).toEqual(['类 999', '项目 2999', '2999.5']);
    expect(content.tables[0]?.cells.at(-1)?.anchor).toEqual({ path: 'table[1]/tr[3001]/td[3]' });
    expect(content.blocks[1]?.anchor).toEqual({ path: 'p[2]' });
  });
});
