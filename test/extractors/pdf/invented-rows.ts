// Rows of invented tables for pages drawn in tests.

import { type Pdf, put } from './make-pdf.ts';

export const header = ['序号', '指标', '2022年', '2023年'];
export const bodyRow = (i: number) => [
  String(i),
  `指标${'甲乙丙丁戊己庚辛'[i % 8]}`,
  String(i * 7),
  String(i * 11),
];

/** A row without any line. */
export function putRow(pdf: Pdf, row: readonly string[], y: number): void {
  for (const [col, words] of row.entries()) put(pdf, words, 72 + col * 110, y);
}
