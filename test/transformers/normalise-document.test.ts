import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load-catalog.ts';
import { normaliseDocument } from '../../transformers/normalise-document.ts';
import { codes, document, observation } from './build.ts';

const catalog = loadCatalog();

describe('normaliseDocument', () => {
  const doc = document(['云岭职业技术学院', '中国职业教育质量报告（2023年度）']);
  const rows = [
    observation({ id: 'o1', indicatorId: 'graduates', valueText: '6110', unitText: '人' }),
    observation({
      id: 'o2',
      indicatorText: '毕业去向落实人数',
      indicatorId: 'graduates_placed',
      valueText: '6217',
      unitText: '人',
    }),
    observation({
      id: 'o3',
      indicatorId: 'graduates',
      valueText: '6393',
      unitText: '人',
      from: 'note',
      corrects: 'o1',
    }),
  ];

  it('gives one fact for each observation, and the note wins in the checks', () => {
    const { report, facts, findings, messages } = normaliseDocument(doc, rows, catalog);
    expect(report).toMatchObject({ year: 2023, institution: { name: '云岭职业技术学院' } });
    expect(facts.map((f) => [f.id, f.value])).toEqual([
      ['o1', '6110'],
      ['o2', '6217'],
      ['o3', '6393'],
    ]);
    expect(findings.map((f) => [f.code, f.severity, f.observations])).toEqual([
      ['note_corrects_table', 'info', ['o1', 'o3']],
    ]);
    expect(messages).toEqual([]);
  });

  it('reports what cannot be without the note', () => {
    const { findings } = normaliseDocument(doc, rows.slice(0, 2), catalog);
    expect(findings.map((f) => f.code)).toEqual(['part_exceeds_whole']);
    expect(findings[0]?.message.zh).toContain('101.75%');
    expect(findings[0]?.message.en).toContain('6217 人');
  });

  it('is pure', () => {
    expect(normaliseDocument(doc, rows, catalog)).toEqual(normaliseDocument(doc, rows, catalog));
  });

  it('works on a document that says nothing of itself', () => {
    const { facts, messages } = normaliseDocument(document([]), rows.slice(0, 1), catalog);
    expect(facts[0]).toMatchObject({ entity: '', value: '6110' });
    expect(codes(messages)).toContain('institution_unknown');
  });
});
