// Dates that no calendar has: 2023年2月30日, 13月.

import { anchorAt, type Document, type Finding } from '../../../model/index.ts';
import { placedFinding, placedText } from './place-finding.ts';

const DATE =
  /(?<!\d)((?:19|20)\d\d)\s*(?:年\s*(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?|[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.]))/gu;

/** One finding for each date whose month or day does not exist. */
export function checkDates(doc: Document): Finding[] {
  const texts = [
    ...doc.blocks.filter((block) => block.kind !== 'table'),
    ...doc.tables.flatMap((table) => table.cells),
  ];
  return texts.flatMap((text) =>
    [...text.text.matchAll(DATE)].flatMap((match) => {
      const [printed, year = '', month = match[4] ?? '', day = match[5]] = match;
      // 2023.45.6 is no date at all
      if (
        isDate(Number(year), Number(month), day === undefined ? 1 : Number(day)) ||
        (match[4] !== undefined && Number(month) > 31)
      )
        return [];
      const anchor = anchorAt(text, match.index, match.index + printed.length) ?? text.anchor;
      return [
        placedFinding(
          'date_impossible',
          'warning',
          [anchor],
          [],
          `不存在的日期：${placedText(printed.trim(), anchor, 'zh')}`,
          `a date that does not exist: ${placedText(printed.trim(), anchor, 'en')}`,
        ),
      ];
    }),
  );
}

const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
