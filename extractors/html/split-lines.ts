// A stretch with line breaks (<br>) → paragraphs. Pages use the break for both: to end a paragraph, and to wrap a sentence
// by hand. The words on both sides decide; inside table cells breaks stay.

import { type AnchoredText, joinAnchored, sliceAnchored, trimAnchored } from '../../model/index.ts';
import {
  isNote,
  namesReporter,
  recogniseCaption,
  recogniseHeading,
  statedUnit,
} from '../layout/recognise-line.ts';

/** A line shorter than this was not wrapped for want of room. */
const FULL_LINE = 20;
const SENTENCE_END = /[。！？；：.!?;:…]["'”’』」）)】]{0,2}$/u;
const ITEM =
  /^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[●■◆★·•-]\s?|第[一二三四五六七八九十\d]{1,3}[章节条])/u;
const HAN = /[\p{Script=Han}，、。；：？！“”‘’（）《》]/u;

/** The paragraphs of `source`, at least one, none blank unless `source` is. */
export function splitLines(source: AnchoredText): AnchoredText[] {
  if (!source.text.includes('\n')) return [source];
  const paragraphs: AnchoredText[] = [];
  let from = 0;
  for (const line of source.text.split('\n')) {
    const part = trimAnchored(sliceAnchored(source, from, from + line.length));
    const above = paragraphs.at(-1);
    const blankAbove = from > 1 && source.text[from - 2] === '\n';
    from += line.length + 1;
    if (part.text === '') continue;
    if (above && !blankAbove && isWrapped(above.text, part.text))
      paragraphs[paragraphs.length - 1] = joinAnchored([above, part], joint(above.text, part.text));
    else paragraphs.push(part);
  }
  return paragraphs;
}

function isWrapped(above: string, below: string): boolean {
  if (above.length < FULL_LINE || SENTENCE_END.test(above) || ITEM.test(below)) return false;
  if (recogniseCaption(above) || recogniseHeading(above) !== null) return false;
  return !recogniseCaption(below) && !isNote(below) && statedUnit(below) === null && !namesReporter(below);
}

const joint = (above: string, below: string): string =>
  HAN.test(above.at(-1) ?? '') || HAN.test(below[0] ?? '') ? '' : ' ';
