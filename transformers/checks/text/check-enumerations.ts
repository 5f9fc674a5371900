// 书画、舞蹈、太极等 8 个类别: a list that names more than it counts. 下设 5 个系：机械系、…: one that names another number.

import { anchorAt, type Block, type Document, type Finding } from '../../../model/index.ts';
import { placedFinding, placedText } from './place-finding.ts';

/** At least three items of a few characters each, then 等 and a count. */
const LIST =
  /((?:[^，。；：、！？,;:()（）\s\d]{1,12}、){2,40}[^，。；：、！？,;:()（）\s\d]{1,12}?)等\s*(\d{1,3})\s*([个类项种门所家名人])\s*([^，。；、\s\d]{0,6})/gu;
/** 和 joins the last two. */
const LAST = /(?:以及|和|与|及)/u;
/** 等 in the middle of a list: what stands before it is not counted. */
const NESTED = /等/u;

/** 设有 5 个系部：机械系、汽车系、信息系。 */
const ANNOUNCED =
  /(\d{1,2})\s*([个类种门所家大])([^，。；：、\d（）()\n]{0,12})[：:]\s*((?:[^，。；：:、\d\n]{1,24}、){1,30}[^，。；：:、\d\n]{1,24})[。；]/gu;

/** One finding for each list that has more items than the count behind 等 (fewer are understood: 等 stands for the rest), or not
 * as many as announced before a colon. */
export function checkEnumerations(doc: Document): Finding[] {
  return doc.blocks.flatMap((block) =>
    block.kind === 'paragraph' || block.kind === 'note' ? [...counted(block), ...announced(block)] : [],
  );
}

function announced(block: Block): Finding[] {
  return [...block.text.matchAll(ANNOUNCED)].flatMap((match) => {
    const [whole, count = '', unit = '', noun = '', list = ''] = match;
    const items = list.split('、').map((item) => item.trim());
    const n = items.length + Number(/(?:以及|和|与|及)/u.test((items.at(-1) ?? '').slice(1, -1)));
    // 等 stands for the rest; with 和 inside a name the last item may be one or two
    if (/等$/u.test(list) || NESTED.test(list) || [n, items.length].includes(Number(count))) return [];
    const anchor = anchorAt(block, match.index, match.index + whole.length);
    if (!anchor || Number(count) === 0 || Math.abs(n - Number(count)) > Number(count) / 2) return [];
    return [
      placedFinding(
        'list_count_disagrees',
        'warning',
        [anchor],
        [],
        `称“${count}${unit}${noun}”，冒号后列出 ${n} 个：${items.join('、')}，见 ${placedText(`${count}${unit}`, anchor, 'zh')}`,
        `says ${placedText(`${count}${unit}`, anchor, 'en')} and lists ${n} behind the colon: ${items.join('、')}`,
      ),
    ];
  });
}

function counted(block: Block): Finding[] {
  return [...block.text.matchAll(LIST)].flatMap((match) => {
    const [whole, list = '', count = '', unit = '', noun = ''] = match;
    const items = list.split('、');
    const last = items.at(-1) ?? '';
    if (NESTED.test(list) || items.length <= Number(count) || Number(count) === 0) return [];
    const anchor = anchorAt(block, match.index, match.index + whole.length);
    if (!anchor) return [];
    const n = items.length + Number(LAST.test(last.slice(1, -1)));
    const names = items.map((item, i) =>
      i === 0 ? item.replace(/^.*(?:开设|包括|包含|涵盖|建有|拥有|设有|涉及|开展|有|在|为)/u, '') : item,
    );
    return [
      placedFinding(
        'list_exceeds_count',
        'error',
        [anchor],
        [],
        `称“等 ${count}${unit}${noun}”，却列出 ${n} 个：${names.join('、')}，见 ${placedText(`${count}${unit}`, anchor, 'zh')}`,
        `says ${placedText(`${count}${unit}`, anchor, 'en')} but lists ${n}: ${names.join('、')}`,
      ),
    ];
  });
}
