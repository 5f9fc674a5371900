// Quantities that measure nothing: 分为 3 个阶段, 为期 3 个月, names in quotation marks. Each with the reason for the ledger.

import { latest, type MentionView } from './bound.ts';

type Test = (view: MentionView, quoted: boolean) => boolean;

const dimensionOf = (view: MentionView): string => view.mention.quantity.dimension ?? '';
const isBare = (view: MentionView): boolean =>
  view.mention.quantity.unitText === null && view.mention.quantity.form === 'number';

/** 投入近 500 万, 50 万员工, 6000 学生: no counter stands between, and still it is said how many. */
const isCounted = ({ mention, right, read, words }: MentionView): boolean =>
  words.has('noun_like', right.noun) ||
  (/[万亿]/u.test(mention.quantity.valueText) && words.has('bare_amount', `${read.name}${right.noun}`));

/** 生师比 12.67, “双师比”80.99; 生师比最低，分别为 12.67、13.23. */
const isMeasured = ({ read, flow, words, previous, mention, before }: MentionView): boolean =>
  (read.name === '' &&
    previous?.mention.quantity.unitText === null &&
    ((mention.quantity.list !== undefined &&
      previous.mention.quantity.list?.id === mention.quantity.list.id) ||
      /[到至]$/u.test(before))) ||
  words.has('measure_noun', read.name.replace(/[”’]$/u, '')) ||
  (read.name === '' && flow.fresh !== null && /(?:比|指数|得分|分数)[”’]?$/u.test(flow.fresh.name));

/** 升学率11为 3.80%: a bare small number between a name and the verb before its number. */
const isFootnoteMark: Test = (view) =>
  isBare(view) &&
  /^\d{1,2}$/u.test(view.mention.quantity.valueText) &&
  view.behind !== '' &&
  view.words.strip('number_verb', view.behind) === '';

/** 落实两个“协同”，: not 两个“文明校园”荣誉. */
const isSlogan: Test = ({ words, mention, before, behind }) =>
  /^[两二三四五六七八九十]/u.test(mention.quantity.valueText) &&
  mention.quantity.unitText === '个' &&
  words.has('slogan_verb', before) &&
  /^[“‘][^”’]{1,8}[”’](?=[，。；、,;]|$)/u.test(behind);

/** 月薪在 3000 元的占 19.3%, 其次是月薪 3500 元，占比为 …, 学生数为 0 的教学点: it bounds a class, and what that holds is counted. */
function isClassBound({ words, read, before, behind, after, mention, flow }: MentionView): boolean {
  if (mention.quantity.valueText === '0' && /^的/u.test(behind)) return true;
  const earlier =
    read.name === '' ? (latest(flow, (b) => b.mention.quantity.dimension === 'money')?.name ?? '') : '';
  const measured = `${before}${read.name}`;
  if (!words.has('class_measure', `${measured}${earlier}`) && flow.classes === '') return false;
  if (/均|总额|支出/u.test(measured) || /[万亿]/u.test(mention.quantity.unitText ?? '')) return false;
  if (/^(?:元|及?以[上下]|左右|之间|区间|者|的|毕业生|学生)*(?:所?占|比例)/u.test(behind)) return true;
  const ordered =
    /(?:[在为是]|其次|再次|最后)[\p{Script=Han}]{0,8}$/u.test(before) &&
    /[次后大高多]|集中/u.test(before + flow.said);
  return ordered && /^[，,](?:所)?占比/u.test(behind || after);
}

/** 落实率达到 90% 以上的专业有 10 个, 低于 70% 就业率的专业为 …等 12 个: which ones are counted. */
const isThreshold: Test = ({ mention, before, behind, clause, read, words }) => {
  const { dimension, valueText } = mention.quantity;
  if (dimension !== 'percent' && dimension !== 'money') return false;
  const [, which = '', rest] = WHICH_ONES.exec(behind) ?? [];
  if (rest === undefined) return false;
  const bounds = BOUNDS.test(`${before.slice(-3)}${valueText}${behind.slice(0, 3)}`);
  if (which !== '' && bounds && dimension === 'percent' && words.has('rate_end', read.name)) return true;
  return (
    /^(?:共有|仅有|只有|有|共|仅|达|为|是|包括|$)/u.test(rest) &&
    clause.mentions.some((m) => m.start > mention.end)
  );
};
const BOUNDS = /超|高于|低于|达|以[上下]|不[足低高]|[≥≤<>]/u;
const WHICH_ONES =
  /^(?:及?以[上下])?(?:\p{Script=Han}{2,6}率)?的(专业大类|专业群|专业|学院|院系|学科门类|学科|学校|院校|企业|课程|课题|项目|岗位|省份|地区)?(?!.{0,4}(?:占|比例))(.*)$/u;

/** Reasons in the order in which they are tried. A place in an order is always told. */
const REASONS: readonly (readonly [reason: string, test: Test])[] = [
  // “12 金 5 银” is told, not named
  ['in-quotation', ({ mention }, quoted) => quoted && !/^[金银铜]$/u.test(mention.quantity.unitText ?? '')],
  ['', (view) => dimensionOf(view) === 'rank'],
  [
    'age',
    ({ mention, before }) => /^周?岁$/u.test(mention.quantity.unitText ?? '') && !/平均|均龄/u.test(before),
  ],
  ['slogan', ({ behind }) => /^“\d/u.test(behind)],
  ['slogan', isSlogan],
  ['class-bound', isClassBound],
  ['threshold', isThreshold],
  ['alternative', ({ behind }) => /^或(?:多|以上|者)/u.test(behind)],
  ['back-reference', ({ words, before }) => words.has('back_reference', before)],
  ['footnote-mark', isFootnoteMark],
  [
    'definition-count',
    ({ before, words, behind }) => before.split(/[、和及]/u).length > 2 && words.has('province_noun', behind),
  ],
  ['no-unit', (view) => isBare(view) && !isCounted(view) && !isMeasured(view)],
  ['future-target', ({ flow }) => flow.future],
  ['consecutive-count', ({ before }) => /连续$/u.test(before)],
  [
    'structure-count',
    ({ words, before }) =>
      words.has('structure', before) || words.has('structure', words.strip('number_verb', before)),
  ],
  [
    'structure-count',
    (view) => view.words.has('structure_noun', view.behind) && /^(?:item|event)$/u.test(dimensionOf(view)),
  ],
  [
    'count-of-others',
    ({ words, before, behind }) => words.has('member_of', before) || words.has('one_of', behind),
  ],
  [
    'duration',
    (view) =>
      view.mention.quantity.form !== 'fraction' &&
      view.words.has('time_unit', dimensionOf(view)) &&
      !view.words.has('timed', view.before) &&
      !view.words.has('history', view.behind),
  ],
  [
    'specification',
    (view) =>
      view.words.has('product_unit', dimensionOf(view)) &&
      !view.words.has('measured', view.before) &&
      (/^[\p{Script=Han}]/u.test(view.behind) || view.read.name === ''),
  ],
];

/** Why the number is no fact; null when it may be one. `quoted`: it stands in quotation marks. */
export function rejectMention(view: MentionView, quoted: boolean): string | null {
  const reason = REASONS.find(([, test]) => test(view, quoted))?.[0] ?? '';
  return reason === '' ? null : reason;
}
