// Plans of an import as a table: what would be done with everything that is listed, and why.

import type { Words } from '../../model/index.ts';
import { decisionReasons } from '../../pipelines/import/decide-items.ts';
import type { SourcePlan } from '../../pipelines/import/plan-import.ts';
import { showAddress } from '../../pipelines/import/show-address.ts';
import type { Context } from '../command.ts';
import type { OutputTable } from '../output/table.ts';

const actionWords: Readonly<Record<string, Words>> = {
  fetch: { zh: '下载', en: 'fetch' },
  ask: { zh: '核对', en: 'ask' },
  leave: { zh: '不动', en: 'leave' },
};

export function tabulatePlans(plans: readonly SourcePlan[], { lang }: Context): OutputTable {
  return {
    columns: [
      { id: 'source', title: { zh: '来源', en: 'source' } },
      { id: 'action', title: { zh: '处理', en: 'action' } },
      { id: 'reason', title: { zh: '原因', en: 'reason' } },
      { id: 'title', title: { zh: '标题', en: 'title' } },
      { id: 'date', title: { zh: '日期', en: 'date' } },
      { id: 'url', title: { zh: '地址', en: 'address' } },
    ],
    rows: plans.flatMap(({ source, decisions }) =>
      decisions.map(({ action, reason, item }) => [
        source.id,
        actionWords[action]?.[lang] ?? action,
        decisionReasons[reason][lang],
        item.title,
        item.date,
        showAddress(item.url),
      ]),
    ),
  };
}

/** Failures, oddities and counts of plans, on stderr. Whether any source failed. */
export function tellPlans(plans: readonly SourcePlan[], context: Context): boolean {
  for (const { source, decisions, pages, complete, problem, remarks } of plans) {
    for (const remark of remarks) context.warn(`${source.id}: ${context.say(remark.words)}`);
    if (problem) {
      context.warn(`${source.id}: [${problem.code}] ${context.say(problem.words)}`);
      continue;
    }
    const todo = decisions.filter(({ action }) => action !== 'leave').length;
    context.tell(
      context.say({
        zh: `${source.id}：${pages} 页，${decisions.length} 项，其中 ${todo} 项要处理${complete ? '' : '（列表未读全）'}`,
        en: `${source.id}: ${pages} pages, ${decisions.length} entries, ${todo} to be acted on${complete ? '' : ' (the listing was not read to its end)'}`,
      }),
    );
  }
  return plans.some(({ problem }) => problem !== null);
}
