// One fact: what it says, where and how it is printed, what else is printed, and why one value is used.

import type { UnitLexicon } from '../../catalog/types.ts';
import type { RankedValue, ShownFact } from '../../loaders/queries/show-fact.ts';
import { describeAnchor, type Lang, type Words } from '../../model/index.ts';
import type { Context } from '../command.ts';
import { describeValue } from '../compare/format-number.ts';
import { displayPath } from '../display-path.ts';
import { joinUnit } from '../join-unit.ts';
import type { OutputTable } from '../output/table.ts';
import { orderOfTrust, originWords, severityWords, statusWords, trustWords } from '../words.ts';
import { layOutLines, layOutList, layOutTable } from './layout.ts';

const titles = {
  values: {
    zh: '同一学校、指标、时期的全部取值（* 为采用值）',
    en: 'All values of this school, indicator and period (* is used)',
  },
  findings: { zh: '检查发现', en: 'Findings' },
} satisfies Record<string, Words>;

export function describeFact(shown: ShownFact, context: Context, units: UnitLexicon): string {
  const { lang } = context;
  return [
    `${describeHeadline(shown, lang, units)}\n\n`,
    layOutLines(describeLines(shown, context), lang),
    shown.values.length > 1 ? layOutTable(titles.values, tabulateValues(shown.values, context), lang) : '',
    shown.values.length > 1 ? `\n  ${orderOfTrust[lang]}\n` : '',
    layOutList(
      titles.findings,
      shown.findings.map((f) => `[${severityWords[f.severity][lang]} ${f.code}] ${f.message[lang]}`),
      lang,
    ),
  ].join('');
}

/** For instance `生师比 = 16.52:1`. */
function describeHeadline({ fact, indicator }: ShownFact, lang: Lang, units: UnitLexicon): string {
  const name = indicator?.[lang] ?? fact.indicator_text;
  const unit = fact.unit === null ? null : (units.units.get(fact.unit)?.[lang] ?? fact.unit);
  return `${name} = ${joinUnit(describeValue(fact), unit) || statusWords[fact.status][lang]}`;
}

function describeLines(shown: ShownFact, context: Context): [Words, string | null][] {
  const { fact, document, institution, indicator, anchor } = shown;
  const { lang } = context;
  const path = (JSON.parse(fact.indicator_path) as string[]).join(' / ');
  const dims = Object.entries(JSON.parse(fact.dims) as Record<string, string>);
  const used = shown.values.find((value) => value.best);
  return [
    [{ zh: '学校', en: 'school' }, institution ? `${institution.name} [${institution.id}]` : fact.entity],
    [{ zh: '时期', en: 'period' }, fact.period_label],
    [{ zh: '指标', en: 'indicator' }, indicator ? `${indicator.zh} [${indicator.id}]` : path],
    [{ zh: '原文名称', en: 'printed name' }, path === indicator?.zh ? null : path],
    [{ zh: '原文数值', en: 'printed value' }, joinUnit(fact.value_printed, fact.unit_printed)],
    [{ zh: '限定', en: 'of which' }, dims.map(([name, value]) => `${name}=${value}`).join('; ')],
    [{ zh: '文件', en: 'file' }, displayPath(document.path, context.warehouse)],
    [{ zh: '年报', en: 'report' }, document.title],
    [
      { zh: '位置', en: 'place' },
      describeAnchor(anchor, lang) + (fact.table_id ? ` (${fact.table_id})` : ''),
    ],
    [{ zh: '原文', en: 'quote' }, fact.quote],
    [{ zh: '来源', en: 'from' }, `${originWords[fact.origin][lang]} (${fact.rule}, ${fact.confidence})`],
    [{ zh: '更正了', en: 'corrects' }, shown.corrects],
    [{ zh: '被其更正', en: 'corrected by' }, shown.correctedBy.join(', ')],
    [
      { zh: '人工更正', en: 'correction' },
      shown.correction ? `${shown.correction.value_printed}: ${shown.correction.reason}` : null,
    ],
    [{ zh: '不参与对比', en: 'not compared' }, shown.notCompared?.[lang] ?? null],
    [{ zh: '采用值', en: 'value used' }, used && used.id !== fact.id ? `${used.printed} [${used.id}]` : null],
  ];
}

function tabulateValues(values: readonly RankedValue[], context: Context): OutputTable {
  const { lang } = context;
  return {
    columns: [
      { id: 'best', title: { zh: '', en: '' } },
      { id: 'printed', title: { zh: '原文', en: 'printed' }, numeric: true },
      { id: 'trust', title: { zh: '来源', en: 'from' } },
      { id: 'source', title: { zh: '出处', en: 'source' } },
      { id: 'why', title: { zh: '取舍', en: 'why' } },
      { id: 'id', title: { zh: '编号', en: 'id' } },
    ],
    rows: values.map((value) => [
      value.best ? '*' : '',
      joinUnit(value.printed, value.unitPrinted),
      trustWords[value.trust][lang],
      `${displayPath(value.document.path, context.warehouse)} ${describeAnchor(value.anchor, lang)}`,
      value.why ? value.why[lang] + agreement(value, lang) : '',
      value.id,
    ]),
  };
}

function agreement({ agrees }: RankedValue, lang: Lang): string {
  if (agrees === null) return lang === 'zh' ? '（单位不可比）' : ' (units cannot be compared)';
  if (agrees) return lang === 'zh' ? '（数值一致）' : ' (says the same)';
  return lang === 'zh' ? '（数值不同）' : ' (differs)';
}
