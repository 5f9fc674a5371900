// Tables of goals and results: rows whose result stays below their goal. No contradiction, but what a reader looks for.

import { describeAnchor, type Fact, type Finding } from '../../../model/index.ts';
import { compare, decimal } from '../../../numbers/exact.ts';
import { factsAt, placedFinding } from '../text/place-finding.ts';
import type { NumberCell, NumberTable } from './read-numbers.ts';

const GOAL = /目标|计划(?:数|值|完成)|应完成/u;
const RESULT = /实际|实现|完成(?:值|数|情况)|达成(?:值|数)/u;
/** Not the thing itself but a share of it, or what is left. */
const DERIVED = /率|比|差|未|备注/u;
const LOWER_IS_BETTER = /生师比|班额|流失|辍学|失业|违约|事故|投诉/u;
const SHOWN = 6;

interface Missed {
  readonly label: string;
  readonly goal: NumberCell;
  readonly result: NumberCell;
}

/** One finding (information) for each table in which results stay below their goals. */
export function checkTargets(numbers: NumberTable, facts: readonly Fact[]): Finding[] {
  const { columns, headers, table } = numbers;
  const goals = columns.filter((col) => GOAL.test(headers[col] ?? '') && !RESULT.test(headers[col] ?? ''));
  const results = columns.filter(
    (col) => RESULT.test(headers[col] ?? '') && !DERIVED.test(headers[col] ?? ''),
  );
  const pairs = results.flatMap((result) => {
    const goal = goals.filter((col) => col < result).at(-1);
    return goal === undefined ? [] : [{ goal, result }];
  });
  const rows = Array.from({ length: table.rows - table.headerRows }, (_, i) => i + table.headerRows);
  const missed = rows.flatMap((row): Missed[] => {
    const label = numbers.labels[row] ?? '';
    if (LOWER_IS_BETTER.test(label)) return [];
    return pairs.flatMap(({ goal: g, result: r }) => {
      const [goal, result] = [numbers.numbers[row]?.[g], numbers.numbers[row]?.[r]];
      return goal && result && compare(result.value, goal.value) < 0 ? [{ label, goal, result }] : [];
    });
  });
  const cells = rows.length * pairs.length;
  // where most rows fail, the columns say something else
  if (missed.length === 0 || missed.length * 2 > cells) return [];
  return [describe(missed, numbers, facts)];
}

function describe(
  missed: readonly Missed[],
  { table, headers }: NumberTable,
  facts: readonly Fact[],
): Finding {
  const anchors = missed.flatMap(({ result, goal }) => [result.cell.anchor, goal.cell.anchor]);
  const list = (lang: 'zh' | 'en') =>
    missed
      .slice(0, SHOWN)
      .map(({ label, goal, result }) => {
        const place = describeAnchor(result.cell.anchor, lang);
        const sum = `${headers[result.col] ?? ''} ${decimal(result.value)} < ${decimal(goal.value)}`;
        return lang === 'zh' ? `“${label}”${sum}（${place}）` : `${label} ${sum} (${place})`;
      })
      .join(lang === 'zh' ? '、' : ', ') + (missed.length > SHOWN ? ' …' : '');
  return placedFinding(
    'target_missed',
    'info',
    anchors,
    anchors.flatMap((anchor) => factsAt(facts, anchor)),
    `${table.caption ?? '表'}有 ${missed.length} 处未达目标值：${list('zh')}`,
    `${table.caption ?? 'table'}: ${missed.length} results stay below their goal: ${list('en')}`,
  );
}
