// What a document says of itself: the kind of report, whose it is, its year and title. Read from the text; the file name
// is the last resort, and then a message says so.

import { matchesAny } from '../../catalog/load-report-types.ts';
import type { Catalog, ReportTypeRule } from '../../catalog/types.ts';
import {
  type DocumentContent,
  type InstitutionKind,
  type InstitutionMention,
  type Message,
  makeMessage,
  type ReportProfile,
  type ReportType,
} from '../../model/index.ts';
import { yearsIn } from '../periods/read-absolute-period.ts';
import { compact, type DocumentText, readDocumentText } from './document-text.ts';
import { findInstitution } from './find-institution.ts';
import { findTitle, type Title } from './find-title.ts';
import { findYear } from './find-year.ts';
import { toMention } from './institution-evidence.ts';
import { isSchoolName, schoolAtStart } from './name-at-start.ts';

export interface ProfileResult {
  readonly report: ReportProfile;
  readonly messages: readonly Message[];
}

/** The profile of a document without the messages; see `describeReport`. */
export function profileReport(doc: DocumentContent, path: string, catalog: Catalog): ReportProfile {
  return describeReport(doc, path, catalog).report;
}

/**
 * Type, institution, year and title of `doc`, and messages for what was not found, ambiguous or inferred. The type follows
 * from the title; a general title (质量年度报告) is settled by the kind of the institution.
 */
export function describeReport(doc: DocumentContent, path: string, catalog: Catalog): ProfileResult {
  const rules: readonly ReportTypeRule[] = catalog.reportTypes;
  const text = readDocumentText(doc);
  const messages: Message[] = [];
  const title = findTitle(text, rules, (line) => isSchoolName(line, rules, catalog.institutions));
  const institution = settleInstitution(text, title, path, catalog, messages);
  const type = decideType(text, title, institution?.kind ?? null, catalog);
  const year = settleYear(text, title, type, doc, path, messages);
  return { report: { type, institution, year, title: title?.printed ?? null }, messages };
}

function settleInstitution(
  text: DocumentText,
  title: Title | null,
  path: string,
  catalog: Catalog,
  messages: Message[],
): InstitutionMention | null {
  const result = findInstitution(text, title, catalog.reportTypes, catalog.institutions);
  if (result.found) {
    if (result.from) messages.push(makeMessage(result.from, { name: result.found.name }));
    return result.found;
  }
  if (result.ambiguous.length > 1) {
    messages.push(makeMessage('institution_ambiguous', { names: result.ambiguous.join('、') }));
    return null;
  }
  const named = schoolAtStart(fileName(path), catalog.reportTypes, catalog.institutions);
  if (!named) {
    messages.push(makeMessage('institution_unknown'));
    return null;
  }
  messages.push(makeMessage('institution_from_file_name', { name: named.name }));
  return toMention(named);
}

/** The last part of `path` without its ending and leading numbers. */
const fileName = (path: string): string =>
  compact(
    path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.\w{2,5}$/, ''),
  ).replace(/^[\d._-]+/, '');

function decideType(
  text: DocumentText,
  title: Title | null,
  kind: InstitutionKind | null,
  catalog: Catalog,
): ReportType {
  const rules: readonly ReportTypeRule[] = catalog.reportTypes;
  const words = title?.ofReport ? title.text : '';
  const ofKind = rules.filter((rule) => rule.kind !== undefined && rule.kind === kind);
  const byTitle = rules.find(
    (rule) =>
      matchesAny(rule.patterns, words) || (ofKind.includes(rule) && matchesAny(rule.withKind ?? [], words)),
  );
  if (byTitle || title?.ofReport) return byTitle?.type ?? 'other';
  const byTables = isAppendix(text, catalog) ? ofKind.find((rule) => rule.withKind?.length) : undefined;
  return byTables?.type ?? rules.find((rule) => showsSigns(rule, text.all))?.type ?? 'other';
}

/** Whether a document without a title is the tables of a quality report alone: it bears the titles of several of them. */
function isAppendix(text: DocumentText, catalog: Catalog): boolean {
  const lines = [...text.lines, ...text.cells].map((line) => line.text).filter((line) => line.length <= 40);
  const named = catalog.standardTables.filter((table) =>
    lines.some((line) => table.titles.some((name) => line.endsWith(name))),
  );
  return named.length >= 2;
}

function showsSigns(rule: ReportTypeRule, text: string): boolean {
  const signs = rule.signs ?? [];
  return (
    signs.length > 0 && signs.filter((sign) => matchesAny([sign], text)).length >= (rule.signsNeeded ?? 1)
  );
}

function settleYear(
  text: DocumentText,
  title: Title | null,
  type: ReportType,
  doc: DocumentContent,
  path: string,
  messages: Message[],
): number | null {
  const result = findYear(text, title, type, doc.tables);
  if (result) {
    if (result.from !== 'stated')
      messages.push(makeMessage(`year_from_${result.from}`, { year: result.year }));
    return result.year;
  }
  const named = yearsIn(fileName(path)).filter((year) => year >= 1990);
  const [year] = named;
  if (named.length !== 1 || year === undefined) {
    messages.push(makeMessage('year_unknown'));
    return null;
  }
  messages.push(makeMessage('year_from_file_name', { year }));
  return year;
}
