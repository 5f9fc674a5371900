// Gives every paragraph of a Word body a bookmark that survives mammoth, so that each piece of its HTML can be traced to
// its place in the file.
//
// A path names the parts of word/document.xml: p (w:p), table (w:tbl), tr (w:tr), td (w:tc), textbox (w:txbxContent), each
// with its number among its kind: `table[2]/tr[3]/td[1]`. Everything that only wraps them (content controls, insertions) is
// left out. Paths of notes begin with `footnotes/footnote[3]`.

import { element, isElement, type MarkupElement } from '../html/markup.ts';
import { ADDED } from './repair-body.ts';

const STEPS: ReadonlyMap<string, string> = new Map([
  ['w:p', 'p'],
  ['w:tbl', 'table'],
  ['w:tr', 'tr'],
  ['w:tc', 'td'],
  ['w:txbxContent', 'textbox'],
  ['w:footnote', 'footnote'],
  ['w:endnote', 'endnote'],
]);

export const STAMP = 'nianbao-path-';

interface Frame {
  readonly element: MarkupElement;
  readonly path: string;
  readonly counts: Map<string, number>;
  next: number;
}

/** Walks the elements below `root` that have a path, in document order. */
export function* placesOf(root: MarkupElement, base: string): Generator<readonly [MarkupElement, string]> {
  const stack: Frame[] = [{ element: root, path: base, counts: new Map(), next: 0 }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) stack.pop();
    else if (isElement(child)) {
      const step = child.attributes[ADDED] === undefined ? STEPS.get(child.name) : undefined;
      if (step === undefined) stack.push({ ...frame, element: child, next: 0 });
      else {
        const number = (frame.counts.get(step) ?? 0) + 1;
        frame.counts.set(step, number);
        const path = `${frame.path}${frame.path && '/'}${step}[${number}]`;
        yield [child, path];
        stack.push({ element: child, path, counts: new Map(), next: 0 });
      }
    }
  }
}

/** Stamps the paragraphs below `root` and adds their paths to `paths` by stamp. */
export function stampPaths(root: MarkupElement, base: string, paths: Map<string, string>): void {
  for (const [paragraph, path] of placesOf(root, base)) {
    if (paragraph.name !== 'w:p') continue;
    const stamp = `${STAMP}${paths.size + 1}`;
    paths.set(stamp, path);
    const mark = element('w:bookmarkStart', { 'w:name': stamp, [ADDED]: '' });
    const first = paragraph.children[0];
    const behind = first !== undefined && isElement(first) && first.name === 'w:pPr' ? 1 : 0;
    paragraph.children.splice(behind, 0, mark);
  }
}

/** Finds in mammoth's HTML what each stamp stands in, takes the stamps out, and answers with the path of each element. */
export function bindPaths(
  body: MarkupElement,
  stamped: ReadonlyMap<string, string>,
): Map<MarkupElement, string> {
  const paths = new Map<MarkupElement, string>();
  const stack: { readonly element: MarkupElement; next: number }[] = [{ element: body, next: 0 }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) stack.pop();
    else if (isElement(child)) {
      const path = child.name === 'a' ? stamped.get(child.attributes.id ?? '') : undefined;
      if (path === undefined) stack.push({ element: child, next: 0 });
      else {
        bind(
          stack.map((ancestor) => ancestor.element),
          path,
          paths,
        );
        frame.element.children.splice(--frame.next, 1);
      }
    }
  }
  bindRest(body, paths);
  return paths;
}

const STEP_OF: Readonly<Record<string, string>> = { table: 'table', tr: 'tr', td: 'td', th: 'td' };

/** The paragraph's path for its element, and what is left of it, step by step, for the cell, row and table around it. */
function bind(ancestors: readonly MarkupElement[], path: string, paths: Map<MarkupElement, string>): void {
  const steps = path.split('/');
  for (const around of ancestors.toReversed()) {
    const step = /^(?:p|h\d)$/u.test(around.name) ? 'p' : STEP_OF[around.name];
    if (step === undefined) continue;
    if (!steps.at(-1)?.startsWith(`${step}[`)) return;
    if (!paths.has(around)) paths.set(around, steps.join('/'));
    steps.pop();
  }
}

/** Elements without a stamp of their own (filled-in cells) stand where the nearest element around them stands. */
function bindRest(body: MarkupElement, paths: Map<MarkupElement, string>): void {
  const stack: [MarkupElement, string][] = [[body, '']];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [parent, around] = next;
    for (const child of parent.children.filter(isElement)) {
      const path = paths.get(child) ?? around;
      if (path !== '' && !paths.has(child)) paths.set(child, path);
      stack.push([child, path]);
    }
  }
}
