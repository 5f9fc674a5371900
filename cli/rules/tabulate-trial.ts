// What a trial of rules changed, one row for each fact, and the sums in a few words.

import { describeAnchor, type Lang, type Words } from '../../model/index.ts';
import type { FactChange } from '../../pipelines/rules/compare-facts.ts';
import type { TriedDocument } from '../../pipelines/rules/try-rules.ts';
import type { Context } from '../command.ts';
import type { CellValue, OutputTable } from '../output/table.ts';

const names: Readonly<Record<FactChange['change'], Words>> = {
  gained: { zh: '新增', en: 'gained' },
  lost: { zh: '消失', en: 'lost' },
  altered: { zh: '改变', en: 'altered' },
};

/** Documents in the order given, facts in reading order. */
export function tabulateTrial(documents: readonly TriedDocument[], lang: Lang): OutputTable {
  return {
    columns: [
      { id: 'document', title: { zh: '文件', en: 'document' }, grouped: true },
      { id: 'change', title: { zh: '变化', en: 'change' } },
      { id: 'place', title: { zh: '位置', en: 'place' } },
      { id: 'indicator', title: { zh: '指标', en: 'indicator' } },
      { id: 'printed', title: { zh: '原文数值', en: 'printed' } },
      { id: 'fields', title: { zh: '改变的内容', en: 'what altered' } },
      { id: 'rule', title: { zh: '规则', en: 'rule' } },
      { id: 'quote', title: { zh: '原文', en: 'quote' } },
    ],
    rows: documents.flatMap(({ path, changes }) =>
      changes.map((change): CellValue[] => [
        path,
        names[change.change][lang],
        describeAnchor(change.fact.anchor, lang),
        change.fact.path.join(' / '),
        change.fact.valueText,
        change.change === 'altered'
          ? change.fields.map(({ field, before, after }) => `${field}: ${before} → ${after}`).join('; ')
          : null,
        change.fact.rule,
        change.fact.quote,
      ]),
    ),
  };
}

/** Says how much changed, and what could not be read. */
export function tellTrial(documents: readonly TriedDocument[], context: Context): void {
  for (const { path, failure } of documents)
    if (failure) context.warn(`${path}: ${context.say(failure.message)}`);
  const changes = documents.flatMap((document) => document.changes);
  const count = (kind: FactChange['change']) => changes.filter(({ change }) => change === kind).length;
  const unresolved = (side: 'before' | 'after') =>
    documents.reduce((sum, document) => sum + (document[side]?.unresolved ?? 0), 0);
  context.tell(
    context.say({
      zh: `${documents.length} 份文件：新增 ${count('gained')}，消失 ${count('lost')}，改变 ${count('altered')}；未解数字 ${unresolved('before')} → ${unresolved('after')}`,
      en: `${documents.length} documents: ${count('gained')} gained, ${count('lost')} lost, ${count('altered')} altered; unresolved numerals ${unresolved('before')} → ${unresolved('after')}`,
    }),
  );
}
