// A plain tree for HTML and XML alike, free of any parser's node types. All walks over it are iterative: hostile
// documents nest deep enough to overflow the stack of a recursive one.

export interface MarkupElement {
  /** Lower case in HTML; as written, with its prefix, in XML. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: MarkupNode[];
}

export type MarkupNode = MarkupElement | string;

export const isElement = (node: MarkupNode): node is MarkupElement => typeof node !== 'string';

/** A new element. */
export const element = (
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: MarkupNode[] = [],
): MarkupElement => ({ name, attributes, children });

/** Every element below `root` in document order, `root` first. Children may be replaced while it runs: new ones are visited. */
export function* descendants(root: MarkupElement): Generator<MarkupElement> {
  const stack: MarkupElement[] = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child !== undefined && isElement(child)) stack.push(child);
    }
  }
}

/** The first child element called `name`. */
export const childNamed = (parent: MarkupElement | undefined, name: string): MarkupElement | undefined =>
  parent?.children.find((child): child is MarkupElement => isElement(child) && child.name === name);

/** Puts `items` on `stack` so that the first is taken first. (Spreading a long list into a call overflows the stack.) */
export function pushReversed<T>(stack: T[], items: readonly T[]): void {
  for (let i = items.length - 1; i >= 0; i--) stack.push(items[i] as T);
}

/** All text below `root`, as written. */
export function rawText(root: MarkupElement): string {
  let text = '';
  const stack: MarkupNode[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isElement(next)) pushReversed(stack, next.children);
    else text += next;
  }
  return text;
}

/** What becomes of an element: it stays and its content is asked about, it stays as it is, or a list stands in its place. */
export type Edit = 'enter' | 'keep' | MarkupNode[];

/**
 * Edits the tree below `root` in place and in document order. `edit` is asked about every element before its content, and
 * about replacements.
 */
export function rewrite(root: MarkupElement, edit: (child: MarkupElement) => Edit): void {
  const stack: MarkupElement[] = [root];
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    const queue = parent.children.toReversed();
    const kept: MarkupNode[] = [];
    const entered: MarkupElement[] = [];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      const answer = isElement(node) ? edit(node) : 'keep';
      if (typeof answer !== 'string') pushReversed(queue, answer);
      else {
        kept.push(node);
        if (answer === 'enter' && isElement(node)) entered.push(node);
      }
    }
    pushReversed(stack, entered);
    parent.children = kept;
  }
}
