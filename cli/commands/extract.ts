// `nianbao extract FILE`: one document, no warehouse.

import type { Extraction } from '../../model/index.ts';
import { exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import { readerOptions, readLimits } from '../reader-options.ts';

export const extractCommand: CommandSpec = {
  name: 'extract',
  summary: { zh: '读取一份文件，不入库', en: 'read one document, without a warehouse' },
  description: {
    zh: '读取一份年报（PDF、DOCX、XLSX、HTML、TXT，按内容识别），输出其文字、表格与指标数据。json 为全部结果；csv 为每个数据一行；md 和 html 为按阅读顺序排列的正文与表格。',
    en: 'Reads one report (PDF, DOCX, XLSX, HTML or TXT, recognised by content) and prints its text, tables and facts. json holds everything; csv has one line for each fact; md and html hold text and tables in reading order.',
  },
  arguments: [{ syntax: '<file>', words: { zh: '年报文件', en: 'the report' } }],
  options: [
    {
      flags: '-o, --output <file>',
      words: { zh: '写入文件而不是标准输出', en: 'write to a file instead of stdout' },
    },
    {
      flags: '--bom',
      words: {
        zh: 'csv 前加字节顺序标记，供表格软件识别中文',
        en: 'begin csv with a byte order mark, for spreadsheet programs',
      },
    },
    ...readerOptions,
  ],
  formats: ['json', 'md', 'csv', 'html'],
  examples: [
    {
      line: 'nianbao extract report.pdf --format md',
      words: { zh: '以 Markdown 查看正文与表格', en: 'text and tables as Markdown' },
    },
    {
      line: 'nianbao extract report.docx --format csv --bom -o facts.csv',
      words: { zh: '数据存为表格软件可读的 csv', en: 'the facts as csv for a spreadsheet' },
    },
  ],
  run: async ([file = ''], options, context) => {
    const { extractFile } = await import('../../pipelines/extract-file.ts');
    const extraction = await extractFile(file, readLimits(options));
    const text = await render(extraction, options.flag('bom'), context);
    const output = options.text('output');
    if (output === null) context.print(text);
    else await (await import('../output/print-table.ts')).saveOutput(output, text, context);
    return exitCodes.done;
  },
};

async function render(extraction: Extraction, bom: boolean, context: Context): Promise<string> {
  switch (context.format) {
    case 'md':
      return (await import('../extraction/render-markdown.ts')).renderExtractionMarkdown(extraction);
    case 'html':
      return (await import('../extraction/render-html.ts')).renderExtractionHtml(extraction, context.lang);
    case 'csv': {
      const { tabulateFacts } = await import('../extraction/tabulate-facts.ts');
      const { renderCsv } = await import('../output/render-plain.ts');
      return renderCsv(tabulateFacts(extraction, context.lang), context.lang, bom);
    }
    default:
      return (await import('../extraction/render-json.ts')).renderExtractionJson(extraction);
  }
}
