import { describe, expect, it } from 'vitest';
import { normaliseCharacters } from '../../numbers/normalise-characters.ts';
import { readQuantity } from '../../numbers/read-quantity.ts';

/** The quantity at the first occurrence of `start` in running text. */
function read(text: string, start: string) {
  const folded = normaliseCharacters(text);
  const found = readQuantity(folded, folded.indexOf(start));
  if (found?.kind !== 'quantity') return found && { cause: found.cause, rest: folded.slice(found.end) };
  const { form, value, min, max, sides, sign, modifier, end } = found;
  return { form, value: value ?? sides ?? [min, max], sign, modifier, rest: folded.slice(end) };
}

describe('readQuantity in running text', () => {
  it('stops before the unit and keeps the modifier', () => {
    expect(read('投入近 30 万元用于实训', '近')).toEqual({
      form: 'number',
      value: '300000',
      sign: '',
      modifier: 'about',
      rest: '元用于实训',
    });
    expect(read('惠及 8 万余人次', '8')).toMatchObject({
      value: '80000',
      modifier: 'more_than',
      rest: '人次',
    });
    expect(read('200 多万元', '2')).toMatchObject({ value: '2000000', modifier: 'more_than', rest: '元' });
  });

  it('takes a range with its shared unit and multiplier', () => {
    expect(read('占63.5%-80.2%。', '6')).toMatchObject({
      form: 'range',
      value: ['63.5', '80.2'],
      sign: '%',
      rest: '。',
    });
    expect(read('10万元至20万元不等', '1')).toMatchObject({ value: ['100000', '200000'], rest: '元不等' });
    expect(read('两到三万人', '两')).toMatchObject({ value: ['20000', '30000'], rest: '人' });
  });

  it('does not take two numbers of a sentence for a range', () => {
    expect(read('由10所增加到15所', '10')).toMatchObject({
      form: 'number',
      value: '10',
      rest: '所增加到15所',
    });
    expect(read('2人—三等奖', '2')).toMatchObject({ form: 'number', value: '2' });
  });

  it('leaves words that begin with a number word', () => {
    expect(read('3个多媒体教室', '3')).toMatchObject({ value: '3', rest: '个多媒体教室' });
    expect(read('建成5多媒体教室', '5')).toMatchObject({ value: '5', modifier: 'exact', rest: '多媒体教室' });
    expect(read('上升1.93百分点', '1')).toMatchObject({ value: '1.93', rest: '百分点' });
    expect(read('容量5千瓦', '5')).toMatchObject({ value: '5', rest: '千瓦' });
    expect(read('我校队伍拾级而上', '伍')).not.toMatchObject({ rest: '级而上', cause: undefined });
  });

  it('refuses years and codes, and says where to go on', () => {
    expect(read('2019-2021年', '2')).toEqual({ cause: 'years', rest: '年' });
    expect(read('编号007号', '0')).toEqual({ cause: 'code', rest: '号' });
    expect(readQuantity('2019-2021', 0, { yearsAsValues: true })).toMatchObject({ min: '2019', max: '2021' });
  });

  it('reads a sign only where no word or number stands before it', () => {
    expect(read('变化 -0.5 个', '-')).toMatchObject({ value: '-0.5' });
    expect(readQuantity('A-5', 1)).toBeNull();
  });

  it('gives nothing where no quantity begins', () => {
    expect(readQuantity('学校', 0)).toBeNull();
    expect(readQuantity('约', 0)).toBeNull();
    expect(readQuantity('', 0)).toBeNull();
  });
});

describe('readQuantity and what the caller knows of the text', () => {
  const options = { running: true };

  it('groups digits in sentences only by threes', () => {
    expect(readQuantity('12,15,20 人', 0, options)).toMatchObject({ value: '12', end: 2 });
    expect(readQuantity('1,438.5 人', 0, options)).toMatchObject({ value: '1438.5', end: 7 });
    expect(readQuantity('1.2.3', 0, options)).toMatchObject({ cause: 'malformed_number', end: 5 });
  });

  it('reads 至 and 到 as a range unless told that a from stands before', () => {
    expect(readQuantity('3至5人', 0)).toMatchObject({ form: 'range', min: '3', max: '5' });
    expect(readQuantity('3至5人', 0, { noWordRanges: true })).toMatchObject({ form: 'number', value: '3' });
    expect(readQuantity('3-5人', 0, { noWordRanges: true })).toMatchObject({ form: 'range' });
  });

  it('takes a minus behind a word for a sign only when told', () => {
    expect(readQuantity('环比-0.3%', 2)).toBeNull();
    expect(readQuantity('环比-0.3%', 2, { signBehindWord: true })).toMatchObject({
      value: '-0.3',
      sign: '%',
    });
  });

  it('takes 百 for 100 only with 余 behind it or a modifier before it', () => {
    expect(readQuantity('百余家', 0)).toMatchObject({ value: '100', modifier: 'more_than', bodyEnd: 2 });
    expect(readQuantity('近千名', 0)).toMatchObject({ value: '1000', modifier: 'about' });
    expect(readQuantity('百名', 0)).toMatchObject({ cause: 'vague' });
    expect(readQuantity('百分之百', 0)).toMatchObject({ value: '100', sign: '%' });
  });

  it('says where the digits stand', () => {
    const digitsOf = (text: string) => {
      const found = readQuantity(text, 0);
      return found?.kind === 'quantity' ? text.slice(found.digitsStart, found.digitsEnd) : null;
    };
    expect(digitsOf('约 6 万余')).toBe('6');
    expect(digitsOf('63.5%-80.2%')).toBe('63.5%-80.2');
    expect(digitsOf('27:1')).toBe('27:1');
    expect(digitsOf('三分之二')).toBe('三分之二');
    expect(digitsOf('3亿5000万')).toBe('3亿5000万');
    expect(digitsOf('近百家')).toBe('百');
  });
});

describe('time of a scan', () => {
  /** What a scan over a long line does: read at each place where something may begin, go on behind it. */
  function scan(text: string): number {
    let found = 0;
    for (let i = 0; i < text.length; ) {
      const quantity = readQuantity(text, i);
      if (quantity) found++;
      i = quantity ? Math.max(quantity.end, i + 1) : i + 1;
    }
    return found;
  }

  it.each(['1', '1,', '1-', '约', '十', '1万', '12.5万元，占33.1%、', '1:', '百分之', '3人-', '亿万'])(
    'grows with the length of %s repeated, not with its square',
    (piece) => {
      const time = (length: number) => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        const start = performance.now();
        scan(text);
        return performance.now() - start;
      };
      time(10_000);
      const short = Math.min(time(10_000), time(10_000));
      const long = Math.min(time(80_000), time(80_000));
      // eight times the text; a square would take 64 times as long. Loose, since machines are busy.
      expect(long).toBeLessThan(25 * short + 150);
    },
  );
});
