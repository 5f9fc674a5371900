// Dates that no calendar has: 2023年2月30日, 13月; and spans that end before they begin: 2023年9月至2023年3月.

import { anchorAt, type Document, type Finding } from '../../../model/index.ts';
import { placedFinding, placedText } from './place-finding.ts';

const DATE =
  /(?<!\d)((?:19|20)\d\d)\s*(?:年\s*(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?|[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.]))/gu;

const SPAN =
  /(?<!\d)((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?\s*(?:至|到|[-—–~～]+)\s*((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日)?/gu;

/** One finding for each span whose end lies before its beginning. */
export function checkSpans(doc: Document): Finding[] {
  return doc.blocks.flatMap((block) =>
    block.kind === 'table'
      ? []
      : [...block.text.matchAll(SPAN)].flatMap((match) => {
          const [printed, ...parts] = match;
          const [y = 0, m = 0, d = 1, toY = 0, toM = 0, toD = 31] = parts.map((part) =>
            part === undefined ? undefined : Number(part),
          );
          if (y * 10_000 + m * 100 + d <= toY * 10_000 + toM * 100 + toD) return [];
          const anchor = anchorAt(block, match.index, match.index + printed.length) ?? block.anchor;
          return [
            placedFinding(
              'date_reversed',
              'warning',
              [anchor],
              [],
              `时间段的终点早于起点：${placedText(printed.trim(), anchor, 'zh')}`,
              `a span that ends before it begins: ${placedText(printed.trim(), anchor, 'en')}`,
            ),
          ];
        }),
  );
}

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
