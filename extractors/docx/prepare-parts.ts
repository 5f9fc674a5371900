// All that is done to the parts of a DOCX before mammoth reads them, in the order in which it must happen.

import { childNamed, element, isElement, type MarkupElement, pushReversed } from '../html/markup.ts';
import { numberNotes } from './number-notes.ts';
import { numberParagraphs } from './number-paragraphs.ts';
import type { DocxParts } from './open-docx.ts';
import { noRepairs, type Repairs, repairBody } from './repair-body.ts';
import { placesOf, stampPaths } from './stamp-paths.ts';
import { readStyleSheet, type StyleSheet } from './style-sheet.ts';

export interface PreparedParts {
  readonly repairs: Repairs;
  /** Path of each stamped paragraph by its stamp. */
  readonly paths: ReadonlyMap<string, string>;
  /** The notes that the text refers to, in order. */
  readonly notes: readonly MarkupElement[];
}

/** Repairs, numbers and stamps `parts` in place. */
export function prepareParts(parts: DocxParts): PreparedParts {
  const repairs = noRepairs();
  const styles = readStyleSheet(parts.styles);
  const paths = new Map<string, string>();
  for (const [root, base] of sections(parts)) {
    repairBody(root, repairs);
    numberParagraphs(root, parts.numbering, styles);
    stampPaths(root, base, paths);
    markHeadings(root, styles);
  }
  const notes = numberNotes(parts.body, [parts.footnotes, parts.endnotes]);
  return { repairs, paths, notes };
}

/** The text at `path` as Word shows it, a line for each paragraph with text; null when there is no such place. */
export function textAtPath(parts: DocxParts, path: string): string | null {
  prepareParts(parts);
  for (const [root, base] of sections(parts))
    for (const [found, at] of placesOf(root, base)) if (at === path) return shownText(found);
  return null;
}

function sections({ body, footnotes, endnotes }: DocxParts): [MarkupElement, string][] {
  const found: [MarkupElement, string][] = [[body, '']];
  if (footnotes) found.push([footnotes, 'footnotes']);
  if (endnotes) found.push([endnotes, 'endnotes']);
  return found;
}

/** Gives headings a style of ours, which the style map of read-docx.ts turns into h1 … h9. */
function markHeadings(root: MarkupElement, styles: StyleSheet): void {
  for (const [paragraph] of placesOf(root, '')) {
    if (paragraph.name !== 'w:p') continue;
    const level = styles.headingLevel(paragraph);
    let properties = childNamed(paragraph, 'w:pPr');
    if (!properties) {
      properties = element('w:pPr');
      paragraph.children.unshift(properties);
    }
    // other styles and numberings mean nothing to the conversion any more; a deleted paragraph mark does
    const mark = childNamed(childNamed(properties, 'w:rPr'), 'w:del');
    const kept = mark ? [element('w:rPr', {}, [element('w:del')])] : [];
    const style = level === null ? [] : [element('w:pStyle', { 'w:val': `nianbao-h${level}` })];
    properties.children = [...style, ...kept];
  }
}

/** Text of the runs below `root`: deletions left out, each paragraph a line. */
function shownText(root: MarkupElement): string {
  const lines: string[] = [''];
  const stack = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.name === 'w:del' || next.name === 'w:moveFrom') continue;
    if (next.name === 'w:p') lines.push('');
    const shown = next.name === 'w:t' ? next.children.join('') : (SHOWN[next.name] ?? '');
    lines[lines.length - 1] += shown;
    pushReversed(stack, next.children.filter(isElement));
  }
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const SHOWN: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:noBreakHyphen': '\u2011' };
