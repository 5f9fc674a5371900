// `nianbao extract FILE`: one document, no warehouse.

import type { Extraction } from '../../model/index.ts';
import { exitCodes } from '../cli-error.ts';
import type { CommandSpec, Context } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import type { OutputTable } from '../output/table.ts';
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
    {
      flags: '--page <pages>',
      words: {
        zh: '只输出这些页的内容（PDF）：12 或 3-5,8',
        en: 'only what stands on these pages of a PDF: 12, or 3-5,8',
      },
      repeatable: true,
    },
    {
      flags: '--draw <file>',
      words: {
        zh: '把 --page 各页画成 PNG，标出线条、单元格、文字块与阅读顺序',
        en: 'draw the pages of --page as PNG, with rulings, cells, blocks and reading order over them',
      },
    },
    {
      flags: '--scale <number>',
      words: { zh: '每磅像素数，0.25–8', en: 'pixels for each point, 0.25 to 8' },
      fallback: '2',
    },
    {
      flags: '--numerals',
      words: {
        zh: '不输出数据，而是列出文中每个数字的去向；未解的在前，按原因分组',
        en: 'instead of the facts, list where every numeral went; unresolved ones first, grouped by reason',
      },
    },
    {
      flags: '--explain',
      words: {
        zh: '列出数据及得出它的规则、它胜过的规则',
        en: 'list the facts with the rule that made each and the rules it beat',
      },
    },
    ...readerOptions,
  ],
  formats: ['json', 'md', 'csv', 'html'],
  examples: [
    {
      line: 'nianbao extract fixtures/demo/2023-云岭职业技术学院-质量年报.pdf --format md',
      words: { zh: '以 Markdown 查看正文与表格', en: 'text and tables as Markdown' },
    },
    {
      line: 'nianbao extract fixtures/demo/2024-云岭职业技术学院-质量年报.docx --format csv --bom -o facts.csv',
      words: { zh: '数据存为表格软件可读的 csv', en: 'the facts as csv for a spreadsheet' },
    },
    {
      line: 'nianbao extract fixtures/demo/2024-雁浦高级技工学校-质量年报.txt --numerals --format csv -o numerals.csv',
      words: { zh: '查看哪些数字没有读懂', en: 'see which numerals were not understood' },
    },
    {
      line: 'nianbao extract fixtures/demo/2023-云岭职业技术学院-质量年报.pdf --page 12 --draw page.png',
      words: { zh: '看第 12 页是怎样读的', en: 'see how page 12 was read' },
    },
  ],
  run: async ([file = ''], options, context) => {
    const { extractFile } = await import('../../pipelines/extract-file.ts');
    const [output, drawing] = [options.text('output'), options.text('draw')];
    if (drawing !== null) {
      const { drawToFiles } = await import('../extraction/draw-to-files.ts');
      await drawToFiles(file, drawing, options, context);
      if (output === null && context.format === null) return exitCodes.done;
    }
    const pages = options.wholes('page');
    const whole = await extractFile(file, readLimits(options));
    const extraction = pages.length
      ? (await import('../../pipelines/keep-pages.ts')).keepPages(whole, pages)
      : whole;
    const table = await tabulate(extraction, options, context);
    const text = table
      ? await renderTable(table, options.flag('bom'), context)
      : await render(extraction, options.flag('bom'), context);
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

/** The table asked for instead of the extraction; null when none is. */
async function tabulate(
  extraction: Extraction,
  options: OptionValues,
  context: Context,
): Promise<OutputTable | null> {
  if (options.flag('numerals')) {
    const { tabulateNumerals } = await import('../extraction/tabulate-numerals.ts');
    return tabulateNumerals(extraction.numeralList ?? [], context.lang);
  }
  if (!options.flag('explain')) return null;
  return (await import('../extraction/tabulate-facts.ts')).explainFacts(extraction, context.lang);
}

async function renderTable(table: OutputTable, bom: boolean, context: Context): Promise<string> {
  const plain = await import('../output/render-plain.ts');
  if (context.format === 'csv') return plain.renderCsv(table, context.lang, bom);
  return context.format === 'md' ? plain.renderMarkdown(table, context.lang) : plain.renderJson(table);
}
