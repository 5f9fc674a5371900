// Whose report a document is. Other schools are named everywhere in it, so places count: title, labels, declaration,
// running header, the sentence in which a school introduces itself; how often a name stands in the text counts less.

import type { InstitutionRegistry, ReportTypeRule } from '../../catalog/types.ts';
import type { DocumentText, TextLine } from './document-text.ts';
import { regionAtHead, regionAtStart, regionOfOffice, regionSpokenOf } from './find-region.ts';
import type { Title } from './find-title.ts';
import { InstitutionEvidence, type InstitutionResult, toMention } from './institution-evidence.ts';
import { countRegistered, type FoundName, schoolAtStart } from './name-at-start.ts';
import { isSubject, readOpening } from './read-opening.ts';
import { SELF } from './self-introduction.ts';

const LABEL = /(?:^|学校|单位|院校|机构|填报|报告)名称(?:\([^()]{0,6}\))?:?\(?/u;
const CODE_LABEL = /(?:学校|单位|院校|机构)(?:代码|标识码|编码):?(\d{10}|\d{5})(?!\d)/u;
const CODE_BEHIND = /^\((\d{10}|\d{5})\)/;
const DECLARATION = /(?:学校|学院|本校|单位)对\(?(.{4,40})/u;
const REPORT = /质量.{0,4}(?:报告|年报)/u;
/** A page about one school speaks of 该校; one of a school about itself of 我校. */
const OF_ONE = /该校|该院|(?:学校|学院)(?=现|占地|共有|坚持|先后|始终|开设|设有|位于)/u;
const SPEAKS_OF_SCHOOL = /我校|本校|我院|该校|该院/u;
const OF_REGION = /^.{0,20}(?:全省|全市|全区|全县|我省|我市|全国)/u;
const NAMED = /^\(以下(?:简称|称)["“'‘]?(?:学校|学院|我校|我院)/u;
const QUOTED_TITLE = /《([^《》]{4,60}(?:报告|年报)[^《》]{0,12})》/gu;
/** A title page and what follows it on the next. */
const FRONT_LINES = 40;
const MAX_LABEL_LINE = 120;
const MAX_ALONE = 30;

type School = (text: string) => FoundName | null;

/** The institution a document reports on; null with the contenders when several could be it. Weak evidence is told by `from`. */
export function findInstitution(
  text: DocumentText,
  title: Title | null,
  rules: readonly ReportTypeRule[],
  registry: InstitutionRegistry,
): InstitutionResult {
  const school: School = (t) => schoolAtStart(t, rules, registry);
  const evidence = new InstitutionEvidence();
  const words = title?.ofReport ? title.text.replace(/^\d{4}年?度?/u, '') : '';
  evidence.add(region(words, registry) ?? school(words), 'title');
  for (const line of [...text.lines, ...text.cells]) readLabels(line.text, evidence, school, registry);
  readFront(text.front, evidence, school);
  if (title?.ofReport)
    for (const { text: line } of text.front.slice(0, FRONT_LINES)) {
      const office = regionOfOffice(line, registry);
      if (office) evidence.add({ ...office, kind: 'region', registered: null }, 'alone');
    }
  for (const { found, place } of readOpening(text, title, school)) evidence.add(found, place);
  for (const line of text.lines) readSelf(line.text, evidence, school);
  for (const [, quoted = ''] of text.all.matchAll(QUOTED_TITLE))
    evidence.add(region(quoted.replace(/^\d{4}年?度?/u, ''), registry) ?? school(quoted), 'quotedTitle');
  readHeaders(text.lines, evidence, school);
  const decided = evidence.decide(
    countRegistered(text.all, registry),
    (name) => text.all.split(name).length - 1,
    (name) => OF_ONE.test(text.all) && !OF_REGION.test(text.all) && isSubject(name, text.all),
  );
  if (decided.found || decided.ambiguous.length > 0 || SPEAKS_OF_SCHOOL.test(text.all)) return decided;
  const spoken =
    regionSpokenOf(text.all, registry) ?? (OF_ONE.test(text.all) ? null : regionAtHead(text.all, registry));
  return spoken
    ? { found: toMention({ ...spoken, kind: 'region', registered: null }), from: 'region_only_named' }
    : decided;
}

function region(title: string, registry: InstitutionRegistry): FoundName | null {
  const found = regionAtStart(title, registry);
  return found && { ...found, kind: 'region', registered: null };
}

function readLabels(
  text: string,
  evidence: InstitutionEvidence,
  school: School,
  registry: InstitutionRegistry,
): void {
  if (text.length > MAX_LABEL_LINE) return;
  const label = LABEL.exec(text);
  if (label) {
    const rest = text.slice(label.index + label[0].length);
    const found = school(rest);
    evidence.add(found, 'label');
    const code = found && CODE_BEHIND.exec(rest.slice(found.name.length))?.[1];
    if (found && code) evidence.addCode(found, code, registry.find(code));
  }
  const registered = registry.find(CODE_LABEL.exec(text)?.[1] ?? '');
  if (registered)
    evidence.add(
      { name: registered.name, kind: registered.kind, registered, region: registered.region },
      'label',
    );
}

function readFront(front: readonly TextLine[], evidence: InstitutionEvidence, school: School): void {
  front.forEach(({ text }, i) => {
    const found = i < FRONT_LINES && text.length <= MAX_ALONE ? school(text) : null;
    if (found && found.name.length === text.length) evidence.add(found, 'alone');
    const declared = DECLARATION.exec(text)?.[1];
    if (declared && REPORT.test(declared)) evidence.add(school(declared), 'declaration');
  });
}

/** Sentences in which a school introduces itself. */
function readSelf(text: string, evidence: InstitutionEvidence, school: School): void {
  const starts = [0, ...[...text.slice(0, 400).matchAll(/。/gu)].map((stop) => stop.index + 1)];
  for (const start of starts) {
    const found = school(text.slice(start, start + 60));
    if (!found) continue;
    const rest = text.slice(start + found.name.length, start + found.name.length + 20);
    if (NAMED.test(rest)) evidence.add(found, 'named');
    else if (SELF.test(rest)) evidence.add(found, 'self');
  }
}

/** Short lines that come back at least three times and begin with a name. */
function readHeaders(lines: readonly TextLine[], evidence: InstitutionEvidence, school: School): void {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    if (text.length >= 4 && text.length <= 60 && !/[。，；]/u.test(text))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const [text, count] of counts) if (count >= 3) evidence.add(school(text), 'header');
}
