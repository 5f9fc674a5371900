// What Word's styles say about a paragraph: how deep a heading it is, and which automatic numbering it takes.

import { childNamed, descendants, isElement, type MarkupElement } from '../html/markup.ts';

/** A numbering and the level in it. */
export interface NumberingRef {
  readonly numId: string;
  readonly level: number;
}

export interface StyleSheet {
  /** Depth of the heading `paragraph` is (1 = chapter), or null. */
  readonly headingLevel: (paragraph: MarkupElement) => number | null;
  /** Numbering of `paragraph`, its own or its style's; null without one. */
  readonly numbering: (paragraph: MarkupElement) => NumberingRef | null;
}

interface Style {
  readonly name: string;
  readonly basedOn: string | undefined;
  readonly properties: MarkupElement | undefined;
}

const value = (parent: MarkupElement | undefined, name: string): string | undefined =>
  childNamed(parent, name)?.attributes['w:val'];

/** Styles refer to others at most so many times over; beyond it they go in circles. */
const MAX_CHAIN = 20;
const HEADING = /^(?:heading|标题)\s*([1-9])(?:\s|$|[^\d])?/iu;
const TITLE = /^(?:title|标题|文档标题|大标题)$/iu;

/** Reads `<w:styles>`; without it paragraphs count by their own properties only. */
export function readStyleSheet(styles: MarkupElement | null): StyleSheet {
  const byId = new Map<string, Style>();
  for (const style of styles?.children.filter(isElement) ?? []) {
    if (style.name !== 'w:style' || style.attributes['w:type'] !== 'paragraph') continue;
    byId.set(style.attributes['w:styleId'] ?? '', {
      name: value(style, 'w:name') ?? '',
      basedOn: value(style, 'w:basedOn'),
      properties: childNamed(style, 'w:pPr'),
    });
  }
  /** The style of `id` and those it is based on. */
  const chain = (id: string | undefined): Style[] => {
    const styles: Style[] = [];
    for (let next = id; next !== undefined && styles.length < MAX_CHAIN; ) {
      const style = byId.get(next);
      if (!style) break;
      styles.push(style);
      next = style.basedOn;
    }
    return styles;
  };
  const styleOf = (paragraph: MarkupElement): Style[] =>
    chain(value(childNamed(paragraph, 'w:pPr'), 'w:pStyle'));
  return {
    headingLevel: (paragraph) => headingLevel(childNamed(paragraph, 'w:pPr'), styleOf(paragraph)),
    numbering: (paragraph) => {
      const own = childNamed(childNamed(paragraph, 'w:pPr'), 'w:numPr');
      const sources = [own, ...styleOf(paragraph).map((style) => childNamed(style.properties, 'w:numPr'))];
      return numberingOf(sources.filter((source) => source !== undefined));
    },
  };
}

/** Outline level 9 is body text. */
const BODY_LEVEL = 9;

function headingLevel(own: MarkupElement | undefined, styles: readonly Style[]): number | null {
  for (const properties of [own, ...styles.map((style) => style.properties)]) {
    const outline = value(properties, 'w:outlineLvl');
    if (outline !== undefined) return Number(outline) < BODY_LEVEL ? Number(outline) + 1 : null;
  }
  for (const { name } of styles) {
    const level = HEADING.exec(name)?.[1];
    if (level !== undefined) return Number(level);
    if (TITLE.test(name)) return 1;
  }
  return null;
}

/** The first numbering stated, its level from the first place that states one. Numbering 0 takes a style's away. */
function numberingOf(sources: readonly MarkupElement[]): NumberingRef | null {
  const numId = sources.map((source) => value(source, 'w:numId')).find((id) => id !== undefined);
  if (numId === undefined || numId === '0') return null;
  const level = sources.map((source) => value(source, 'w:ilvl')).find((ilvl) => ilvl !== undefined);
  return { numId, level: Math.min(8, Math.max(0, Number(level ?? 0) || 0)) };
}

/** All elements called `name` below `root`. */
export const all = (root: MarkupElement | null, name: string): MarkupElement[] =>
  root ? [...descendants(root)].filter((found) => found.name === name) : [];
