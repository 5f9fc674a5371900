// Footnotes and endnotes: their marks in the text as superscripts, ¹, and in front of the notes themselves, in the order
// in which the text refers to them. Notes that nothing refers to are left out, as Word leaves them out.

import { childNamed, descendants, element, isElement, type MarkupElement, rewrite } from '../html/markup.ts';
import { formatNumber } from './format-number.ts';
import { textRun } from './repair-body.ts';

const REFERENCE = /^w:(?:foot|end)noteReference$/u;

/** Kind and id of a note, or of a reference to one: `footnote 3`. */
const noteKey = ({ name, attributes }: MarkupElement): string =>
  `${name.replace(/^w:|Reference$/gu, '')} ${attributes['w:id'] ?? ''}`;

/**
 * Turns the references below `body` into superscript numbers, puts the same numbers in front of the notes, and answers
 * with the notes referred to, in order. `parts` are `<w:footnotes>` and `<w:endnotes>`.
 */
export function numberNotes(body: MarkupElement, parts: readonly (MarkupElement | null)[]): MarkupElement[] {
  const notes = new Map<string, MarkupElement>();
  for (const note of parts.flatMap((part) => part?.children.filter(isElement) ?? []))
    notes.set(noteKey(note), note);
  const counts = new Map<string, number>();
  const referred = new Map<MarkupElement, string>();
  rewrite(body, (child) => {
    if (!REFERENCE.test(child.name)) return 'enter';
    const note = notes.get(noteKey(child));
    if (!note) return [];
    const known = referred.get(note);
    const count = (counts.get(child.name) ?? 0) + 1;
    if (known === undefined) counts.set(child.name, count);
    const mark = known ?? formatNumber(count, child.name === 'w:endnoteReference' ? 'lowerRoman' : 'decimal');
    referred.set(note, mark);
    return [superscript(mark)];
  });
  for (const [note, mark] of referred) {
    // a note in a note is nothing that Word can make
    rewrite(note, ({ name }) => (REFERENCE.test(name) ? [] : 'enter'));
    markNote(note, mark);
  }
  return [...referred.keys()];
}

function markNote(note: MarkupElement, mark: string): void {
  const first = [...descendants(note)].find(({ name }) => name === 'w:p');
  const at = first && childNamed(first, 'w:pPr') ? 1 : 0;
  first?.children.splice(at, 0, superscript(mark), textRun(' '));
}

const superscript = (mark: string): MarkupElement => {
  const run = textRun(mark);
  run.children.unshift(element('w:rPr', {}, [element('w:vertAlign', { 'w:val': 'superscript' })]));
  return run;
};
