// All that is done to the parts of a DOCX before mammoth reads them, in the order in which it must happen.

import { childNamed, element, type MarkupElement } from '../html/markup.ts';
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

/** Body and notes with the beginnings of their paths. */
export function sections({ body, footnotes, endnotes }: DocxParts): [MarkupElement, string][] {
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
