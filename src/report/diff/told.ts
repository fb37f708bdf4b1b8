import type { DiffPart, ResourceDiff, Statement } from '../../model/diff.ts'
import type { Profile } from '../../profile/profile.ts'
import { localName } from '../../profile/words.ts'
import { diffWords } from '../../text/diff.ts'
import type { Language } from '../../text/language.ts'
import { plain } from '../validation/plain.ts'
import { changesOf, type ToldChange } from './changes.ts'
import { type Naming, profileNames, propertyName } from './values.ts'

/** What became of a resource, in words. */
export interface ToldResource {
  readonly kind: ResourceDiff['kind']
  readonly primaryTopic: string
  /** Such as `Ändrad datamängd`. */
  readonly heading: string
  /** Its title, else its address. */
  readonly name: string
  /** How many statements are gone and how many are new. */
  readonly gone: number
  readonly appeared: number
  /** What was changed in the resource itself; of one that is new or gone everything that was said of it. */
  readonly changes: readonly ToldChange[]
  readonly parts: readonly ToldPart[]
}

/** What became of something that lies in a resource, such as a distribution. */
export interface ToldPart {
  /** The property that leads to it, such as `Distribution`. */
  readonly property: string
  /** Its title or address; '' when it has neither. */
  readonly name: string
  readonly kind: ResourceDiff['kind']
  readonly changes: readonly ToldChange[]
  readonly parts: readonly ToldPart[]
}

/** In what words a diff is told. */
export interface TellOptions {
  readonly profile: Profile
  readonly language: Language
}

/** Tells diffs in words, with the profile's names for properties and values, and the names of the resources among them. */
export function tell(diffs: readonly ResourceDiff[], options: TellOptions): ToldResource[] {
  const names = new Map(diffs.flatMap(({ primaryTopic, label }) => (label === null ? [] : [[primaryTopic, label]])))
  const { profile, language } = options
  const naming = { ...profileNames(profile), language, nameOf: (node: string) => names.get(node) }
  return diffs.map(diff => told(diff, naming))
}

function told(diff: ResourceDiff, naming: Naming): ToldResource {
  const words = diffWords[naming.language]
  const topic = `<${diff.primaryTopic}>`
  const own = new Map(diff.parts.flatMap(partName))
  const nameOf = (node: string): string | undefined => own.get(node) ?? naming.nameOf(node)
  const isTold = new Set(diff.parts.map(part => part.subject))
  const ledTo = { gone: objectsOf(diff.gone), appeared: objectsOf(diff.appeared) }
  const named = { ...naming, nameOf }
  const telling = { naming: named, bySubject: bySubject(diff), isTold, ledTo, byHolder: byHolder(diff) }
  return {
    kind: diff.kind,
    primaryTopic: plain(diff.primaryTopic),
    heading: words.kinds[diff.kind](words.classes[diff.resourceType]),
    name: plain(diff.label ?? diff.primaryTopic),
    gone: diff.gone.length,
    appeared: diff.appeared.length,
    changes: changesAbout(topic, diff.resourceType, telling),
    parts: partsWithin(null, telling),
  }
}

/** A part by its address or label, as values name it. */
function partName({ subject, label }: DiffPart): [string, string][] {
  return label === null ? [] : [[subject.startsWith('<') ? subject.slice(1, -1) : subject, label]]
}

interface Telling {
  readonly naming: Naming
  readonly bySubject: ReadonlyMap<string, Said>
  /** Parts that are told for themselves. */
  readonly isTold: ReadonlySet<string>
  /** What statements that are gone, and that are new, lead to. */
  readonly ledTo: { readonly gone: ReadonlySet<string>; readonly appeared: ReadonlySet<string> }
  /** The parts by what they are told in, null for the resource itself. */
  readonly byHolder: ReadonlyMap<string | null, readonly DiffPart[]>
}

function objectsOf(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(statements.map(({ object }) => object))
}

/** Parts that hang deeper are told beside those that they hang in. */
const deepest = 8

function byHolder({ parts }: ResourceDiff): ReadonlyMap<string | null, readonly DiffPart[]> {
  const places = new Map<string | null, { readonly holder: string | null; readonly depth: number }>()
  for (const { subject, within } of parts) {
    const above = places.get(within) ?? { holder: null, depth: 0 }
    places.set(subject, above.depth < deepest ? { holder: within, depth: above.depth + 1 } : above)
  }
  return Map.groupBy(parts, ({ subject }) => places.get(subject)?.holder ?? null)
}

interface Said {
  readonly gone: readonly Statement[]
  readonly appeared: readonly Statement[]
}

function bySubject({ gone, appeared }: ResourceDiff): ReadonlyMap<string, Said> {
  const [before, after] = [gone, appeared].map(all => Map.groupBy(all, ({ subject }) => subject))
  const subjects = new Set([...before.keys(), ...after.keys()])
  return new Map(
    [...subjects].map(subject => [subject, { gone: before.get(subject) ?? [], appeared: after.get(subject) ?? [] }]),
  )
}

/** What is said of a part that is told for itself is not said twice. */
function changesAbout(subject: string, focusType: string | null, { naming, bySubject, isTold }: Telling): ToldChange[] {
  const { gone = [], appeared = [] } = bySubject.get(subject) ?? {}
  const untold = (statements: readonly Statement[]): Statement[] =>
    statements.filter(({ object }) => !isTold.has(object))
  return changesOf({ gone: untold(gone), appeared: untold(appeared) }, { focusType, naming })
}

function partsWithin(holder: string | null, telling: Telling): ToldPart[] {
  return (telling.byHolder.get(holder) ?? []).map(part => toldPart(part, telling))
}

function toldPart(part: DiffPart, telling: Telling): ToldPart {
  const { language } = telling.naming
  const { subject, label, type, property } = part
  const address = subject.startsWith('<') ? subject.slice(1, -1) : ''
  return {
    property: property === null ? diffWords[language].other : propertyName(property, null, telling.naming),
    name: plain(label ?? address),
    kind: kindOf(part, telling),
    changes: changesAbout(subject, type === null ? null : localName(type), telling),
    parts: partsWithin(subject, telling),
  }
}

/** Is the part itself new or gone? It is when the statement that leads to it is, and nothing is said on the other side. */
function kindOf({ subject }: DiffPart, { ledTo, bySubject }: Telling): ResourceDiff['kind'] {
  const { gone = [], appeared = [] } = bySubject.get(subject) ?? {}
  if (gone.length === 0 && ledTo.appeared.has(subject)) return 'added'
  return appeared.length === 0 && ledTo.gone.has(subject) ? 'removed' : 'updated'
}
