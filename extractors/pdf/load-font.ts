// What a page's font says of itself, read from pdf.js's common objects once the operator list is there.

import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FontFace } from './graphics-state.ts';
import { isMatrix } from './matrix.ts';

/** Names of heavy faces; Chinese headings are set in 黑体 where Latin ones are bold. */
const HEAVY = /bold|black|heavy|demi|simhei|heiti|黑体|xiaobiaosong|小标宋/i;

const broken: FontFace = {
  vertical: false,
  bold: false,
  type3: false,
  matrix: [0.001, 0, 0, 0.001, 0, 0],
  boxHeight: 0,
  broken: true,
};

/** The font `id` of the page; `broken` when pdf.js failed to load it (it then stores an error in its place). */
export function loadFont(page: PDFPageProxy, id: string): FontFace {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  if (!font || typeof font !== 'object' || font instanceof Error) return broken;
  const get = (key: string): unknown => (font as Record<string, unknown>)[key];
  const matrix = get('fontMatrix');
  const box = get('bbox');
  const [, low = 0, , high = 0] = Array.isArray(box) ? (box as number[]) : [];
  return {
    vertical: get('vertical') === true,
    bold: get('bold') === true || get('black') === true || HEAVY.test(String(get('name') ?? '')),
    type3: get('isType3Font') === true,
    matrix: isMatrix(matrix) ? matrix : broken.matrix,
    boxHeight: Math.max(0, high - low),
    broken: false,
  };
}
