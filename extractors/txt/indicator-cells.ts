// The cells of a flattened indicator table: what is a value, what of a name or a ratio belongs together.

import { type AnchoredText, isLineAnchor, joinAnchored } from '../../model/index.ts';

/** Text of a blank cell. */
export const EMPTY: AnchoredText = { text: '', segments: [] };

/** Pieces of a name: with a space where they stand on one line with a space between them, without one where the line broke. */
export const joinName = (parts: readonly AnchoredText[]): AnchoredText =>
  parts.reduce<AnchoredText>((name, part) => {
    if (name.text === '') return part;
    const latin = /[A-Za-z]$/u.test(name.text) && /^[A-Za-z]/u.test(part.text);
    return joinAnchored([name, part], latin || lineAt(name, -1) === lineAt(part, 0) ? ' ' : '');
  }, EMPTY);

function lineAt(text: AnchoredText, segment: number): number | null {
  const anchor = text.segments.at(segment)?.anchor;
  return anchor && isLineAnchor(anchor) ? anchor.line : null;
}

export const isValue = (text: string): boolean =>
  /^[-+−]?[\d０-９][\d０-９,，.．]*\s?(?:[%％‰]|[:：∶][\d０-９.．]+)?$/u.test(text) ||
  /^(?:[-—–]{1,2}|\/|无)$/u.test(text);

/** `27 ： 1` is one cell: colons join what stands beside them. */
export function joinRatios(tokens: readonly AnchoredText[]): AnchoredText[] {
  const out: AnchoredText[] = [];
  for (const token of tokens) {
    const before = out.at(-1);
    const joins =
      before &&
      ((/^[:：∶]/u.test(token.text) && /\d$/u.test(before.text)) ||
        (/\d[:：∶]$/u.test(before.text) && /^\d/u.test(token.text)));
    if (before && joins) out[out.length - 1] = joinAnchored([before, token]);
    else out.push(token);
  }
  return out;
}

/** The cells behind the values: one token each, the last takes all that is left. */
export function splitExtras(tokens: readonly AnchoredText[], count: number): AnchoredText[] {
  if (tokens.length <= count) return [...tokens, ...Array<AnchoredText>(count - tokens.length).fill(EMPTY)];
  return [...tokens.slice(0, count - 1), joinAnchored(tokens.slice(count - 1), ' ')];
}
