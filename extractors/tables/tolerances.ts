// The named tolerances of page geometry. Lengths marked `em` are multiples of the glyph size, the others points.
// They describe how type is set, not any document.

/** Glyphs whose baselines differ by less stand on one line (em). */
export const SAME_BASELINE = 0.2;
/** A raised or lowered smaller glyph belongs to the line that covers this share of its height. */
export const SCRIPT_OVERLAP = 0.5;
/** A superscript or subscript is smaller than this share of its host. */
export const SCRIPT_SIZE = 0.8;
/** A gap this wide ends a word (em). */
export const WORD_GAP = 0.25;
/** A gap this wide between Latin words or numbers is a printed space (em). */
export const LATIN_SPACE = 0.2;
/** A gap this wide beside an ideograph is a printed space (em); justified lines stay below. */
export const IDEOGRAPH_SPACE = 0.6;
/** A gap this wide ends a piece of running text: what follows stands in another column or cell (em). */
export const COLUMN_GAP = 1.6;
/** The same glyph printed again within this share of its size is a doubled layer or an emulated bold. */
export const DOUBLE_STRIKE = 0.25;
/** Ruling lines this close are one (points): double lines, hairline pairs of neighbouring cells. */
export const RULE_SNAP = 2.5;
/** Dashes and segments with a smaller gap are one line (points). */
export const RULE_JOIN = 4;
/** Lines that end this near to another touch it (points). */
export const RULE_TOUCH = 3.5;
/** Shorter lines separate nothing (points). */
export const SHORTEST_RULE = 6;
/** Share of a cell's side that must be ruled to be a wall. */
export const WALL_SHARE = 0.5;
/** Rows and columns thinner than this hold no text (points). */
export const THINNEST_CELL = 4;
/** Two drawn pieces of a line that end this close meet at a cell's corner (points). */
export const JOINT_GAP = 2.2;
/** Shorter pieces are dashes (points). */
export const SHORTEST_PIECE = 7;
