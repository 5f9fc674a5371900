// Follows the state operations of a pdf.js operator list: maps, clip, pens, colours, fonts, text position.
// Yields the state that holds when ink is put down; puts none down itself.

import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/index.ts';
import { type FontFace, type GraphicsState, startPen, startState, type TextPen } from './graphics-state.ts';
import { isMatrix, type Matrix, mapBox, multiply } from './matrix.ts';

const num = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const colour = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The graphics state while an operator list is walked. */
export class GraphicsWalker {
  state: GraphicsState;
  pen: TextPen = startPen();
  private readonly base: GraphicsState;
  private readonly stack: (readonly [GraphicsState, TextPen])[] = [];
  private readonly fonts = new Map<string, FontFace>();
  private readonly loadFont: (id: string) => FontFace;

  /** `map`: user space to the displayed page whose box is `page`. */
  constructor(map: Matrix, page: Box, loadFont: (id: string) => FontFace) {
    this.base = startState(map, page);
    this.state = this.base;
    this.loadFont = loadFont;
  }

  /** Takes in one operation; false when it is none of state. */
  step(op: number, args: readonly unknown[]): boolean {
    return (
      this.stepNesting(op, args) ||
      this.stepPens(op, args) ||
      this.stepTextState(op, args) ||
      this.stepTextPosition(op, args)
    );
  }

  /** Narrows the clip to `b` (page space). */
  clipBy(b: Box): void {
    const c = this.state.clip;
    this.set({
      clip: [Math.max(b[0], c[0]), Math.max(b[1], c[1]), Math.min(b[2], c[2]), Math.min(b[3], c[3])],
    });
  }

  private set(change: Partial<GraphicsState>): void {
    this.state = { ...this.state, ...change };
  }

  private save(): void {
    this.stack.push([this.state, { ...this.pen }]);
  }

  private restore(): void {
    const saved = this.stack.pop();
    if (saved) [this.state, this.pen] = saved;
  }

  private stepNesting(op: number, args: readonly unknown[]): boolean {
    switch (op) {
      case OPS.save:
      case OPS.beginGroup:
        this.save();
        return true;
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
      case OPS.endAnnotation:
        this.restore();
        return true;
      case OPS.transform:
        this.enter(args, null);
        return true;
      case OPS.paintFormXObjectBegin:
        this.save();
        this.enter(args[0], args[1]);
        return true;
      case OPS.beginAnnotation:
        this.save();
        this.state = this.base;
        this.enter(args[2], null);
        this.enter(args[3], null);
        return true;
      default:
        return false;
    }
  }

  private enter(matrix: unknown, box: unknown): void {
    if (isMatrix(matrix)) this.set({ map: multiply(this.state.map, matrix) });
    if (box && typeof box === 'object' && 'length' in box && box.length === 4) {
      const [x0, y0, x1, y1] = Array.from(box as ArrayLike<unknown>, num);
      this.clipBy(mapBox(this.state.map, x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0));
    }
  }

  private stepPens(op: number, args: readonly unknown[]): boolean {
    switch (op) {
      case OPS.setLineWidth:
        this.set({ lineWidth: num(args[0]) });
        return true;
      case OPS.setFillRGBColor:
      case OPS.setFillColorN:
        this.set({ fill: colour(args[0]) });
        return true;
      case OPS.setStrokeRGBColor:
      case OPS.setStrokeColorN:
        this.set({ stroke: colour(args[0]) });
        return true;
      case OPS.setGState:
        for (const entry of Array.isArray(args[0]) ? args[0] : [])
          if (Array.isArray(entry)) this.extended(entry);
        return true;
      default:
        return false;
    }
  }

  private extended(entry: readonly unknown[]): void {
    const [key, value] = entry;
    if (key === 'LW') this.set({ lineWidth: num(value) });
    else if (key === 'ca') this.set({ fillAlpha: num(value) });
    else if (key === 'CA') this.set({ strokeAlpha: num(value) });
    else if (key === 'Font' && Array.isArray(value)) this.setFont(value[0], value[1]);
  }

  private stepTextState(op: number, args: readonly unknown[]): boolean {
    switch (op) {
      case OPS.setLeading:
        this.set({ leading: -num(args[0]) });
        return true;
      case OPS.setCharSpacing:
        this.set({ charSpacing: num(args[0]) });
        return true;
      case OPS.setWordSpacing:
        this.set({ wordSpacing: num(args[0]) });
        return true;
      case OPS.setHScale:
        this.set({ horizontalScale: num(args[0]) / 100 });
        return true;
      case OPS.setTextRise:
        this.set({ rise: num(args[0]) });
        return true;
      case OPS.setTextRenderingMode:
        this.set({ renderingMode: num(args[0]) });
        return true;
      case OPS.setFont:
        this.setFont(args[0], args[1]);
        return true;
      default:
        return false;
    }
  }

  private setFont(id: unknown, size: unknown): void {
    if (typeof id !== 'string') return;
    const font = this.fonts.get(id) ?? this.loadFont(id);
    this.fonts.set(id, font);
    this.set({ font, fontSize: num(size) });
  }

  private stepTextPosition(op: number, args: readonly unknown[]): boolean {
    switch (op) {
      case OPS.beginText:
        this.pen = startPen();
        return true;
      case OPS.setTextMatrix: {
        const matrix = isMatrix(args) ? args : args[0];
        if (isMatrix(matrix)) this.pen = { ...startPen(), matrix };
        return true;
      }
      case OPS.moveText:
        this.moveText(num(args[0]), num(args[1]));
        return true;
      case OPS.setLeadingMoveText:
        this.set({ leading: num(args[1]) });
        this.moveText(num(args[0]), num(args[1]));
        return true;
      case OPS.nextLine:
        this.moveText(0, this.state.leading);
        return true;
      default:
        return false;
    }
  }

  private moveText(x: number, y: number): void {
    const lineX = this.pen.lineX + x;
    const lineY = this.pen.lineY + y;
    this.pen = { ...this.pen, lineX, lineY, x: lineX, y: lineY };
  }
}
