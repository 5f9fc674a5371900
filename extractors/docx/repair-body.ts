// Turns a Word body into one that mammoth reads without losing text: fields, formulas, text boxes, rubies and merged
// cells that it passes over are put into forms it knows; pictures become marks. Changes the tree, not the words.

import {
  childNamed,
  descendants,
  type Edit,
  element,
  isElement,
  type MarkupElement,
  type MarkupNode,
  pushReversed,
  rawText,
  rewrite,
} from '../html/markup.ts';

/** What was met on the way and has to be reported, and the pictures by the names of their marks. */
export interface Repairs {
  inserted: number;
  deleted: number;
  comments: number;
  readonly hidden: string[];
  /** Kinds of content that stay unread. */
  readonly unread: Set<string>;
  /** Alternative texts by the name of the picture's mark. */
  readonly pictures: Map<string, string>;
}

export const noRepairs = (): Repairs => ({
  inserted: 0,
  deleted: 0,
  comments: 0,
  hidden: [],
  unread: new Set(),
  pictures: new Map(),
});

/** Marks an element of our own making that stands for nothing in the file. */
export const ADDED = 'nianbao-added';
export const PICTURE = 'nianbao-picture-';

const named = (list: string): string[] => list.split(/\s+/u).map((name) => `w:${name}`);

/** Elements that mammoth reads; any other with text in it is replaced by its content, without text it goes. */
const KNOWN = new Set([
  ...named('p r t tab br sym tbl tr tc ins moveTo smartTag customXml pict txbxContent'),
  ...named('footnote endnote footnoteReference endnoteReference noBreakHyphen softHyphen'),
  'v:shape',
  'v:textbox',
]);
/** Properties and what of them has a meaning for the conversion; paragraphs' own are needed later (prepare-parts.ts). */
const PROPERTIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['w:rPr', named('b vertAlign del')],
  ['w:trPr', named('del tblHeader gridBefore')],
  ['w:tcPr', named('gridSpan vMerge')],
]);

/** Repairs the tree below `root` in place and counts in `repairs`. */
export function repairBody(root: MarkupElement, repairs: Repairs): void {
  rewrite(root, (child) => repairElement(child, repairs));
}

function repairElement(child: MarkupElement, repairs: Repairs): Edit {
  const { name } = child;
  if (name === 'w:pPr') return 'keep';
  if (child.attributes[ADDED] !== undefined) return 'enter';
  // attributes of other namespaces would need their declarations
  child.attributes = Object.fromEntries(
    Object.entries(child.attributes).filter(([key]) => /^(?:w|xml):/u.test(key)),
  );
  const kept = PROPERTIES.get(name);
  if (kept) {
    child.children = child.children.filter((property) => isElement(property) && kept.includes(property.name));
    return 'keep';
  }
  switch (name) {
    case 'w:sdt':
      return childNamed(child, 'w:sdtContent')?.children ?? [];
    case 'w:commentReference':
      repairs.comments++;
      return [];
    case 'w:del':
    case 'w:moveFrom':
      if (contains(child, ['w:delText', 'w:t'])) repairs.deleted++;
      return [];
    case 'w:ins':
    case 'w:moveTo':
      if (contains(child, ['w:t', 'w:p'])) repairs.inserted++;
      return 'enter';
    case 'w:r':
      return isHidden(child, repairs) ? [] : 'enter';
    case 'w:cr':
      return [element('w:br')];
    case 'w:ptab':
      return [element('w:tab')];
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      return 'keep';
    case 'w:ruby':
      return childNamed(child, 'w:rubyBase')?.children ?? [];
    case 'm:oMath':
    case 'm:oMathPara':
      return [textRun(formulaText(child))];
    case 'w:altChunk':
      repairs.unread.add('嵌入的文档 (altChunk)');
      return [];
    case 'mc:AlternateContent':
      return alternative(child);
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      return repairDrawing(child, repairs);
    case 'w:tr':
      fillRowStart(child);
      return 'enter';
    default:
      if (KNOWN.has(name)) return 'enter';
      return contains(child, ['w:t', 'w:p', 'w:tbl']) ? child.children : [];
  }
}

/** A run with nothing but `text`. */
export const textRun = (text: string): MarkupElement =>
  element('w:r', {}, [element('w:t', { 'xml:space': 'preserve' }, [text])]);

function contains(root: MarkupElement, names: readonly string[]): boolean {
  for (const { name } of descendants(root)) if (names.includes(name)) return true;
  return false;
}

const isOn = (property: MarkupElement | undefined): boolean =>
  property !== undefined && !/^(?:0|false|off)$/u.test(property.attributes['w:val'] ?? '');

/** Whether the text of `run` is hidden, that is, not printed. */
function isHidden(run: MarkupElement, repairs: Repairs): boolean {
  if (!isOn(childNamed(childNamed(run, 'w:rPr'), 'w:vanish'))) return false;
  const texts = run.children.filter((child) => isElement(child) && child.name === 'w:t');
  const text = texts.map((t) => rawText(t as MarkupElement)).join('');
  if (text.trim() !== '') repairs.hidden.push(text);
  return true;
}

/** The branch with content in it: newer programs' drawing, else what older ones were to show. */
function alternative(choice: MarkupElement): MarkupNode[] {
  const branches = choice.children.filter(isElement);
  const content = ['w:txbxContent', 'w:t', 'a:blip', 'c:chart', 'v:imagedata'];
  return branches.find((branch) => contains(branch, content))?.children ?? [];
}

/** Pictures become marks, text boxes the form that mammoth reads; lines and empty shapes go. */
function repairDrawing(drawing: MarkupElement, repairs: Repairs): MarkupNode[] {
  const found: MarkupNode[] = [];
  const boxes: MarkupElement[] = [];
  let alt = '';
  const stack = [drawing];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { name, attributes } = next;
    if (name.endsWith(':docPr')) alt = attributes.descr || alt;
    if (name === 'a:blip' || name === 'v:imagedata' || name === 'c:chart' || name === 'dgm:relIds')
      found.push(pictureMark(name, attributes['o:title'] ?? alt, repairs));
    if (name === 'w:txbxContent') boxes.push(next);
    else if (name === 'mc:AlternateContent') pushReversed(stack, alternative(next).filter(isElement));
    else pushReversed(stack, next.children.filter(isElement));
  }
  if (boxes.length > 0)
    found.push(
      element('w:pict', { [ADDED]: '' }, [element('v:shape', {}, [element('v:textbox', {}, boxes)])]),
    );
  return found;
}

function pictureMark(name: string, alt: string, repairs: Repairs): MarkupElement {
  if (name === 'c:chart') repairs.unread.add('图表的数据 (chart)');
  if (name === 'dgm:relIds') repairs.unread.add('SmartArt');
  const mark = `${PICTURE}${repairs.pictures.size + 1}`;
  repairs.pictures.set(mark, alt);
  return element('w:bookmarkStart', { 'w:name': mark, [ADDED]: '' });
}

/** A row that begins further right gets an empty cell for the columns it leaves out. */
function fillRowStart(row: MarkupElement): void {
  const skipped = childNamed(childNamed(row, 'w:trPr'), 'w:gridBefore')?.attributes['w:val'];
  const first = row.children.findIndex(
    (child) => isElement(child) && child.name !== 'w:trPr' && child.name !== 'w:tblPrEx',
  );
  if (skipped && /^[1-9]\d{0,2}$/u.test(skipped) && first >= 0) {
    const span = element('w:tcPr', {}, [element('w:gridSpan', { 'w:val': skipped })]);
    row.children.splice(first, 0, element('w:tc', { [ADDED]: '' }, [span, element('w:p', { [ADDED]: '' })]));
  }
}

/** A formula on one line: fractions with a slash, the rest in order. */
function formulaText(formula: MarkupElement): string {
  let text = '';
  const stack: MarkupNode[] = [formula];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isElement(next)) text += next;
    else if (next.name === 'm:t' || next.name === 'w:t') text += rawText(next);
    else if (next.name === 'm:f') {
      const [numerator, denominator] = ['m:num', 'm:den'].map((name) => childNamed(next, name));
      stack.push(...[numerator, '/', denominator].filter((part) => part !== undefined).toReversed());
    } else pushReversed(stack, next.children);
  }
  return text;
}
