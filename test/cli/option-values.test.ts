import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../cli/choose-language.ts';
import { readOptions } from '../../cli/option-values.ts';

describe('readOptions', () => {
  const options = readOptions({ year: ['2019,2021-2023', '2030'], limit: '5', bom: true, code: ['a、b，c'] });

  it('reads lists, ranges, numbers and flags', () => {
    expect(options.wholes('year')).toEqual([2019, 2021, 2022, 2023, 2030]);
    expect(options.whole('limit')).toBe(5);
    expect(options.list('code')).toEqual(['a', 'b', 'c']);
    expect([options.flag('bom'), options.flag('quiet')]).toEqual([true, false]);
    expect([options.whole('none'), options.text('none')]).toEqual([null, null]);
  });

  it.each(['0', '-1', '1.5', 'x', '', '2023-2021', '1-9999'])('refuses %j as years', (text) => {
    const values = readOptions({ failOn: text });
    if (text === '') expect(values.wholes('failOn')).toEqual([]);
    else expect(() => values.wholes('failOn')).toThrow(expect.objectContaining({ code: 'option_invalid' }));
  });

  it('names the option as it was typed', () => {
    expect(() => readOptions({ failOn: 'x' }).whole('failOn')).toThrow('--fail-on wants a whole number');
  });
});

describe('chooseLanguage', () => {
  it.each([
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [[], {}, 'en'],
    [['compare', '--lang', 'zh'], {}, 'zh'],
    [['--lang=en', 'compare'], { LANG: 'zh_TW' }, 'en'],
    [['--lang', 'fr'], { LANG: 'zh_CN' }, 'zh'],
  ] as const)('%j %j → %s', (argv, env, lang) => {
    expect(chooseLanguage(argv, env)).toBe(lang);
  });
});
