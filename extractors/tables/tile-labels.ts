// Labels of several rows in a column without lines: each stands at the middle of its group. If groups can be laid one
// after the other over all rows so that every label sits in its middle, those are the merged cells; else none are.
// A page break may have cut the first group (its label is on the page before) and the last (its label stands higher).

/** Vertical extent of a row or label. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Rows that a label spans, both ends included; `label` is null for the rest of a group of the page before. */
export interface LabelSpan {
  readonly label: number | null;
  readonly from: number;
  readonly to: number;
}

/** A label may be off the middle of its group by this much (points). */
const OFF_CENTRE = 3;

/**
 * The groups of rows; null when the labels do not tile all rows. Labels and rows are sorted downwards. `cut` says
 * whether the table may go on on the pages before and after.
 */
export function tileLabels(
  labels: readonly Extent[],
  rows: readonly Extent[],
  cut: boolean,
): LabelSpan[] | null {
  const latest = cut ? rows.length - 1 : 0;
  for (let start = 0; start <= latest; start++) {
    const spans = tileFrom(start, labels, rows, cut);
    if (spans) return start > 0 ? [{ label: null, from: 0, to: start - 1 }, ...spans] : spans;
  }
  return null;
}

function tileFrom(
  start: number,
  labels: readonly Extent[],
  rows: readonly Extent[],
  cut: boolean,
): LabelSpan[] | null {
  const spans: LabelSpan[] = [];
  let from = start;
  for (const [label, extent] of labels.entries()) {
    const centre = (extent.top + extent.bottom) / 2;
    let to = from;
    while (to < rows.length && groupCentre(rows, from, to) < centre - OFF_CENTRE) to += 1;
    if (to >= rows.length) return null;
    const last = label === labels.length - 1;
    if (groupCentre(rows, from, to) > centre + OFF_CENTRE) {
      if (!last || extent.top < (rows[from]?.top ?? 0) - OFF_CENTRE) return null;
      to = from;
    }
    spans.push({ label, from, to });
    from = to + 1;
  }
  return closeLast(spans, rows.length, cut);
}

/** The spans when they cover all rows. The last label of a group that the page break cuts may stand at its top. */
function closeLast(spans: readonly LabelSpan[], rows: number, cut: boolean): LabelSpan[] | null {
  const merges = (some: readonly LabelSpan[]) => some.some((s) => s.to > s.from);
  const last = spans.at(-1);
  if (!last) return null;
  if (last.to === rows - 1) return merges(spans) ? [...spans] : null;
  const before = spans.slice(0, -1);
  return cut && merges(before) ? [...before, { ...last, to: rows - 1 }] : null;
}

function groupCentre(rows: readonly Extent[], from: number, to: number): number {
  const [first, last] = [rows[from], rows[to]];
  return ((first?.top ?? 0) + (last?.bottom ?? 0)) / 2;
}
