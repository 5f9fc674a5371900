// Charts as programs print them to PDF, drawn with pdfkit: what is drawn is exact, so the numbers read must be too.

import type { Pdf } from '../pdf/make-pdf.ts';

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour: string;
}

const BLUE = '#2a6a8c';
const GREEN = '#2aa0a0';
const ORANGE = '#f0a060';
export const colours = [BLUE, GREEN, ORANGE];

/** Text centred at `x`, its top at `y`. */
export function centre(pdf: Pdf, text: string, x: number, y: number, colour = 'black'): void {
  pdf.fillColor(colour).text(text, x - pdf.widthOfString(text) / 2, y, { lineBreak: false });
}

/** Text that ends at `x`. */
export function endAt(pdf: Pdf, text: string, x: number, y: number): void {
  pdf.fillColor('black').text(text, x - pdf.widthOfString(text), y, { lineBreak: false });
}

/** A key and its name. */
function legend(pdf: Pdf, series: readonly Series[], x: number, y: number): void {
  series.forEach(({ name, colour }, i) => {
    pdf.rect(x + i * 90, y + 2, 7, 7).fill(colour);
    pdf.fillColor('black').text(name, x + i * 90 + 11, y, { lineBreak: false });
  });
}

/** Columns side by side with a scale at the left, names under the axis, a legend under the names (spreadsheets). */
export function drawColumns(
  pdf: Pdf,
  at: { readonly x: number; readonly y: number },
  names: readonly string[],
  series: readonly Series[],
  print: (value: number) => string,
): void {
  const [width, tall] = [80, 150];
  const most = Math.max(...series.flatMap((s) => s.values));
  const top = 10 ** Math.ceil(Math.log10(most)) / (most < 10 ** Math.ceil(Math.log10(most)) / 2 ? 2 : 1);
  pdf.fontSize(8);
  for (let i = 0; i <= 5; i++) {
    const y = at.y + tall - (tall * i) / 5;
    pdf
      .lineWidth(0.4)
      .strokeColor('#d0d0d0')
      .moveTo(at.x, y)
      .lineTo(at.x + width * names.length, y)
      .stroke();
    endAt(pdf, print((top * i) / 5), at.x - 5, y - 5);
  }
  names.forEach((name, k) => {
    const bar = 40 / series.length;
    series.forEach(({ values, colour }, s) => {
      const value = values[k] ?? 0;
      const high = (tall * value) / top;
      const left = at.x + k * width + 20 + s * bar;
      pdf.rect(left, at.y + tall - high, bar, high).fill(colour);
      centre(pdf, print(value), left + bar / 2, at.y + tall - high - 11);
    });
    centre(pdf, name, at.x + k * width + 40, at.y + tall + 5);
  });
  if (series.length > 1) legend(pdf, series, at.x + 20, at.y + tall + 25);
}

/** Lying bars, names ending at the axis, numbers behind the bars (chart libraries of web pages). */
export function drawLyingBars(
  pdf: Pdf,
  at: { readonly x: number; readonly y: number },
  names: readonly string[],
  values: readonly number[],
  print: (value: number) => string,
): void {
  const most = Math.max(...values);
  pdf.fontSize(8);
  names.forEach((name, i) => {
    const y = at.y + i * 18;
    const long = (200 * (values[i] ?? 0)) / most;
    pdf.rect(at.x, y, long, 11).fill(BLUE);
    endAt(pdf, name, at.x - 6, y + 1);
    pdf.fillColor('black').text(print(values[i] ?? 0), at.x + long + 5, y + 1, { lineBreak: false });
  });
}

/** Columns of several parts over each other, numbers inside the parts, the legend over the chart. */
export function drawStacked(
  pdf: Pdf,
  at: { readonly x: number; readonly y: number },
  names: readonly string[],
  series: readonly Series[],
): void {
  pdf.fontSize(8);
  legend(pdf, series, at.x + 10, at.y - 22);
  names.forEach((name, k) => {
    let y = at.y + 160;
    const left = at.x + k * 70 + 20;
    for (const { values, colour } of series) {
      const high = (values[k] ?? 0) * 1.6;
      y -= high;
      pdf.rect(left, y, 36, high).fill(colour);
      centre(pdf, `${values[k]}%`, left + 18, y + high / 2 - 5, 'white');
    }
    centre(pdf, name, left + 18, at.y + 165);
  });
  pdf
    .lineWidth(0.5)
    .strokeColor('black')
    .moveTo(at.x, at.y + 160)
    .lineTo(at.x + 70 * names.length, at.y + 160)
    .stroke();
}

/** A ring with labels outside it; `label` makes the lines of each. */
export function drawRing(
  pdf: Pdf,
  at: { readonly x: number; readonly y: number },
  parts: readonly { readonly name: string; readonly share: number }[],
  label: (part: { readonly name: string; readonly share: number }) => readonly string[],
): void {
  pdf.fontSize(8);
  let angle = -Math.PI / 2;
  parts.forEach((part, i) => {
    const end = angle + (2 * Math.PI * part.share) / 100;
    const point = (a: number, r: number) => [at.x + r * Math.cos(a), at.y + r * Math.sin(a)] as const;
    pdf.moveTo(...point(angle, 60));
    for (let a = angle; a < end; a += 0.05) pdf.lineTo(...point(a, 60));
    pdf.lineTo(...point(end, 60)).lineTo(...point(end, 35));
    for (let a = end; a > angle; a -= 0.05) pdf.lineTo(...point(a, 35));
    pdf.closePath().fill(colours[i % colours.length] ?? BLUE);
    const [x, y] = point((angle + end) / 2, 90);
    label(part).forEach((line, k) => {
      centre(pdf, line, x, y + k * 10);
    });
    angle = end;
  });
}
