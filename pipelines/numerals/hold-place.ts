// Whether one place lies within another of the same document.

import {
  type Anchor,
  type Box,
  isLineAnchor,
  isPageAnchor,
  isPathAnchor,
  isSheetAnchor,
  type LineAnchor,
  type LineSpan,
} from '../../model/index.ts';

/** Whether `inner` begins within `outer`; on pages, whether its centre does. */
export function holdsPlace(outer: Anchor, inner: Anchor): boolean {
  if (isSheetAnchor(outer))
    return isSheetAnchor(inner) && outer.sheet === inner.sheet && outer.cell === inner.cell;
  if (isPathAnchor(outer))
    return isPathAnchor(inner) && (inner.path === outer.path || inner.path.startsWith(`${outer.path}/`));
  if (isLineAnchor(outer))
    return isLineAnchor(inner) && spansOf(outer).some((span) => holdsStart(span, inner));
  return isPageAnchor(inner) && outer.page === inner.page && holdsCentre(outer.bbox, inner.bbox);
}

const spansOf = (anchor: LineAnchor): readonly LineSpan[] => anchor.lines ?? [anchor];

const holdsStart = (span: LineSpan, { line, start }: LineAnchor): boolean =>
  span.line === line && span.start <= start && start < span.end;

function holdsCentre([x0, y0, x1, y1]: Box, inner: Box): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x0 <= x && x <= x1 && y0 <= y && y <= y1;
}
