import type { FixCost } from '../model/assessment.ts'
import type { Bilingual } from '../model/finding.ts'
import { bilingual } from '../profile/labels.ts'
import type { Concept, Profile } from '../profile/profile.ts'

/** What mends: a statement, one whose value a person must write, an address that answers, rules that are kept, an IRI. */
export type FixKind = 'statement' | 'text' | 'link' | 'compliance' | 'conformance' | 'identity'

/** A row of `vocab/score-fixes.tsv`. */
export interface FixRow {
  readonly code: string
  readonly label: Bilingual
  /** May hold `{$found}` and `{$value}`. */
  readonly text: Bilingual
  readonly on: 'dataset' | 'distribution'
  /** IRI; null when it is about more than one, or none. */
  readonly property: string | null
  /** Predicates and objects, with places such as `{file-type}`; empty when it writes none. */
  readonly turtle: string
  /** Do the old values of the properties that it writes go? */
  readonly replaces: boolean
  readonly kind: FixKind
  readonly cost: FixCost
  /** Name of the test that fails once it is made, where two profiles contradict one another; null of nearly all. */
  readonly breaks: string | null
}

/** Fixes by code. */
export type FixTable = ReadonlyMap<string, FixRow>

const kinds: readonly FixKind[] = ['statement', 'text', 'link', 'compliance', 'conformance', 'identity']
const costs: readonly FixCost[] = ['vocabulary', 'value', 'link', 'data']

/** Tables of profiles, read once: explanations ask for them dataset by dataset. A profile never changes. */
const known = new WeakMap<Profile, FixTable>()

/** The fixes of a profile, by code. @throws Error naming a row that is not whole */
export function fixTableOf(profile: Profile): FixTable {
  const found = known.get(profile)
  if (found !== undefined) return found
  const rows = [...(profile.schemes.get('score-fixes')?.concepts.values() ?? [])].map(rowOf)
  const table = new Map(rows.map(row => [row.code, row]))
  known.set(profile, table)
  return table
}

function rowOf({ code, label, more }: Concept): FixRow {
  const text = bilingual({ sv: more.text_sv || null, en: more.text_en || null })
  const name = bilingual(label)
  const on = more.on === 'dataset' || more.on === 'distribution' ? more.on : null
  const kind = kinds.find(known => known === more.kind)
  const cost = costs.find(known => known === more.cost)
  if (text === null || name === null || on === null || kind === undefined || cost === undefined) {
    throw new Error(`vocab/score-fixes.tsv: ${code} is not whole`)
  }
  const { property, turtle, replaces, breaks } = more
  return {
    code,
    label: name,
    text,
    on,
    property: property || null,
    turtle,
    replaces: replaces === 'yes',
    kind,
    cost,
    breaks: breaks || null,
  }
}
