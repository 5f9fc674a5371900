// `extract --draw`: pages of a PDF as PNG files. Checks what was asked before any document is opened.

import { drawFile } from '../../pipelines/extract-file.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import { saveOutput } from '../output/print-table.ts';
import { readLimits } from '../reader-options.ts';

/** Pixels for each point: 2 is 144 to the inch. */
const usualScale = 2;
const [smallestScale, largestScale] = [0.25, 8];

/**
 * Draws the pages given with `--page`; of several, each goes to a file with its number in the name.
 * @throws CliError `option_invalid`, `page_needed`, `output_failed`; UnreadableError
 */
export async function drawToFiles(
  file: string,
  output: string,
  options: OptionValues,
  context: Context,
): Promise<void> {
  const pages = [...new Set(options.wholes('page'))];
  if (pages.length === 0)
    throw new CliError('page_needed', {
      zh: '--draw 需要用 --page 指明页码，例如 --page 12 或 --page 3-5',
      en: '--draw needs --page, for instance --page 12 or --page 3-5',
    });
  if (!/\.png$/i.test(output))
    throw new CliError('option_invalid', {
      zh: `--draw 只写 PNG 文件，而不是“${output}”`,
      en: `--draw writes PNG files, not "${output}"`,
    });
  const scale = readScale(options.text('scale'));
  for (const drawing of await drawFile(file, pages, scale, readLimits(options))) {
    const target = pages.length > 1 ? output.replace(/(\.png)$/i, `-${drawing.page}$1`) : output;
    await saveOutput(target, drawing.png, context);
    if (drawing.scale < scale)
      context.tell(
        context.say({
          zh: `第 ${drawing.page} 页过大，缩放比例改为 ${drawing.scale.toFixed(2)}`,
          en: `page ${drawing.page} is large: drawn at scale ${drawing.scale.toFixed(2)}`,
        }),
      );
  }
}

function readScale(text: string | null): number {
  if (text === null) return usualScale;
  const scale = /^\d{1,2}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (scale >= smallestScale && scale <= largestScale) return scale;
  throw new CliError('option_invalid', {
    zh: `--scale 需要 ${smallestScale} 到 ${largestScale} 之间的数，而不是“${text}”`,
    en: `--scale wants a number from ${smallestScale} to ${largestScale}, not "${text}"`,
  });
}
