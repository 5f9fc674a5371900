// Findings about words that may be no facts: at every place they speak of, with the facts that stand there.

import {
  type Anchor,
  describeAnchor,
  type Fact,
  type Finding,
  isLineAnchor,
  isPageAnchor,
  isPathAnchor,
  isSheetAnchor,
  type Lang,
  mergeAnchors,
  type Severity,
} from '../../../model/index.ts';

/** `8 个（第126行）`. */
export function placedText(printed: string, anchor: Anchor, lang: Lang): string {
  const place = describeAnchor(anchor, lang);
  return lang === 'zh' ? `${printed}（${place}）` : `${printed} (${place})`;
}

/** A finding at `anchors` (not empty; the first leads) about `facts`, each named once. */
export function placedFinding(
  code: string,
  severity: Severity,
  anchors: readonly Anchor[],
  facts: readonly Fact[],
  zh: string,
  en: string,
): Finding {
  return {
    code,
    severity,
    message: { zh, en },
    observations: [...new Set(facts.map((fact) => fact.id))],
    anchor: mergeAnchors(anchors),
  };
}

/** The facts whose number stands inside `anchor` or around it. */
export const factsAt = (facts: readonly Fact[], anchor: Anchor): Fact[] =>
  facts.filter((fact) => meet(fact.anchor, anchor));

function meet(a: Anchor, b: Anchor): boolean {
  if (isLineAnchor(a) && isLineAnchor(b)) return a.line === b.line && a.start < b.end && b.start < a.end;
  if (isPathAnchor(a) && isPathAnchor(b))
    return a.path === b.path && (a.start ?? 0) < (b.end ?? Infinity) && (b.start ?? 0) < (a.end ?? Infinity);
  if (isSheetAnchor(a) && isSheetAnchor(b)) return a.sheet === b.sheet && a.cell === b.cell;
  if (isPageAnchor(a) && isPageAnchor(b)) {
    const [ax, ay, aX, aY] = a.bbox;
    const [bx, by, bX, bY] = b.bbox;
    const middle = (ay + aY) / 2;
    return a.page === b.page && ax < bX && bx < aX && middle > by && middle < bY;
  }
  return false;
}
