// What a paragraph is: heading (with its depth), caption of a figure, note, contents entry, or just a paragraph.
// By its words (shared rules of all formats) and by how it is set.

import { type Block, mergeAnchors } from '../../model/index.ts';
import { isContentsEntry, isNote, recogniseCaption, recogniseHeading } from '../layout/recognise-line.ts';
import type { Paragraph, TextHabits } from './join-paragraphs.ts';
import { OutlineDepth } from './outline-depth.ts';

/** Larger than the body by this factor: a heading by its looks. */
const LARGER = 1.12;
const LONGEST_HEADING = 45;
/** So many entries in a row, each with its page number, are a table of contents. */
const FEWEST_ENTRIES = 3;
/** So many other paragraphs may stand between two entries. */
const MOST_BETWEEN = 1;
const DATE = /^[\d〇○零一二三四五六七八九十\s]{2,8}年[\d〇零一二三四五六七八九十\s月日]{0,10}$/u;

/** Names the paragraphs of one document, in reading order. */
export class TextNamer {
  private readonly outline = new OutlineDepth();
  private readonly habits: TextHabits;
  private readonly contents: ReadonlySet<Paragraph>;
  /** No heading is set apart: then numbering alone makes one. */
  private readonly plain: boolean;

  constructor(paragraphs: readonly Paragraph[], habits: TextHabits) {
    this.habits = habits;
    this.contents = contentsEntries(paragraphs);
    this.plain = !paragraphs.some((p) => this.isSetAsHeading(p));
  }

  /** The block that the paragraph is; footnotes are notes. */
  name(p: Paragraph, footnote: boolean): Block {
    const { text, segments } = p.said;
    const base = { text, segments, anchor: mergeAnchors(segments.map((s) => s.anchor)) };
    if (footnote || isNote(text)) return { kind: 'note', ...base };
    if (isContentsEntry(text) || this.contents.has(p)) return { kind: 'paragraph', ...base };
    const caption = recogniseCaption(text);
    if (caption?.kind === 'figure') return { kind: 'figure', ...base };
    if (caption?.kind === 'table') return { kind: 'paragraph', ...base };
    const numbered = this.plain && p.lines.length === 1 && recogniseHeading(text) !== null;
    if (!numbered && !this.isSetAsHeading(p)) return { kind: 'paragraph', ...base };
    return { kind: 'heading', level: this.outline.depthOf(text, p.size), ...base };
  }

  /** Set larger or heavier than the body, short, and not ended like a sentence. */
  private isSetAsHeading(p: Paragraph): boolean {
    const { text } = p.said;
    const large = p.size > LARGER * this.habits.bodySize;
    if (!large && (!p.bold || this.habits.bold)) return false;
    if (Array.from(text).length > LONGEST_HEADING * (large ? 2 : 1) || isContentsEntry(text)) return false;
    if (!/\p{L}/u.test(text) || /[。；;，,：:]$/u.test(text) || DATE.test(text)) return false;
    if (/^[\d.,]+\s?\p{L}{0,3}$/u.test(text)) return false;
    // a label with its content (日期：…) is no heading, however it is set
    return (
      recogniseHeading(text) !== null || recogniseCaption(text) !== null || !/^[^：:]{2,14}[：:]/u.test(text)
    );
  }
}

/** Entries of a table of contents without leaders: titles one after the other, with page numbers that never fall. */
function contentsEntries(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const found = new Set<Paragraph>();
  let run: Paragraph[] = [];
  let last = 0;
  let between = 0;
  const flush = () => {
    if (run.length >= FEWEST_ENTRIES) for (const p of run) found.add(p);
    run = [];
    between = 0;
  };
  for (const p of paragraphs) {
    const page = entryPage(p);
    if (page === null) {
      between += 1;
      if (between > MOST_BETWEEN) flush();
      continue;
    }
    if (page < last) flush();
    run.push(p);
    last = page;
    between = 0;
  }
  flush();
  return found;
}

/** The page number at the end of a title; null when the text is none of an entry. */
function entryPage(p: Paragraph): number | null {
  const match = /^(.{5,}[\p{L}”"）)])\s?(\d{1,3})$/u.exec(p.said.text);
  return match && p.lines.length < 3 ? Number(match[2]) : null;
}
