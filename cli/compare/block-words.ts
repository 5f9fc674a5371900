// The words and signs of a comparison's blocks.

import type { Mark } from '../../loaders/queries/comparison/arrange-blocks.ts';
import type { Gap } from '../../loaders/queries/comparison/read-gaps.ts';
import type { PeriodKind, Words } from '../../model/index.ts';

/** What stands where a value is absent. */
export const gapWords: Readonly<Record<Gap, Words>> = {
  not_applicable: { zh: '不适用', en: 'n/a' },
  not_asked: { zh: '不填报', en: 'not asked' },
  blank: { zh: '空白', en: 'blank' },
  illegible: { zh: '无法辨认', en: 'illegible' },
  missing: { zh: '缺', en: 'missing' },
  no_report: { zh: '·', en: '·' },
};

export const gapNotes: Readonly<Record<Gap, Words>> = {
  not_applicable: { zh: '年报注明不适用', en: 'the report says that it does not apply' },
  not_asked: { zh: '该类学校不填报此项', en: 'this kind of school is not asked' },
  blank: { zh: '表中有此行，未填', en: 'the row is there and empty' },
  illegible: { zh: '有数值，无法辨认', en: 'there is a value that cannot be read' },
  missing: { zh: '有年报，其中没有此项', en: 'there is a report, without this' },
  no_report: { zh: '没有该年的年报', en: 'no report of that year' },
};

export const markSigns: Readonly<Record<Mark, string>> = {
  conflict: '*',
  correction: '†',
  note: '‡',
  period: '§',
  unit: '',
  broken: '#',
};

export const markNotes: Readonly<Record<Mark, Words>> = {
  conflict: { zh: '另有不同数值', en: 'other values differ' },
  correction: { zh: '人工更正', en: 'corrected by a person' },
  note: { zh: '备注更正了表中数值', en: 'a note corrects the table' },
  period: {
    zh: '时期与其他数值不同，或同一年还有其他时期的数值',
    en: 'another kind of period, or values of several periods',
  },
  unit: { zh: '单位不同', en: 'another unit' },
  broken: {
    zh: '与前一年不可比（定义、单位或时期变了）',
    en: 'not comparable with the year before (definition, unit or period changed)',
  },
};

export const periodKindWords: Readonly<Record<PeriodKind, Words>> = {
  calendar: { zh: '自然年', en: 'calendar years' },
  academic: { zh: '学年', en: 'academic years' },
  cohort: { zh: '届', en: 'graduating classes' },
  as_of: { zh: '时点', en: 'as of a date' },
  range: { zh: '多年', en: 'several years' },
  unstated: { zh: '未注明时期，按年报年度', en: 'period not stated: year of the report' },
};

/** The year as the head of a column. */
export function yearTitle(year: number, kind: PeriodKind | null): Words {
  if (kind === 'academic') {
    const title = `${year - 1}–${String(year % 100).padStart(2, '0')}`;
    return { zh: title, en: title };
  }
  return kind === 'cohort' ? { zh: `${year}届`, en: `${year}` } : { zh: `${year}`, en: `${year}` };
}
