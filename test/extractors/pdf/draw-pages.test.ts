import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawPages, type PageDrawing } from '../../../extractors/pdf/draw-pages.ts';
import { LEGEND_HEIGHT, overlayColours } from '../../../extractors/pdf/paint-overlay.ts';
import { listFixtures } from '../../../fixtures/read-truth.ts';
import { makePdf, put, putTable } from './make-pdf.ts';

/** Colours of a drawing, by points of the page. */
async function look(drawing: PageDrawing) {
  const image = await loadImage(Buffer.from(drawing.png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const at = (x: number, y: number) =>
    [...context.getImageData(Math.round(x * drawing.scale), Math.round(y * drawing.scale), 1, 1).data].slice(
      0,
      3,
    );
  return { width: image.width, height: image.height, at };
}

const rgb = (colour: string) => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
/** Anti-aliased lines are nearly their colour. */
const isNear = (a: readonly number[], b: readonly number[]) =>
  a.every((v, i) => Math.abs(v - (b[i] ?? 0)) <= 60);

const table = [
  ['项目', '2022年', '2023年'],
  ['学生', '120', '130'],
  ['教师', '12', '13'],
];
/** A title, a table of 90 × 20 points at (80, 200), text under it. */
const sample = () =>
  makePdf((pdf) => {
    put(pdf, '表1 学校规模', 80, 170);
    putTable(pdf, table, 80, 200);
    put(pdf, '以上为学校规模。', 80, 300);
    pdf.addPage();
    put(pdf, '第二页的文字。', 80, 100);
  });

describe('drawPages', () => {
  it('yields a PNG of the page with the legend under it, at the scale asked', async () => {
    const [drawing, other, ...more] = await drawPages(await sample(), [1, 2], 1.5);
    expect(more).toEqual([]);
    expect(drawing?.page).toBe(1);
    expect(other?.page).toBe(2);
    if (!drawing) return;
    const image = await look(drawing);
    const size = { width: Math.ceil(595.28 * 1.5), height: Math.ceil((841.89 + LEGEND_HEIGHT) * 1.5) };
    expect({ width: image.width, height: image.height }).toEqual(size);
    expect(drawing).toMatchObject({ ...size, scale: 1.5 });
  });

  it('draws rulings at the borders of cells and tints inside, header cells in their own colour', async () => {
    const [drawing] = await drawPages(await sample(), [1], 4);
    if (!drawing) throw new Error('no drawing');
    const { at } = await look(drawing);
    const ruling = rgb(overlayColours.ruling);
    expect(isNear(at(170, 230), ruling)).toBe(true); // between the first two columns, second row
    expect(isNear(at(215, 240), ruling)).toBe(true); // between the second and third row
    expect(isNear(at(215, 150), ruling)).toBe(false);
    const [head, body] = [at(160, 217), at(160, 236)]; // right ends of cells, beyond their words
    expect(head).not.toEqual([255, 255, 255]);
    expect(body).not.toEqual([255, 255, 255]);
    expect(head).not.toEqual(body);
    expect(at(500, 600)).toEqual([255, 255, 255]); // bare paper
  });

  it('is the same picture each time', async () => {
    const bytes = await sample();
    const [one] = await drawPages(bytes, [1], 1);
    const [two] = await drawPages(bytes, [1], 1);
    expect(Buffer.compare(Buffer.from(one?.png ?? []), Buffer.from(two?.png ?? []))).toBe(0);
  });

  it('draws pages of a report with their running header struck out', async () => {
    const [fixture] = listFixtures();
    const bytes = new Uint8Array(readFileSync(fixture?.files.pdf ?? ''));
    const drawings = await drawPages(bytes, [3, 5], 1);
    expect(drawings.map((d) => [d.page, d.width, d.height])).toEqual([
      [3, 596, 858],
      [5, 596, 858],
    ]);
  });

  it('draws a page too large for the scale at a smaller one', async () => {
    const bytes = await makePdf((pdf) => put(pdf, '大', 10, 10), { size: [4000, 3000] });
    const [drawing] = await drawPages(bytes, [1], 8);
    expect((drawing?.width ?? 0) * (drawing?.height ?? 0)).toBeLessThan(24.1e6);
    expect(drawing?.scale).toBeLessThan(2);
  });

  it.each([0, 3, -1])('refuses page %i of a document of two', async (page) => {
    await expect(drawPages(await sample(), [1, page], 1)).rejects.toMatchObject({
      report: { code: 'page_out_of_range' },
    });
  });

  it('refuses what is no PDF', async () => {
    await expect(drawPages(new TextEncoder().encode('no document'), [1], 1)).rejects.toMatchObject({
      report: { code: 'document_damaged' },
    });
  });
});
