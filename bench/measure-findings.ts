// What the quality checks find: contradictions that a careful reader found in real reports, numbers that were checked and are
// right, and the errors planted in the fixtures (all of them, and nothing else).

import { loadCatalog } from '../catalog/load-catalog.ts';
import { type FixtureTruth, listFixtures } from '../fixtures/read-truth.ts';
import type { Finding } from '../model/index.ts';
import { checkReports } from '../transformers/checks/across/check-reports.ts';
import type { ReportFacts } from '../transformers/checks/across/report-facts.ts';
import type { FixtureScore } from './score-fixtures.ts';
import type { Measure, ReportScore } from './score-reports.ts';
import { type BenchContext, type Goal, shareText } from './section.ts';

type Planted = FixtureTruth['planted'][number];

/** Rows for the findings on real reports (none without them) and on the fixtures. */
export async function measureFindings(
  context: Pick<BenchContext, 'fixtures' | 'reports'>,
): Promise<readonly Goal[]> {
  return [...scoreReal(await context.reports()), ...scorePlanted(await context.fixtures())];
}

/** The text reports with hand-made findings; their typeset forms lost the lines by which findings are told apart. */
function scoreReal(reports: readonly ReportScore[]): Goal[] {
  const text = reports.filter(({ set, id }) => set === 'text' && (id === '000' || id === '001'));
  if (text.length === 0) return [];
  const all = reports.filter(({ id }) => id === '000' || id === '001');
  const errors = sumShares(text, 'findings.errors');
  const suspicious = sumShares(text, 'findings.suspicious');
  const flagged = sumShares(all, 'findings.okFlagged');
  return [
    share('errors of a careful reader found', '000 and 001', errors, 0.8),
    share('suspicious places of a careful reader found', '000 and 001', suspicious, 0.6),
    {
      measure: 'places checked and right that a warning points at',
      data: `000 and 001 in ${all.length} files`,
      value: `${flagged.right} of ${flagged.of}`,
      goal: '0',
      met: flagged.right === 0,
      reference: '',
    },
  ];
}

interface Share {
  readonly right: number;
  readonly of: number;
}

const sumShares = (reports: readonly ReportScore[], name: string): Share =>
  reports.reduce(
    (sum, { measures }) => {
      const measure: Measure | undefined = measures[name];
      return measure?.type === 'share' ? { right: sum.right + measure.right, of: sum.of + measure.of } : sum;
    },
    { right: 0, of: 0 },
  );

const share = (measure: string, data: string, { right, of }: Share, goal: number): Goal => ({
  measure,
  data,
  value: shareText(right, of),
  goal: `≥ ${goal * 100} %`,
  met: of === 0 ? null : right / of >= goal,
  reference: '',
});

function scorePlanted(scores: readonly FixtureScore[]): Goal[] {
  const truths = new Map(listFixtures().map(({ id, truth }) => [id, truth]));
  const found = [...scores.flatMap((score) => scoreDocument(score, truths)), ...scoreSeries(scores, truths)];
  const missed = found.flatMap((one) => one.missed);
  const invented = found.flatMap((one) => one.invented);
  const planted = found.reduce((n, one) => n + one.planted, 0);
  const data = `${truths.size} fixtures, ${scores.length} files, ${planted} errors planted`;
  const row = (measure: string, wrong: readonly string[]): Goal => ({
    measure,
    data,
    value: [String(wrong.length), ...wrong.slice(0, 3)].join('; '),
    goal: '0',
    met: wrong.length === 0,
    reference: '',
  });
  return [row('planted errors missed', missed), row('findings that were not planted', invented)];
}

interface Outcome {
  readonly planted: number;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

const ACROSS = 'previous_year_restated';

function scoreDocument(
  { id, format, extraction }: FixtureScore,
  truths: ReadonlyMap<string, FixtureTruth>,
): Outcome[] {
  const truth = truths.get(id);
  if (!truth) return [];
  const planted = truth.planted.filter((p) => p.code !== ACROSS);
  const visible = planted.filter((p) => format !== 'xlsx' || isInAppendix(p, truth));
  return [judge(`${id} ${format}`, visible, planted, extraction.findings)];
}

/** The workbooks hold the national tables only. */
function isInAppendix({ values, indicatorIds }: Planted, { standard }: FixtureTruth): boolean {
  const printed = new Set(
    standard.filter((row) => indicatorIds.includes(row.indicatorId)).map((row) => row.valueText),
  );
  return values.every((value) => printed.has(value) || printed.has(`${value}%`));
}

/** Each school's two reports, format by format. */
function scoreSeries(scores: readonly FixtureScore[], truths: ReadonlyMap<string, FixtureTruth>): Outcome[] {
  const catalog = loadCatalog();
  return scores.flatMap((later) => {
    const truth = truths.get(later.id);
    const earlier = scores.find(
      (s) =>
        s.format === later.format && s.id === later.id.replace(/\d+$/, (year) => String(Number(year) - 1)),
    );
    if (!truth || !earlier) return [];
    const findings = checkReports([earlier, later].map(toReport), catalog);
    const planted = truth.planted.filter((p) => p.code === ACROSS);
    return [judge(`${later.id} ${later.format} after ${earlier.id}`, planted, planted, findings)];
  });
}

const toReport = ({ id, extraction }: FixtureScore): ReportFacts => ({
  document: id,
  year: extraction.report.year ?? 0,
  facts: extraction.observations.map((fact) => ({
    ...fact,
    id: `${id}-${fact.id}`,
    ...(fact.corrects !== undefined && { corrects: `${id}-${fact.corrects}` }),
  })),
});

/** `expected` must be found; of `allowed` more may be, what is neither was not planted. */
function judge(
  name: string,
  expected: readonly Planted[],
  allowed: readonly Planted[],
  findings: readonly Finding[],
): Outcome {
  return {
    planted: expected.length,
    missed: expected
      .filter((p) => !findings.some((finding) => isAbout(finding, p)))
      .map((p) => `${name}: ${p.code} ${p.values.join(' ')}`),
    invented: findings
      .filter((finding) => !allowed.some((p) => isAbout(finding, p)))
      .map(({ code, message }) => `${name}: ${code} ${message.en}`),
  };
}

/** The same check, and a planted value in its words. */
const isAbout = ({ code, message }: Finding, planted: Planted): boolean =>
  code === planted.code && planted.values.some((value) => numbersIn(message.zh).has(value));

const numbersIn = (text: string): Set<string> => new Set(text.match(/\d+(?:\.\d+)?/g) ?? []);
