// Words of the user that stand for no indicator or school, or for several: said plainly, with what may have been meant.

import type { Comparison } from '../../loaders/queries/compare-indicators.ts';
import type { UnresolvedIndicator } from '../../loaders/queries/resolve-indicators.ts';
import type { UnresolvedInstitution } from '../../loaders/queries/resolve-institutions.ts';
import type { Lang, Words } from '../../model/index.ts';

/** One line for each word that was not understood. */
export function explainUnresolved(
  found: Pick<Comparison, 'unresolvedIndicators' | 'unresolvedInstitutions'>,
  lang: Lang,
): string[] {
  return [
    ...found.unresolvedIndicators.map((word) => explainIndicator(word, lang)),
    ...found.unresolvedInstitutions.map((word) => explainInstitution(word, lang)),
  ];
}

function explainIndicator({ word, reason, suggestions }: UnresolvedIndicator, lang: Lang): string {
  const names = suggestions.map(({ id, zh, en, table }) => {
    const name = lang === 'zh' ? zh : `${zh} ${en}`;
    return `${name}${table ? ` (${table[lang]})` : ''} [${id}]`;
  });
  if (reason === 'ambiguous')
    return withList(
      { zh: `“${word}”可指多个指标，请用编号`, en: `"${word}" fits several indicators, use an id` },
      names,
      lang,
    );
  return withList({ zh: `没有指标“${word}”`, en: `no indicator "${word}"` }, alike(names, lang), lang);
}

function explainInstitution({ word, suggestions }: UnresolvedInstitution, lang: Lang): string {
  const names = suggestions.map(({ id, name }) => `${name} [${id}]`);
  return withList({ zh: `没有学校“${word}”`, en: `no school "${word}"` }, alike(names, lang), lang);
}

/** Says that the names merely look alike. */
function alike([first, ...rest]: readonly string[], lang: Lang): string[] {
  return first === undefined ? [] : [(lang === 'zh' ? '相近的有 ' : 'similar: ') + first, ...rest];
}

function withList(words: Words, names: readonly string[], lang: Lang): string {
  if (names.length === 0) return words[lang];
  return lang === 'zh' ? `${words.zh}：${names.join('；')}` : `${words.en}: ${names.join('; ')}`;
}
