// The header of an indicator table in flattened text: 序号 指标 单位 2023 年 2024 年, on one line or broken over several.

import type { ColumnRole, TableColumnWords } from '../../catalog/types.ts';
import type { AnchoredText } from '../../model/index.ts';
import { anchoredSlice, isBlank, type SourceLine } from './source-lines.ts';

export interface HeaderColumn {
  readonly role: ColumnRole;
  readonly text: AnchoredText;
}

export interface IndicatorHeader {
  readonly columns: readonly HeaderColumn[];
  /** Index of the first line behind the header. */
  readonly next: number;
}

const YEAR = String.raw`(?:19|20)\d{2}\s*(?:[-－–—~～/]\s*(?:19|20)?\d{2}\s*)?(?:学\s*年\s*度?|年\s*度|年|届)`;
const MAX_HEADER_LINES = 10;

/** Finds headers with the words of the catalogue; made once for each document. */
export function headerFinder(
  words: TableColumnWords,
): (lines: readonly SourceLine[], from: number) => IndicatorHeader | null {
  const alternatives = [...words.words]
    .sort((a, b) => b.length - a.length)
    .map((word) => Array.from(word, escapeRegExp).join(String.raw`\s*`));
  const cell = new RegExp(String.raw`\s*(?:(${YEAR})|(${alternatives.join('|')}))(?=\s|$)`, 'uy');

  const cellsOf = (line: SourceLine): HeaderColumn[] | null => {
    const columns: HeaderColumn[] = [];
    cell.lastIndex = 0;
    const end = line.text.trimEnd().length;
    while (cell.lastIndex < end) {
      const start = cell.lastIndex;
      const match = cell.exec(line.text);
      if (!match) return null;
      const text = anchoredSlice(line, start, cell.lastIndex);
      const role = match[1] === undefined ? words.roleOf(match[2] ?? '') : 'value';
      if (role) columns.push({ role, text });
    }
    return columns;
  };

  return (lines, from) => {
    const columns: HeaderColumn[] = [];
    let next = from;
    for (let i = from; i < lines.length && i < from + MAX_HEADER_LINES; i++) {
      const line = lines[i] as SourceLine;
      if (isBlank(line)) continue;
      const found = cellsOf(line);
      if (!found) break;
      columns.push(...found);
      next = i + 1;
    }
    return isIndicatorHeader(columns) ? { columns, next } : null;
  };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Begins with 序号 or 指标, has one column of names and at least one of values; no role but `value` twice. */
function isIndicatorHeader(columns: readonly HeaderColumn[]): boolean {
  const count = (role: ColumnRole) => columns.filter((column) => column.role === role).length;
  const first = columns[0]?.role;
  const single = (['serial', 'indicator', 'unit', 'surveyed', 'method', 'remark'] as const).every(
    (role) => count(role) <= 1,
  );
  return (
    (first === 'serial' || first === 'indicator') && count('indicator') === 1 && count('value') > 0 && single
  );
}
