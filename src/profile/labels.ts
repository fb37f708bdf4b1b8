import type { Bilingual } from '../model/finding.ts'
import { rdfs, sh } from '../rdf/vocabulary.ts'
import type { Profile } from './profile.ts'
import { localName, textOf } from './words.ts'

/** The profile's name for a property of a class; of any class when that class has no such property. null when the profile has none. */
export function propertyLabel(profile: Profile, focusType: string | null, path: string): Bilingual | null {
  let other: Bilingual | null = null
  for (const rule of profile.rules.values()) {
    if (rule.path !== path || rule.pathLabel === null) continue
    if (rule.focusType === focusType) return rule.pathLabel
    other ??= rule.pathLabel
  }
  return other
}

/** The name of a concept of any table; in the other language where one is missing. null when no table names it. */
export function conceptLabel(profile: Profile, iri: string): Bilingual | null {
  for (const scheme of profile.schemes.values()) {
    const concept = scheme.concepts.get(iri)
    const label = concept === undefined ? null : bilingual(concept.label)
    if (label !== null) return label
  }
  return null
}

/** The profile's name for a class of its own, such as `Dataset` or `Kind`; null when no shape with that name has one. */
export function classLabel({ shapes }: Profile, focusType: string): Bilingual | null {
  for (const row of shapes.rowsOfPredicate(shapes.iri(sh.targetClass))) {
    const shape = shapes.columns.subjects[row]
    if (localName(shapes.value(shape)) !== focusType) continue
    return textOf(shapes, shape, sh.name) ?? textOf(shapes, shape, rdfs.label)
  }
  return null
}

/** What kind of problem a rule is about, in the words that the national portal uses; null when it is of no such kind. */
export function problemLabel({ rules, schemes }: Profile, rule: string): Bilingual | null {
  const code = rules.get(rule)?.problem ?? null
  const kinds = [...(schemes.get('problem-kinds')?.concepts.values() ?? [])]
  const kind = kinds.find(concept => concept.code === code)
  return kind === undefined ? null : bilingual(kind.label)
}

/** Both languages of a label, each standing in for the other; null when there is neither. */
export function bilingual({ sv, en }: { readonly sv: string | null; readonly en: string | null }): Bilingual | null {
  const either = sv ?? en
  return either === null ? null : { sv: sv ?? either, en: en ?? either }
}
