// Notes under a table that correct one of its values: worth knowing, and settled.

import type { Fact, Finding } from '../../model/index.ts';
import { compare, decimal, exactOrNull, subtract } from '../../numbers/exact.ts';
import { makeFinding, nameOf, periodWords, placedValue } from './describe.ts';

/** One finding for each note whose value differs from the one it corrects. */
export function checkCorrections(facts: readonly Fact[]): Finding[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return facts.flatMap((note) => {
    const table = note.corrects === undefined ? undefined : byId.get(note.corrects);
    // reviewed corrections speak for themselves
    if (!table || note.rule.startsWith('correction:')) return [];
    const [now, was] = [exactOrNull(note.value), exactOrNull(table.value)];
    if (now && was && compare(now, was) === 0) return [];
    const difference = now && was ? decimal(subtract(now, was)) : '';
    const zh = difference === '' ? '' : `，相差 ${difference}`;
    const en = difference === '' ? '' : `, a difference of ${difference}`;
    return [
      makeFinding(
        'note_corrects_table',
        'info',
        [table, note],
        `${periodWords(table, 'zh')}“${nameOf(table)}”表中为 ${placedValue(table, 'zh')}，备注更正为 ${placedValue(note, 'zh')}${zh}`,
        `${periodWords(table, 'en')} ${nameOf(table)} is ${placedValue(table, 'en')} in the table, corrected by a note to ${placedValue(note, 'en')}${en}`,
      ),
    ];
  });
}
