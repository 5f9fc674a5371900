// Prints a table in the format asked for, to stdout or a file. The only door through which commands print tables.

import { writeFile } from 'node:fs/promises';
import { CliError } from '../cli-error.ts';
import type { Context, OptionSpec } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import type { OutputTable } from './table.ts';

/** The options of every command that prints a table. */
export const tableOptions: readonly OptionSpec[] = [
  {
    flags: '-o, --output <file>',
    words: {
      zh: '写入文件而不是标准输出（xlsx 必须给出）',
      en: 'write to a file instead of stdout (needed for xlsx)',
    },
  },
  {
    flags: '--bom',
    words: {
      zh: 'csv 前加字节顺序标记，供表格软件识别中文',
      en: 'begin csv with a byte order mark, for spreadsheet programs',
    },
  },
];

/** @throws CliError `output_needed` for xlsx without --output, `output_failed` when the file cannot be written. */
export async function printTable(table: OutputTable, options: OptionValues, context: Context): Promise<void> {
  const format = context.format ?? 'table';
  if (format === 'xlsx') {
    await printWorkbook(() => new Map([['nianbao', table]]), options, context);
    return;
  }
  const output = options.text('output');
  await printText(
    await render(table, format, options.flag('bom'), context, output === null),
    options,
    context,
  );
}

/** Prints text to stdout or the file asked for. @throws CliError `output_failed` */
export async function printText(text: string, options: OptionValues, context: Context): Promise<void> {
  const output = options.text('output');
  if (output !== null) await saveOutput(output, text, context);
  else context.print(text);
}

/** Writes sheets, made only when there is a file to write. @throws CliError `output_needed`, `output_failed` */
export async function printWorkbook(
  makeSheets: () => ReadonlyMap<string, OutputTable>,
  options: OptionValues,
  context: Context,
): Promise<void> {
  const output = options.text('output');
  if (output === null)
    throw new CliError('output_needed', {
      zh: 'xlsx 需要用 --output 给出文件名',
      en: 'xlsx needs --output FILE',
    });
  const { writeWorkbook } = await import('./write-workbook.ts');
  await saveOutput(output, writeWorkbook(makeSheets(), context.lang), context);
}

async function render(
  table: OutputTable,
  format: string,
  bom: boolean,
  context: Context,
  toTerminal: boolean,
): Promise<string> {
  if (format === 'table') {
    const { renderTerminal, usualWidth } = await import('./render-terminal.ts');
    const known = toTerminal ? terminalWidth() : null;
    const isForReading = table.columns.some(({ below }) => below);
    return renderTerminal(table, context.lang, known ?? (isForReading ? usualWidth : null));
  }
  const { renderCsv, renderJson, renderMarkdown } = await import('./render-plain.ts');
  if (format === 'json') return renderJson(table);
  return format === 'md' ? renderMarkdown(table, context.lang) : renderCsv(table, context.lang, bom);
}

/** Columns of the terminal on stdout; null when stdout is no terminal. */
export const terminalWidth = (): number | null => (process.stdout.isTTY ? process.stdout.columns : null);

/** Writes a result to `file` and says so. @throws CliError `output_failed` */
export async function saveOutput(file: string, data: string | Uint8Array, context: Context): Promise<void> {
  try {
    await writeFile(file, data);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new CliError('output_failed', {
      zh: `无法写入 ${file}：${cause}`,
      en: `cannot write ${file}: ${cause}`,
    });
  }
  context.tell(context.say({ zh: `已写入 ${file}`, en: `written: ${file}` }));
}
