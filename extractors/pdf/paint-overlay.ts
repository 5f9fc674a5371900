// A page's trace painted over its picture, and a legend under it. Words are Latin letters and digits in the font that
// pdf.js brings along, so that a picture looks the same on every machine, with or without fonts.

import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { BlockKind, Box } from '../../model/index.ts';
import { pdfjsHome } from './open-pdf.ts';
import type { PageTrace, TracedTable } from './trace-page.ts';

/** Height of the strip under the page, in points. */
export const LEGEND_HEIGHT = 16;

const FONT = 'nianbao-overlay';
/** Height of the words in points. */
const LETTERS = 5;
const SMALL_LETTERS = 3.6;

/** Colours of the overlay. */
export const overlayColours = {
  ruling: '#e6007e',
  table: '#0046d5',
  cell: '#0046d5',
  header: '#7a3cff',
  caption: '#0046d5',
  heading: '#d40000',
  paragraph: '#008a3c',
  note: '#b36b00',
  figure: '#8a00b8',
  removed: '#555555',
} as const;

const blockColours: Readonly<Record<BlockKind, string>> = {
  heading: overlayColours.heading,
  paragraph: overlayColours.paragraph,
  note: overlayColours.note,
  figure: overlayColours.figure,
  table: overlayColours.table,
};

/** Paints the trace; the context's unit is one point of the page, its origin the page's top left. */
export function paintOverlay(context: SKRSContext2D, trace: PageTrace): void {
  registerFont();
  for (const box of trace.furniture) strikeOut(context, box, 0.15);
  for (const box of trace.watermark) strikeOut(context, box, 0.04);
  for (const table of trace.tables) paintCells(context, table);
  paintRulings(context, trace);
  for (const table of trace.tables) paintTable(context, table);
  paintBlocks(context, trace);
}

function registerFont(): void {
  if (!GlobalFonts.has(FONT))
    GlobalFonts.registerFromPath(`${pdfjsHome}standard_fonts/LiberationSans-Regular.ttf`, FONT);
}

function frame(context: SKRSContext2D, [x0, y0, x1, y1]: Box, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.strokeRect(x0, y0, x1 - x0, y1 - y0);
}

function tint(context: SKRSContext2D, [x0, y0, x1, y1]: Box, colour: string, strength: number): void {
  context.globalAlpha = strength;
  context.fillStyle = colour;
  context.fillRect(x0, y0, x1 - x0, y1 - y0);
  context.globalAlpha = 1;
}

function line(context: SKRSContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

function strikeOut(context: SKRSContext2D, box: Box, strength: number): void {
  tint(context, box, overlayColours.removed, strength);
  context.strokeStyle = overlayColours.removed;
  context.lineWidth = 0.5;
  line(context, box[0], box[1], box[2], box[3]);
  line(context, box[0], box[3], box[2], box[1]);
}

/** Tints like a chess board, so that merged cells are seen; row and column in the corner. */
function paintCells(context: SKRSContext2D, table: TracedTable): void {
  for (const { row, col, box, header } of table.cells) {
    const colour = header ? overlayColours.header : overlayColours.cell;
    tint(context, box, colour, (row + col) % 2 ? 0.06 : 0.14);
    frame(context, box, colour, 0.4);
    const room = Math.min(SMALL_LETTERS, (box[3] - box[1]) * 0.5, (box[2] - box[0]) * 0.3);
    write(context, `${row},${col}`, box[0] + 0.8, box[1] + 0.3, room, colour);
  }
}

function paintRulings(context: SKRSContext2D, { rulings }: PageTrace): void {
  context.strokeStyle = overlayColours.ruling;
  context.lineWidth = 0.8;
  for (const { at, from, to } of rulings.h) line(context, from, at, to, at);
  for (const { at, from, to } of rulings.v) line(context, at, from, at, to);
}

function paintTable(context: SKRSContext2D, table: TracedTable): void {
  const { box, id, rows, cols, confidence, caption } = table;
  frame(context, box, overlayColours.table, 1.6);
  if (caption) {
    context.setLineDash([2, 1.5]);
    frame(context, caption, overlayColours.caption, 0.8);
    const [x, y] = [(caption[0] + caption[2]) / 2, caption[1] > box[3] ? caption[1] : caption[3]];
    line(context, x, y, Math.min(Math.max(x, box[0]), box[2]), caption[1] > box[3] ? box[3] : box[1]);
    context.setLineDash([]);
  }
  const words = `${id}  ${rows} x ${cols}  ${confidence.toFixed(2)}`;
  // under the table: captions and units stand over it
  tag(context, words, box[2] - widthOf(context, words) - 2, box[3] + 1, overlayColours.table);
}

/** Outlines, numbers in reading order, and a thin line from each to the next. */
function paintBlocks(context: SKRSContext2D, { blocks }: PageTrace): void {
  context.setLineDash([1, 2]);
  context.strokeStyle = overlayColours.removed;
  context.lineWidth = 0.5;
  blocks.forEach(({ box }, i) => {
    const before = blocks[i - 1]?.box;
    if (before) line(context, before[0], before[1], box[0], box[1]);
  });
  context.setLineDash([]);
  for (const { kind, box, order } of blocks) {
    if (kind !== 'table') frame(context, box, blockColours[kind], 0.8);
    const words = String(order);
    tag(context, words, box[0] - widthOf(context, words) - 2.5, box[1], blockColours[kind]);
  }
}

function write(c: SKRSContext2D, words: string, x: number, y: number, height: number, colour: string): void {
  c.font = `${height}px ${FONT}`;
  c.textBaseline = 'top';
  c.fillStyle = colour;
  c.fillText(words, x, y);
}

function widthOf(context: SKRSContext2D, words: string): number {
  context.font = `${LETTERS}px ${FONT}`;
  return context.measureText(words).width;
}

function tag(context: SKRSContext2D, words: string, x: number, y: number, colour: string): void {
  const left = Math.max(0, x);
  tint(context, [left, y, left + widthOf(context, words) + 2, y + LETTERS + 1.5], colour, 0.85);
  write(context, words, left + 1, y + 0.5, LETTERS, '#ffffff');
}

/** The legend, `top` points from the origin of the context. */
export function paintLegend(context: SKRSContext2D, top: number, width: number, words: string): void {
  registerFont();
  tint(context, [0, top, width, top + LEGEND_HEIGHT], '#ffffff', 1);
  const entries: readonly (readonly [string, string])[] = [
    ['ruling', overlayColours.ruling],
    ['table  rows x columns  confidence', overlayColours.table],
    ['header cell', overlayColours.header],
    ['heading', overlayColours.heading],
    ['paragraph', overlayColours.paragraph],
    ['note', overlayColours.note],
    ['figure', overlayColours.figure],
    ['taken out', overlayColours.removed],
  ];
  let x = 4;
  for (const [name, colour] of entries) {
    tint(context, [x, top + 3, x + LETTERS, top + 3 + LETTERS], colour, 0.85);
    write(context, name, x + LETTERS + 1.5, top + 2.8, LETTERS, colour);
    x += LETTERS + 1.5 + widthOf(context, name) + 6;
  }
  write(context, words, 4, top + 9.5, LETTERS, overlayColours.removed);
}
