// One page's operator list → its ink: glyphs, ruling lines, fills, pictures; one pass, each page read once.
// Text comes from the operator list as well (pdf.js puts the decoded characters there), so that every glyph has its
// own place, colour and visibility. Understands nothing; how the list is made: walk-graphics.ts.

import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/index.ts';
import { refuseBeyond } from '../limits.ts';
import { centreX, centreY, type Glyph, type PageInk } from '../tables/ink.ts';
import { ColouredGround } from './coloured-ground.ts';
import { loadFont } from './load-font.ts';
import { isMatrix, type Matrix, mapBox, multiply } from './matrix.ts';
import { placeGlyphs, type ShownItem } from './place-glyphs.ts';
import { readCharacter } from './read-character.ts';
import { type TracedInk, tracePath } from './trace-path.ts';
import { GraphicsWalker } from './walk-graphics.ts';

/** Shapes beyond this many say nothing more. */
const MOST_SHAPES = 4000;
/** Text rendering modes that leave no ink: invisible, clip only. */
const INKLESS = new Set([3, 7]);
/** Paler than this is not seen on white paper. */
const INVISIBLE = 0.985;
const filling: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const stroking: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

/** Ink of a page, and what its fonts refused to tell. */
export interface ReadInk {
  readonly ink: PageInk;
  /** Text that is there but not seen: an OCR layer under a picture, hidden words. */
  readonly hidden: readonly Glyph[];
  /** Text operations whose font could not be read: their characters are lost. */
  readonly lostTexts: number;
  /** Characters without a Unicode value. */
  readonly unknownCharacters: number;
}

/**
 * Ink of the page as displayed (rotation applied), origin top-left, points. Rejects when pdf.js cannot parse the page.
 * @throws UnreadableError `document_holds_too_much` for a page of no paper's size
 */
export async function readInk(page: PDFPageProxy): Promise<ReadInk> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  refuseBeyond('pageSide', Math.max(width, height));
  const list = await page.getOperatorList();
  const map: Matrix = isMatrix(transform) ? transform : [1, 0, 0, -1, 0, height];
  const collector = new InkCollector(
    new GraphicsWalker(map, [0, 0, width, height], (id) => loadFont(page, id)),
    new ColouredGround(width, height),
  );
  list.fnArray.forEach((op, i) => {
    const args: unknown = list.argsArray[i];
    collector.step(op, Array.isArray(args) || ArrayBuffer.isView(args) ? (args as readonly unknown[]) : []);
  });
  const { glyphs, hidden, pictures, traced, lostTexts, unknownCharacters } = collector;
  const ink = { page: page.pageNumber, width, height, glyphs, pictures, ...traced };
  return { ink, hidden, lostTexts, unknownCharacters };
}

class InkCollector {
  readonly glyphs: Glyph[] = [];
  readonly hidden: Glyph[] = [];
  readonly pictures: Box[] = [];
  readonly traced: TracedInk = { rules: [], fills: [], shapes: [], patches: [] };
  lostTexts = 0;
  unknownCharacters = 0;
  private readonly walker: GraphicsWalker;
  private pendingClip = false;
  private readonly ground: ColouredGround;
  /** How much of each list `ground` knows. */
  private noted = { fills: 0, pictures: 0, shapes: 0 };

  constructor(walker: GraphicsWalker, ground: ColouredGround) {
    this.walker = walker;
    this.ground = ground;
  }

  step(op: number, args: readonly unknown[]): void {
    if (this.walker.step(op, args)) return;
    switch (op) {
      case OPS.showText:
        this.showText(args[0]);
        break;
      case OPS.constructPath:
        this.path(args);
        break;
      case OPS.clip:
      case OPS.eoClip:
        this.pendingClip = true;
        break;
      case OPS.shadingFill:
        this.traced.fills.push({ box: this.walker.state.clip, paleness: 0.5, colour: null });
        break;
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject:
      case OPS.paintSolidColorImageMask:
        this.picture(this.walker.state.map);
        break;
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectRepeat:
        this.repeatedPicture(args);
        break;
      case OPS.paintImageMaskXObjectGroup:
      case OPS.paintInlineImageXObjectGroup:
        this.pictureGroup(args);
        break;
    }
  }

  private path(args: readonly unknown[]): void {
    const [paint, parts, bounds] = args;
    const op = typeof paint === 'number' ? paint : -1;
    if (this.pendingClip) {
      this.pendingClip = false;
      if (ArrayBuffer.isView(bounds) || Array.isArray(bounds)) {
        const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(bounds as ArrayLike<number>);
        this.walker.clipBy(mapBox(this.walker.state.map, x0, y0, x1, y1));
      }
    }
    const data: unknown = Array.isArray(parts) ? parts[0] : null;
    const mode = { filled: filling.has(op), stroked: stroking.has(op) };
    if (!ArrayBuffer.isView(data) || (!mode.filled && !mode.stroked)) return;
    tracePath(data as unknown as ArrayLike<number>, mode, this.walker.state, this.traced);
    if (this.traced.shapes.length > MOST_SHAPES) this.traced.shapes.length = MOST_SHAPES;
  }

  private picture(map: Matrix): void {
    const [x0, y0, x1, y1] = mapBox(map, 0, 0, 1, 1);
    const c = this.walker.state.clip;
    const box: Box = [Math.max(x0, c[0]), Math.max(y0, c[1]), Math.min(x1, c[2]), Math.min(y1, c[3])];
    if (box[0] < box[2] && box[1] < box[3]) this.pictures.push(box);
  }

  /** args: image, scale x, scale y, flat list of positions. */
  private repeatedPicture(args: readonly unknown[]): void {
    const positions = args.find(
      (a) => ArrayBuffer.isView(a) || (Array.isArray(a) && typeof a[0] === 'number'),
    );
    const [sx, sy] = [Number(args[1]) || 1, Number(args[2]) || 1];
    const list = positions ? Array.from(positions as ArrayLike<number>) : [];
    for (let i = 0; i + 1 < list.length; i += 2)
      this.picture(multiply(this.walker.state.map, [sx, 0, 0, sy, list[i] ?? 0, list[i + 1] ?? 0]));
  }

  private pictureGroup(args: readonly unknown[]): void {
    for (const list of args)
      for (const entry of Array.isArray(list) ? (list as unknown[]) : []) {
        const matrix = entry && typeof entry === 'object' && 'transform' in entry ? entry.transform : null;
        if (isMatrix(matrix)) this.picture(multiply(this.walker.state.map, matrix));
      }
  }

  private showText(items: unknown): void {
    const { state, pen } = this.walker;
    if (!state.font || state.font.broken) this.lostTexts += 1;
    if (!Array.isArray(items) || !state.font) return;
    const [x0, y0, x1, y1] = state.clip;
    const inkless = INKLESS.has(state.renderingMode);
    const bold = state.font.bold || state.renderingMode === 2;
    for (const glyph of placeGlyphs(items as readonly ShownItem[], state, pen)) {
      const [x, y] = [centreX(glyph.box), centreY(glyph.box)];
      if (!(x >= x0 && x <= x1 && y >= y0 && y <= y1)) continue;
      const text = readCharacter(glyph.text);
      if (text === null) this.unknownCharacters += 1;
      const unseen = inkless || (glyph.paleness >= INVISIBLE && !this.onColour(x, y));
      (unseen ? this.hidden : this.glyphs).push({ ...glyph, text: text ?? '\ufffd', bold });
    }
  }

  /** Whether white text shows at this point. */
  private onColour(x: number, y: number): boolean {
    const { fills, shapes } = this.traced;
    const { noted, ground } = this;
    for (const fill of fills.slice(noted.fills)) if (fill.paleness < INVISIBLE) ground.add(fill.box);
    for (const box of this.pictures.slice(noted.pictures)) ground.add(box);
    for (const box of shapes.slice(noted.shapes)) ground.add(box);
    this.noted = { fills: fills.length, pictures: this.pictures.length, shapes: shapes.length };
    return ground.has(x, y);
  }
}
