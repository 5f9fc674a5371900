// Small reports of invented schools, in two formats, for tests that need many documents and no true-to-life layout.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InventedReport {
  readonly school: string;
  readonly year: number;
  readonly graduates: number;
}

const rows = (report: InventedReport): [string, string, string][] => [
  ['毕业生人数', '人', String(report.graduates)],
  ['毕业去向落实率', '%', '96.15'],
  ['月收入', '元', '4520.5'],
];

/** A page with a title, a sentence and one national table. */
export function renderReport(report: InventedReport): string {
  const cells = rows(report).map(
    ([name, unit, value], i) => `<tr><td>${i + 1}</td><td>${name}</td><td>${unit}</td><td>${value}</td></tr>`,
  );
  return `<!doctype html><html><head><meta charset="utf-8"><title>年报</title></head><body>
<h1>${report.school}高等职业教育质量年度报告（${report.year}）</h1>
<p>${report.school}${report.year}年有毕业生${report.graduates}人。</p>
<p>表1 人才培养质量计分卡</p>
<table><tr><th>序号</th><th>指标</th><th>单位</th><th>${report.year}年</th></tr>
${cells.join('\n')}</table></body></html>
`;
}

/** Writes `count` reports of different schools into `folder`, every third as plain text; returns their file names. */
export function writeReports(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    const school = `${'青白红云金银'[i % 6]}${'石桦枫杉河'[Math.floor(i / 6) % 5]}职业技术学院`;
    const report = { school, year: 2021 + (i % 3), graduates: 1000 + 37 * i };
    const text = i % 3 === 2 ? renderText(report) : renderReport(report);
    const name = `${String(i).padStart(3, '0')}-${school}.${i % 3 === 2 ? 'txt' : 'html'}`;
    writeFileSync(join(folder, name), text);
    return name;
  });
}

function renderText(report: InventedReport): string {
  return `${report.school}高等职业教育质量年度报告（${report.year}）
${report.school}${report.year}年有毕业生${report.graduates}人，就业情况良好。
表1 人才培养质量计分卡
序号\t指标\t单位\t${report.year}年
${rows(report)
  .map(([name, unit, value], i) => `${i + 1}\t${name}\t${unit}\t${value}`)
  .join('\n')}
`;
}
