// Running text against the body tables: 2019-2020年度在校生满意度为95.4% and the cell of that row and those years.

import { nameKey } from '../../../catalog/fold-name.ts';
import type { Fact, Finding } from '../../../model/index.ts';
import type { NumberCell, NumberTable } from '../tables/read-numbers.ts';
import { agree, isChange } from './compare-mentions.ts';
import { factsAt, placedFinding, placedText } from './place-finding.ts';
import type { Mention } from './read-mentions.ts';

interface Entry {
  readonly cell: NumberCell;
  readonly label: string;
  readonly years: string;
  readonly scope: string;
}

const TELLING = 4;

/** One finding for each number of the text that its row and column of a table prints otherwise. */
export function checkTableMentions(
  mentions: readonly Mention[],
  tables: readonly NumberTable[],
  facts: readonly Fact[],
): Finding[] {
  const entries = new Map<string, Entry[]>();
  for (const entry of tables.flatMap(entriesOf)) {
    const key = `${entry.label} ${entry.years}`;
    entries.set(key, [...(entries.get(key) ?? []), entry]);
  }
  return mentions.flatMap((m) => {
    if (m.years.length === 0 || m.key.length < TELLING || isChange(m) || m.modifier !== 'exact') return [];
    const found = entries.get(`${nameKey(m.name)} ${m.years.join('-')}`) ?? [];
    const [entry] = found;
    if (
      !entry ||
      found.length !== 1 ||
      entry.cell.percent !== (m.unit === 'percent') ||
      (entry.scope !== '') !== (m.scope !== '')
    )
      return [];
    if (agree(m, { ...m, value: entry.cell.value, step: entry.cell.step })) return [];
    const printed = entry.cell.cell.text.trim();
    const anchor = entry.cell.cell.anchor;
    return [
      placedFinding(
        'values_disagree',
        'warning',
        [m.anchor, anchor],
        [m.anchor, anchor].flatMap((place) => factsAt(facts, place)),
        `“${m.name}”（${m.years.join('—')}年）正文为 ${placedText(m.printed, m.anchor, 'zh')}，表中为 ${placedText(printed, anchor, 'zh')}`,
        `${m.name} (${m.years.join('–')}) is ${placedText(m.printed, m.anchor, 'en')} in the text and ${placedText(printed, anchor, 'en')} in a table`,
      ),
    ];
  });
}

function entriesOf(numbers: NumberTable): Entry[] {
  const { table, headers, texts, columns } = numbers;
  const scope = /专业群/u.exec(table.caption ?? '')?.[0] ?? '';
  return columns.flatMap((col) => {
    const years = (headers[col] ?? '').match(/(?:19|20)\d\d/gu) ?? [];
    if (years.length === 0) return [];
    return texts.flatMap((row, r) => {
      const cell = numbers.numbers[r]?.[col];
      const label = row.find((text) => /[\u4e00-\u9fff]{2}/u.test(text)) ?? '';
      const percent = /[%％]/u.test(label) || cell?.percent === true;
      return cell
        ? [{ cell: { ...cell, percent }, label: nameKey(label), years: years.join('-'), scope }]
        : [];
    });
  });
}
