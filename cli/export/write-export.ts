// Writes an export in the format asked for and lists the files it wrote.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readQuotes } from '../../loaders/exports/read-quotes.ts';
import type { Warehouse } from '../../loaders/open-warehouse.ts';
import { compareIndicators, explainGaps, knowSeries } from '../../loaders/queries/compare-indicators.ts';
import { arrangeBlocks } from '../../loaders/queries/comparison/arrange-blocks.ts';
import { readPackageVersion } from '../../pipelines/read-package-version.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import { writeWorkbook } from '../output/write-workbook.ts';
import { buildThemeSheets } from './build-theme-sheets.ts';
import { describePackage } from './describe-package.ts';
import { writeCsvFiles } from './write-csv-files.ts';

/**
 * The files written, one line each.
 * @throws CliError `output_needed` without --to, `output_failed` when a file cannot be written.
 */
export async function writeExport(
  warehouse: Warehouse,
  options: OptionValues,
  context: Context,
): Promise<string[]> {
  const folder = options.text('to');
  if (folder === null)
    throw new CliError('output_needed', {
      zh: '需要用 --to 给出要写入的文件夹',
      en: 'export needs --to FOLDER',
    });
  try {
    await mkdir(folder, { recursive: true });
    if (context.format === 'parquet') return await exportParquet(warehouse, folder, context);
    return context.format === 'xlsx'
      ? [await exportWorkbook(warehouse, folder, context)]
      : await exportFiles(warehouse, folder, options, context);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new CliError('output_failed', {
      zh: `无法写入 ${folder}：${error.message}`,
      en: `cannot write ${folder}: ${error.message}`,
    });
  }
}

async function exportFiles(warehouse: Warehouse, folder: string, options: OptionValues, context: Context) {
  const isPackage = context.format === 'datapackage';
  const files = await writeCsvFiles(warehouse, folder, { bom: options.flag('bom') && !isPackage });
  const lines = files.map((written) => describeFile(written, folder, context));
  if (!isPackage) return lines;
  const descriptor = join(folder, 'datapackage.json');
  await writeFile(descriptor, describePackage(files, readPackageVersion(), context.lang));
  return [...lines, descriptor];
}

async function exportParquet(warehouse: Warehouse, folder: string, context: Context): Promise<string[]> {
  const { writeParquetFiles } = await import('./write-parquet-files.ts');
  const files = await writeParquetFiles(warehouse, folder);
  return files.map((written) => describeFile(written, folder, context));
}

const describeFile = (
  { file, rows }: { readonly file: string; readonly rows: number },
  folder: string,
  { say }: Context,
): string => say({ zh: `${join(folder, file)}　${rows} 行`, en: `${join(folder, file)}  ${rows} rows` });

async function exportWorkbook(warehouse: Warehouse, folder: string, context: Context): Promise<string> {
  const used = await warehouse.db
    .selectFrom('core_indicator')
    .select('id')
    .where('id', 'in', (query) => query.selectFrom('out_best_value').select('indicator_id').distinct())
    .orderBy('position')
    .execute();
  const found = await compareIndicators(warehouse, { indicators: used.map(({ id }) => id) });
  const gaps = await explainGaps(warehouse, found.indicators);
  const blocks = arrangeBlocks({ ...found, gaps, know: await knowSeries(warehouse, found.indicators) });
  const quotes = await readQuotes(
    warehouse.db,
    found.rows.map(({ fact_id }) => fact_id),
  );
  const sheets = buildThemeSheets(blocks, found.rows, quotes, context);
  const file = join(folder, 'nianbao.xlsx');
  await writeFile(file, writeWorkbook(sheets, context.lang));
  return context.say({
    zh: `${file}　${sheets.size} 个工作表，${found.rows.length} 个数值`,
    en: `${file}  ${sheets.size} sheets, ${found.rows.length} values`,
  });
}
