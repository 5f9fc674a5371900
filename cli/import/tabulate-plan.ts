// Plans of an import as a table: what would be done with everything that is listed, and why.

import type { Words } from '../../model/index.ts';
import { type DecisionReason, decisionReasons } from '../../pipelines/import/decide-items.ts';
import type { SourcePlan } from '../../pipelines/import/plan-import.ts';
import { showAddress } from '../../pipelines/import/show-address.ts';
import type { Context } from '../command.ts';
import type { OutputTable } from '../output/table.ts';

const actionWords: Readonly<Record<string, Words>> = {
  fetch: { zh: '下载', en: 'fetch' },
  ask: { zh: '核对', en: 'ask' },
  leave: { zh: '不动', en: 'leave' },
};

/**
 * What would be done with each entry, and why.
 * @param onlyDeeds leaves out what would be left as it is: most of what long listings hold.
 */
export function tabulatePlans(
  plans: readonly SourcePlan[],
  { lang }: Context,
  { onlyDeeds = false }: { readonly onlyDeeds?: boolean } = {},
): OutputTable {
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
      decisions
        .filter(({ action }) => !onlyDeeds || action !== 'leave')
        .map(({ action, reason, item }) => [
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

/** What the selectors found on a page, and which of them found nothing. */
function describeLook(
  { url, role, matched, links, dated }: SourcePlan['looks'][number],
  { list }: SourcePlan['source'],
): Words {
  const selector = role === 'attachments' ? list?.attachments : list?.item;
  const name = role === 'attachments' ? 'attachments' : 'item';
  const by =
    selector == null
      ? { zh: '', en: '' }
      : { zh: `选择器 ${name}（${selector}）`, en: `the selector ${name} (${selector}) ` };
  return {
    zh: `  ${url}\n    ${by.zh}选中 ${matched} 个，可用链接 ${links} 个，其中 ${dated} 个有日期`,
    en: `  ${url}\n    ${by.en}found ${matched}, with ${links} usable links, ${dated} of them dated`,
  };
}

/** How many entries are left as they are, by reason. */
function describeRest(decisions: SourcePlan['decisions']): Words {
  const counts = new Map<DecisionReason, number>();
  for (const { action, reason } of decisions)
    if (action === 'leave') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  if (counts.size === 0) return { zh: '', en: '' };
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const zh = sorted.map(([reason, count]) => `${decisionReasons[reason].zh} ${count}`).join('，');
  const en = sorted.map(([reason, count]) => `${count}: ${decisionReasons[reason].en}`).join('; ');
  return { zh: `；不动 ${total} 项（${zh}）`, en: `; ${total} left as they are (${en})` };
}

/** Failures, oddities and counts of plans, on stderr. Whether any source failed. */
export function tellPlans(plans: readonly SourcePlan[], context: Context): boolean {
  for (const { source, decisions, pages, complete, looks, problem, remarks } of plans) {
    for (const look of looks) context.tell(context.say(describeLook(look, source)));
    for (const remark of remarks) context.warn(`${source.id}: ${context.say(remark.words)}`);
    if (problem) {
      context.warn(`${source.id}: [${problem.code}] ${context.say(problem.words)}`);
      continue;
    }
    const rest = describeRest(decisions);
    const todo = decisions.filter(({ action }) => action !== 'leave').length;
    const read =
      source.kind === 'folder'
        ? { zh: '', en: '' }
        : { zh: `${pages} 页，`, en: `${pages} ${pages === 1 ? 'page' : 'pages'}, ` };
    context.tell(
      context.say({
        zh: `${source.id}：${read.zh}${decisions.length} 项，${todo} 项要处理${rest.zh}${complete ? '' : '（列表只是一部分或未读全）'}`,
        en: `${source.id}: ${read.en}${decisions.length} entries, ${todo} to be acted on${rest.en}${complete ? '' : ' (the listing shows a part only, or was not read to its end)'}`,
      }),
    );
  }
  return plans.some(({ problem }) => problem !== null);
}
