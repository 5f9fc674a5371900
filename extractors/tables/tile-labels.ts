// Labels of several rows in a column without lines: each stands at the middle of its group. If groups can be laid one
// after the other over all rows so that every label sits in its middle, those are the merged cells; else none are.

/** Vertical extent of a row or label. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Rows that a label spans, both ends included. */
export interface LabelSpan {
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

/** A label may be off the middle of its group by this much (points). */
const OFF_CENTRE = 3;

/**
 * For each label (sorted downwards) the rows it spans; null when the labels do not tile all rows. Rows are sorted
 * downwards; the room between two rows belongs half to each.
 */
export function tileLabels(labels: readonly Extent[], rows: readonly Extent[]): LabelSpan[] | null {
  const spans: LabelSpan[] = [];
  let from = 0;
  for (const [label, extent] of labels.entries()) {
    const centre = (extent.top + extent.bottom) / 2;
    let to = from;
    while (to < rows.length && groupCentre(rows, from, to) < centre - OFF_CENTRE) to += 1;
    if (to >= rows.length || groupCentre(rows, from, to) > centre + OFF_CENTRE) return null;
    spans.push({ label, from, to });
    from = to + 1;
  }
  return from === rows.length && spans.length > 0 ? spans : null;
}

function groupCentre(rows: readonly Extent[], from: number, to: number): number {
  const [first, last] = [rows[from], rows[to]];
  return ((first?.top ?? 0) + (last?.bottom ?? 0)) / 2;
}
