// Evidence for whose report a document is, added up by institution, and the decision.

import type { Institution } from '../../catalog/types.ts';
import type { InstitutionMention } from '../../model/index.ts';
import type { FoundName } from './name-at-start.ts';

/** Places that say whose report it is, and how much they say. */
export const WEIGHT = {
  /** 单位名称：X; 名称：X(12215) above a national table. */
  label: 10,
  /** The title begins with X: nothing says more. */
  title: 20,
  /** 学校对（X）…质量报告…的真实性负责. */
  declaration: 8,
  /** 《X…报告》. */
  quotedTitle: 8,
  /** X（以下简称“学校”）. */
  named: 8,
  /** A line of the title page that is nothing but X. */
  alone: 7,
  /** A line that comes back on many pages. */
  header: 6,
  /** The first line of the document introduces X: X占地364亩, X是一所…. */
  opening: 7,
  /** The first line is a title that begins with X, though not that of a known kind of report: X简介. */
  headline: 8,
  /** X创建于1953年. */
  self: 4,
} as const;

export type Place = keyof typeof WEIGHT;

/** Places where other schools and the school's own departments stand as well: they need the frequency of the name. */
const WEAK: ReadonlySet<Place> = new Set(['alone', 'header', 'self', 'opening']);
const isWeak = (c: Candidate): boolean => [...c.places].every((place) => WEAK.has(place));
/** Evidence below this is no more than a mention. */
const ENOUGH = 6;
/** The best must lead the next by this factor. */
const LEAD = 1.5;
/** What twenty mentions or more are worth. */
const FREQUENCY = 5;
const MANY = 20;
/** The only one named, in a text that speaks of 该校 or 学校: at least this often. */
const SOLE_ENOUGH = 2;
/** By mentions alone: at least this many, and this many times those of any other. */
const MENTIONS_ENOUGH = 5;
const MENTIONS_LEAD = 4;
/** Of more names than this the frequency is not counted. */
const MAX_CANDIDATES = 50;
/** With weak evidence only. */
const WEAK_LEAD = 2;

interface Candidate {
  readonly found: FoundName;
  readonly score: number;
  readonly places: ReadonlySet<Place>;
}

/** Codes of the messages that tell of weak evidence. */
export type Hint = 'institution_only_named' | 'institution_from_opening' | 'region_only_named';

export type InstitutionResult =
  | {
      readonly found: InstitutionMention;
      /** Nothing but this says so. */
      readonly from?: Hint;
    }
  | { readonly found: null; readonly ambiguous: readonly string[] };

/** Collects evidence by printed name; names that the register or a printed code makes one are joined at the end. */
export class InstitutionEvidence {
  readonly #byName = new Map<string, { found: FoundName; score: number; places: Set<Place> }>();
  readonly #codes = new Map<string, { code: string; registered: Institution | null }>();

  /** Counts `found` at a `place`; the second and later finds at such places count a tenth. */
  add(found: FoundName | null, place: Place): void {
    // 机械工程学院 on a line of its own is a department
    if (!found || (WEAK.has(place) && !found.registered && found.kind === 'other')) return;
    const known = this.#byName.get(found.name) ?? { found, score: 0, places: new Set<Place>() };
    known.score += known.places.has(place) ? WEIGHT[place] / 10 : WEIGHT[place];
    known.places.add(place);
    this.#byName.set(found.name, known);
  }

  /** Notes that `found` bears `code` in print; `registered` is what the register has under it. */
  addCode(found: FoundName, code: string, registered: Institution | null): void {
    // a code of another school beside a registered name is a slip; a school without a higher-education code is not it
    const fits = registered?.kind === found.kind || found.kind === 'other';
    if (!found.registered && !this.#codes.has(found.name))
      this.#codes.set(found.name, { code, registered: fits ? registered : null });
  }

  /**
   * The one institution the evidence is for. `mentions` counts registered institutions, `count` any name, in the text;
   * `isSubject`: whether the text is about a school.
   */
  decide(
    mentions: ReadonlyMap<Institution, number>,
    count: (name: string) => number,
    isSubject: (name: string) => boolean,
  ): InstitutionResult {
    const candidates = this.#joined()
      .sort((a, b) => b.score - a.score)
      .slice(0, MAX_CANDIDATES);
    const mentioned = (c: Candidate) =>
      c.found.registered ? (mentions.get(c.found.registered) ?? 0) : count(c.found.name);
    const ranked = candidates
      .map((c) => ({ ...c, score: c.score + (FREQUENCY * Math.min(mentioned(c), MANY)) / MANY }))
      .sort((a, b) => b.score - a.score);
    const strong = ranked.filter((c) => !isWeak(c));
    const [first, second] = strong.length > 0 ? strong : ranked;
    if (!first || first.score < ENOUGH) return byMentions(mentions, isSubject);
    if (second && first.score < LEAD * second.score)
      return { found: null, ambiguous: [first, second].map((c) => c.found.name) };
    const rival = isWeak(first) ? strongest(mentions, first.found.registered) : undefined;
    if (rival && mentioned(first) < WEAK_LEAD * rival[1])
      return { found: null, ambiguous: [first.found.name, rival[0].name] };
    const introduced = [...first.places].every((place) => place === 'opening' || place === 'headline');
    return { found: this.#mention(first.found), ...(introduced && { from: 'institution_from_opening' }) };
  }

  #joined(): Candidate[] {
    const byKey = new Map<Institution | string, Candidate>();
    for (const { found, score, places } of this.#byName.values()) {
      const registered = found.registered ?? this.#codes.get(found.name)?.registered ?? null;
      const key = registered ?? found.name;
      const known = byKey.get(key);
      byKey.set(key, {
        found: known?.found ?? { ...found, registered },
        score: score + (known?.score ?? 0),
        places: new Set([...places, ...(known?.places ?? [])]),
      });
    }
    return [...byKey.values()];
  }

  #mention(found: FoundName): InstitutionMention {
    return { ...toMention(found), code: found.registered?.code ?? this.#codes.get(found.name)?.code ?? null };
  }
}

/** What the model keeps of a name: the registered name and code where the register knows them. */
export function toMention(found: FoundName): InstitutionMention {
  return {
    name: found.registered?.name ?? found.name,
    code: found.registered?.code ?? null,
    nameAsPrinted: found.name,
    kind: found.kind,
    region: found.registered?.region ?? found.region,
  };
}

/** The most mentioned institution besides `except`. */
function strongest(
  mentions: ReadonlyMap<Institution, number>,
  except: Institution | null,
): readonly [Institution, number] | undefined {
  return [...mentions].filter(([i]) => i !== except).sort((a, b) => b[1] - a[1])[0];
}

/** Without any telling place: the school that is named far more often than all others. */
function byMentions(
  mentions: ReadonlyMap<Institution, number>,
  isSubject: (name: string) => boolean,
): InstitutionResult {
  const first = strongest(mentions, null);
  const second = first && strongest(mentions, first[0]);
  const few = first !== undefined && first[1] >= SOLE_ENOUGH && first[1] < MENTIONS_ENOUGH;
  if (few && !second && isSubject(first[0].name))
    return { found: registeredMention(first[0]), from: 'institution_only_named' };
  if (!first || first[1] < MENTIONS_ENOUGH) return { found: null, ambiguous: [] };
  if (second && first[1] < MENTIONS_LEAD * second[1])
    return { found: null, ambiguous: [first[0].name, second[0].name] };
  return { found: registeredMention(first[0]) };
}

const registeredMention = (registered: Institution): InstitutionMention =>
  toMention({ name: registered.name, kind: registered.kind, registered, region: registered.region });
