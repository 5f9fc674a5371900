// A document that begins with a school: a title of a kind nobody knows, or the school's introduction. A school that stands
// beside 我校 in a sentence is another one.

import type { DocumentText } from './document-text.ts';
import type { Title } from './find-title.ts';
import type { Place } from './institution-evidence.ts';
import type { FoundName } from './name-at-start.ts';
import { SELF } from './self-introduction.ts';

/** How the first line of an introduction goes on. */
const OPENING =
  /^(?:占地|校园|总?占地|校区|现有|现设|设有|开设|总建筑|建校|历史|由.{2,16}(?:主管|主办|举办|创办|兴办)|为(?:国家|全国|省|市))/u;
/** What a title of another kind ends with, and what the title of news has in it. */
const HEADLINE =
  /^[^,，。;；]{0,30}(?:报告书?|年报|简介|概况|介绍|总结|公报|情况|统计|数据|章程|自评)(?:\(.{0,20}\))?$/u;
const NEWS = /领导|来校|来访|莅|赴|等|与|考察|学习|一行|调研|签约|合作|交流/u;
const SITE = /[_|｜-]([\u4e00-\u9fff()]{4,28}?)(?:【官网】|官网|-?官方网站)?$/u;
/** 二、某某学院简介. */
const NUMBERED = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\))/u;
/** A headline and what follows it; an introduction may come a little later. */
const OPENING_LINES = 2;
const SELF_LINES = 4;
const OWN = /^(?:学校|学院|我校|我院)/u;
const RENAMED = /(?:更名为|升格为|改名为|定名为|改建为)[“"]?([\u4e00-\u9fff]{4,24})/gu;
/** How a page goes on about the school it began with. */
const GOES_ON = /^(?:该校|该院|学校|学院)(?!举办|举行|召开|领导)/u;
const FIRST_PERSON = /我校|本校|我院|本院/u;
/** What one does to or with another school. */
const TOWARDS = /(?:升入|考入|考取|进入|赴|与|向|对|至|到|为|同|和|捐赠|支援|帮扶|录取到|走进)$/u;

export interface Evidence {
  readonly found: FoundName;
  readonly place: Place;
}

/** What the beginning of a document says of whose it is. `school` finds the name with which a text begins. */
export function readOpening(
  { lines, all }: DocumentText,
  title: Title | null,
  school: (text: string) => FoundName | null,
): Evidence[] {
  const evidence = lines.slice(0, SELF_LINES).flatMap((line, i): Evidence[] => {
    const text = line.text.replace(NUMBERED, '');
    const found = school(text);
    if (!found || isThirdParty(found.name, all)) return [];
    // its other name: 某某技师学院(某某技工学校)
    const rest = text.slice(found.name.length).replace(/^\([^()]{4,24}\)/u, '');
    // the name alone is seen on every title page; with its other name only here
    if (rest === '' && i === 0 && text !== found.name) return [{ found, place: 'alone' }];
    const introduced = SELF.test(rest.slice(0, 80));
    if (i >= OPENING_LINES) return introduced ? [{ found, place: 'opening' }] : [];
    if (!title?.ofReport && HEADLINE.test(rest) && !NEWS.test(rest)) return [{ found, place: 'headline' }];
    const goesOn = !title?.ofReport && !NEWS.test(rest) && GOES_ON.test(lines[i + 1]?.text ?? '');
    return introduced || goesOn || OPENING.test(rest) ? [{ found, place: 'opening' }] : [];
  });
  // 学校位于 …，2019 年更名为某某职业大学
  const renamed = OWN.test(lines[0]?.text ?? '')
    ? [...(lines[0]?.text ?? '').matchAll(RENAMED)].at(-1)
    : undefined;
  const now = renamed && school(renamed[1] ?? '');
  if (now) evidence.push({ found: now, place: 'opening' });
  // 毕业生就业质量报告_某某学院【官网】: a page's title ends with whose site it is
  const site = SITE.exec(lines[0]?.text ?? '')?.[1] ?? '';
  const owner = school(site);
  return owner && owner.name.length === site.length
    ? [...evidence, { found: owner, place: 'headline' }]
    : evidence;
}

/** Whether a school is spoken of as another one: in a sentence with 我校. */
function isThirdParty(name: string, all: string): boolean {
  return sentencesWith(name, all).some((sentence) => FIRST_PERSON.test(sentence));
}

/**
 * Whether the text is about the school called `name`: somewhere it does something, and nowhere does 我校 something with it.
 */
export function isSubject(name: string, all: string): boolean {
  const sentences = sentencesWith(name, all);
  if (sentences.some((sentence) => FIRST_PERSON.test(withoutSpeech(sentence)))) return false;
  return sentences.some((sentence) => !TOWARDS.test(sentence.slice(0, sentence.indexOf(name))));
}

/** X负责人表示，我校就业形势良好: 我校 is X. */
const withoutSpeech = (sentence: string): string =>
  sentence.replace(/“[^”]*”/gu, '').replace(/(?:表示|介绍|说|称|指出)[，,：:].*$/u, '');

const sentencesWith = (name: string, all: string): string[] =>
  all.split(/[。\n!！?？]/u).filter((sentence) => sentence.includes(name));
