// Takes navigation and link lists out of a web page's pieces: what stands outside the main content and consists of links.
// Cautious: text that is not mostly links, and everything inside the main content, stays.

import { type Message, makeMessage } from '../../model/index.ts';
import type { TablePiece } from './pieces.ts';
import type { Stretch } from './places.ts';
import type { WalkPiece } from './settle-table.ts';

/** The main content holds this share of the page's running text outside links. */
const MAIN_SHARE = 0.9;
/** Text of this length is prose even without a full stop. */
const LONG_TEXT = 60;
/** A page with less text than this has no main content to speak of. */
const MIN_TEXT = 120;
/** Navigation has at least this share of its text in links. */
const LINK_SHARE = 0.6;

export interface Cleaned {
  readonly pieces: readonly WalkPiece[];
  readonly messages: readonly Message[];
}

/** `pieces` without the page's furniture, and a message that counts what was left out. */
export function dropFurniture(pieces: readonly WalkPiece[]): Cleaned {
  const main = mainPath(pieces);
  if (main === null) return { pieces, messages: [] };
  const dropped: Stretch[] = [];
  const kept = pieces.filter((piece) => {
    if (piece.kind !== 'stretch' || isInside(pathOf(piece), main)) return true;
    const furniture = NAVIGATION.test(piece.place.path) || piece.linked >= piece.text.length * LINK_SHARE;
    if (furniture && piece.role !== 'heading') dropped.push(piece);
    return !furniture || piece.role === 'heading';
  });
  if (dropped.length === 0) return { pieces, messages: [] };
  const sample = dropped
    .slice(0, 3)
    .map((piece) => piece.text.slice(0, 20))
    .join(' | ');
  return { pieces: kept, messages: [makeMessage('furniture_left_out', { count: dropped.length, sample })] };
}

const NAVIGATION = /(?:^|\/)(?:nav|menu|footer|aside)\[/u;

/** Path of the innermost element with most of the text that is no link; null when there is none below the body. */
function mainPath(pieces: readonly WalkPiece[]): string | null {
  const weights = pieces.map((piece) => ({ path: pathOf(piece), weight: weightOf(piece) }));
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (total < MIN_TEXT) return null;
  let main = '';
  for (;;) {
    const inside = new Map<string, number>();
    for (const { path, weight } of weights) {
      if (!isInside(path, main) || path === main) continue;
      const end = path.indexOf('/', main === '' ? 0 : main.length + 1);
      const child = end < 0 ? path : path.slice(0, end);
      inside.set(child, (inside.get(child) ?? 0) + weight);
    }
    const best = [...inside].find(([, weight]) => weight >= total * MAIN_SHARE);
    if (!best) break;
    main = best[0];
  }
  // a single paragraph is not the content but a part of it
  const heavy = weights.filter(({ path, weight }) => weight > 0 && isInside(path, main));
  if (heavy.length === 1) main = main.slice(0, Math.max(0, main.lastIndexOf('/')));
  return main.includes('/') ? main : null;
}

const isInside = (path: string, outer: string): boolean =>
  outer === '' || path === outer || path.startsWith(`${outer}/`);

const pathOf = (piece: WalkPiece): string =>
  piece.kind === 'stretch' ? piece.place.path : 'path' in piece.anchor ? piece.anchor.path : '';

/** Running text and tables weigh their length; menus, dates and address lines nothing. */
const weightOf = (piece: WalkPiece): number => {
  if (piece.kind === 'image') return 0;
  if (piece.kind === 'table') return tableLength(piece);
  const own = piece.text.length - piece.linked;
  return /[。！？；]/u.test(piece.text) || own >= LONG_TEXT ? own : 0;
};

const tableLength = (table: TablePiece): number =>
  table.cells.reduce((sum, cell) => sum + cell.text.text.length, 0);
