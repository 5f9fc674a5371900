// Where something stands in its source. One shape per kind of source; every number carries one.

/** x0, y0, x1, y1 in points; origin top-left of the page as displayed, y down. */
export type Box = readonly [number, number, number, number];

/** A place on a page of a PDF. `page` counts from 1. */
export interface PageAnchor {
  readonly page: number;
  readonly bbox: Box;
}

/** A stretch of one line. `line` is 1-based in the original file; `start`/`end` are code points, end exclusive. */
export interface LineSpan {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A place in a text file; `lines` names every stretch when the item wraps (the first equals the anchor itself). */
export interface LineAnchor extends LineSpan {
  readonly lines?: readonly LineSpan[];
}

/** A cell of a workbook, A1 notation. */
export interface SheetAnchor {
  readonly sheet: string;
  readonly cell: string;
}

/** A place in DOCX or HTML, for instance `table[2]/tr[3]/td[1]`; `start`/`end` are code points in its text. */
export interface PathAnchor {
  readonly path: string;
  readonly start?: number;
  readonly end?: number;
}

export type Anchor = PageAnchor | LineAnchor | SheetAnchor | PathAnchor;

export const isPageAnchor = (a: Anchor): a is PageAnchor => 'page' in a;
export const isLineAnchor = (a: Anchor): a is LineAnchor => 'line' in a;
export const isSheetAnchor = (a: Anchor): a is SheetAnchor => 'sheet' in a;
export const isPathAnchor = (a: Anchor): a is PathAnchor => 'path' in a;

/** The smallest box that holds all of `boxes`; `boxes` must not be empty. */
export function unionBox(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((b) => b[0])),
    Math.min(...boxes.map((b) => b[1])),
    Math.max(...boxes.map((b) => b[2])),
    Math.max(...boxes.map((b) => b[3])),
  ];
}

/**
 * One anchor for several places of the same kind: a union box on the first page, a list of line spans,
 * else the first anchor. `anchors` must not be empty.
 */
export function mergeAnchors(anchors: readonly Anchor[]): Anchor {
  const first = anchors[0];
  if (!first) throw new RangeError('mergeAnchors needs at least one anchor');
  if (isPageAnchor(first)) {
    const here = anchors.filter(isPageAnchor).filter((a) => a.page === first.page);
    return { page: first.page, bbox: unionBox(here.map((a) => a.bbox)) };
  }
  if (isLineAnchor(first)) return mergeLines(anchors.filter(isLineAnchor));
  return first;
}

function mergeLines(anchors: readonly LineAnchor[]): LineAnchor {
  const spans: LineSpan[] = [];
  for (const span of anchors.flatMap((a) => a.lines ?? [{ line: a.line, start: a.start, end: a.end }])) {
    const last = spans.at(-1);
    if (last && last.line === span.line)
      spans[spans.length - 1] = {
        ...last,
        start: Math.min(last.start, span.start),
        end: Math.max(last.end, span.end),
      };
    else spans.push(span);
  }
  const head = spans[0] as LineSpan;
  return spans.length > 1 ? { ...head, lines: spans } : head;
}

/** An anchor in a few words for people: `p. 12`, `line 1693`, `附表1!B7`, `table[2]/tr[3]/td[1]`. */
export function describeAnchor(a: Anchor, lang: 'zh' | 'en' = 'en'): string {
  if (isPageAnchor(a)) return lang === 'zh' ? `第${a.page}页` : `p. ${a.page}`;
  if (isLineAnchor(a)) return lang === 'zh' ? `第${a.line}行` : `line ${a.line}`;
  if (isSheetAnchor(a)) return `${a.sheet}!${a.cell}`;
  return a.path;
}
