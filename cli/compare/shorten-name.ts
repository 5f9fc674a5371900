// A file's name and a place in so many terminal columns: the place stays whole, the middle of the name gives way.

import { measureText } from '../output/wrap-text.ts';

/** `name` + `place`, at most `width` columns wide (null = no limit) where the place leaves room for a few letters. */
export function shortenName(name: string, place: string, width: number | null): string {
  if (width === null || measureText(name + place) <= width) return name + place;
  const room = Math.max(8, width - measureText(place) - 1);
  const letters = Array.from(name);
  let [head, tail] = ['', ''];
  while (letters.length > 0) {
    const fromFront = measureText(head) <= measureText(tail);
    const next = (fromFront ? letters.shift() : letters.pop()) ?? '';
    if (measureText(head + tail + next) > room) break;
    if (fromFront) head += next;
    else tail = next + tail;
  }
  return `${head}…${tail}${place}`;
}
