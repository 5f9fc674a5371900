// How names of schools as people write them are recognised: short and former names, former names in brackets, campuses,
// slips, departments, schools of another level, and names that are none. The list is test/transformers/names/spellings.csv.

import { readFileSync } from 'node:fs';
import { loadInstitutions } from '../catalog/load-institutions.ts';
import { matchInstitution } from '../transformers/names/match-institution.ts';
import { type Goal, shareText } from './section.ts';

/** Spellings that stand for no school, or that must not be taken for one: a slip is for a person to judge. */
const UNDECIDED: ReadonlySet<string> = new Set(['typo', 'near', 'nickname']);

/** One row for all spellings and one for each kind of those that were neither recognised nor reported. */
export function measureInstitutions(): readonly Goal[] {
  const registry = loadInstitutions();
  const lines = readFileSync(new URL('../test/transformers/names/spellings.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const count = { right: 0, reported: 0, left: 0, wrong: 0, missed: 0 };
  for (const line of lines) {
    const [spelling = '', code = '', category = ''] = line.split(',');
    const match = matchInstitution(registry, spelling);
    if (match.kind === 'one') count[match.institution.code === code ? 'right' : 'wrong']++;
    else if (match.kind !== 'none') count.reported++;
    else if (code === '' || UNDECIDED.has(category)) count.left++;
    else count.missed++;
  }
  const data = `${lines.length} spellings of ${registry.all.length} institutions`;
  const { right, reported, left, wrong, missed } = count;
  return [
    {
      measure: 'names recognised, reported as doubtful, or rightly left alone',
      data,
      value: `${shareText(right + reported + left, lines.length)}: ${right} recognised, ${reported} reported with candidates, ${left} left alone`,
      goal: '100 %',
      met: missed === 0 && wrong === 0,
      reference: '',
    },
    {
      measure: 'names taken for another school',
      data,
      value: String(wrong),
      goal: '0',
      met: wrong === 0,
      reference: '',
    },
  ];
}

if (import.meta.main)
  for (const { measure, value, goal } of measureInstitutions())
    console.log(`${measure}: ${value} (goal ${goal})`);
