// Prints what the catalogue's files hold and what is wrong with them.

import { isAbsolute } from 'node:path';
import { checkCatalog } from '../../catalog/check-catalog.ts';
import type { Context } from '../command.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable } from '../output/print-table.ts';

/** How many problems there are. @throws CliError as `printTable` does. */
export async function printCheck(options: OptionValues, context: Context): Promise<number> {
  const { counts, problems } = checkCatalog();
  const { lang } = context;
  const places = problems.map(({ file, line, cause }) => ({
    place: `${isAbsolute(file) ? '' : 'catalog/'}${file}${line === null ? '' : `:${line}`}`,
    cause,
  }));
  await printTable(
    {
      columns: [
        { id: 'subject', title: { zh: '内容', en: 'subject' } },
        { id: 'count', title: { zh: '数量', en: 'count' }, numeric: true },
        { id: 'problem', title: { zh: '问题', en: 'problem' } },
      ],
      rows: [
        ...counts.map(({ what, count }) => [what[lang], count, null]),
        ...places.map(({ place, cause }) => [place, null, cause]),
      ],
    },
    options,
    context,
  );
  for (const { place, cause } of places) context.warn(`${place}: ${cause}`);
  if (problems.length === 0) context.tell(context.say({ zh: '没有发现问题', en: 'no problems were found' }));
  return problems.length;
}
