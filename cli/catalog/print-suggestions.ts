// Prints names that recur and that the catalogue lacks, with where one of them stands and what it may be.

import { loadCatalog } from '../../catalog/load-catalog.ts';
import { type Anchor, describeAnchor } from '../../model/index.ts';
import { type Suggestion, suggestEntries } from '../../pipelines/catalog/suggest-entries.ts';
import type { Context } from '../command.ts';
import { displayPath } from '../display-path.ts';
import { withWarehouse } from '../open-for-reading.ts';
import type { OptionValues } from '../option-values.ts';
import { printTable } from '../output/print-table.ts';
import type { OutputTable } from '../output/table.ts';

const kinds = {
  institution: { zh: '学校', en: 'school' },
  indicator: { zh: '指标', en: 'indicator' },
};

/** @throws WarehouseError when the warehouse cannot be opened; CliError as `printTable` does. */
export async function printSuggestions(options: OptionValues, context: Context): Promise<void> {
  const filter = { documents: options.whole('min') ?? 2, limit: options.whole('limit') ?? 50 };
  const found = await withWarehouse(context, (warehouse) => suggestEntries(warehouse, loadCatalog(), filter));
  if (found.length > 0 || context.format !== null)
    await printTable(tabulate(found, context), options, context);
  context.tell(
    context.say({
      zh:
        found.length === 0
          ? '没有反复出现而目录中没有的名称'
          : `${found.length} 个名称；补入：nianbao catalog accept 名称 --as 编号`,
      en:
        found.length === 0
          ? 'no name recurs that the catalogue lacks'
          : `${found.length} names; to add one: nianbao catalog accept NAME --as ID`,
    }),
  );
}

function tabulate(found: readonly Suggestion[], context: Context): OutputTable {
  const { lang, format } = context;
  const forPrograms = format === 'csv' || format === 'json';
  const numeric = true;
  return {
    columns: [
      { id: 'kind', title: { zh: '类别', en: 'kind' } },
      { id: 'name', title: { zh: '名称', en: 'name' } },
      { id: 'documents', title: { zh: '文件', en: 'documents' }, numeric },
      { id: 'facts', title: { zh: '数据', en: 'facts' }, numeric },
      { id: 'unit', title: { zh: '单位', en: 'unit' } },
      { id: 'proposals', title: { zh: '可能是', en: 'may be' } },
      { id: 'quote', title: { zh: '例句', en: 'example' }, below: true },
      { id: 'place', title: { zh: '位置', en: 'place' }, below: true },
      { id: 'spellings', title: { zh: '其他写法', en: 'other spellings' } },
    ],
    rows: found.map((word) => [
      forPrograms ? word.kind : kinds[word.kind][lang],
      word.text,
      word.documents,
      word.facts,
      word.unitPrinted,
      word.proposals.map(({ id, name }) => `${name} [${id}]`).join('；') || null,
      word.example && shorten(word.example.quote, forPrograms),
      word.example &&
        `${displayPath(word.example.path, context.warehouse)} ${describeAnchor(JSON.parse(word.example.anchor) as Anchor, lang)}`,
      word.spellings.slice(0, 5).join('；') || null,
    ]),
  };
}

const longest = 60;
const shorten = (quote: string, whole: boolean): string =>
  whole || quote.length <= longest ? quote : `${quote.slice(0, longest)}…`;
