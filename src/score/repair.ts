import type { Profile } from '../profile/profile.ts'
import type { FixRow } from './fix-table.ts'
import { type Filling, formatPlaces, type Place } from './places.ts'
import type { View } from './scene.ts'
import { swedishPlaces } from './swedish/places.ts'
import { templateOf } from './template.ts'

/** What a fix does to a resource. */
export interface Repair {
  /** IRIs of the properties whose old values on the resource go. */
  readonly removes: readonly string[]
  /** Predicates and objects in Turtle, as `templateOf` reads them; empty when it writes nothing. */
  readonly turtle: string
  /** Is it an example that a person must replace, because nothing follows from what stands there? */
  readonly isExample: boolean
}

/** Where a fix is made. */
export interface RepairPlace {
  readonly view: View
  readonly resource: number
  readonly profile: Profile
}

/** Every place that a fix may have, by name. */
const places = { ...formatPlaces, ...swedishPlaces }

const place = /\{([a-z-]+)\}/g

/**
 * What a fix does to a resource as it stands: the places of the table are filled from what stands there. With a `value`
 * (Turtle of a term, or plain text) that is written as the property's only new value. The single place that knows how a fix changes a graph.
 * @throws Error naming a place that nothing fills; SyntaxFault when the Turtle cannot be read
 */
export function repairOf(row: FixRow, at: RepairPlace, options: { readonly value?: string | null } = {}): Repair {
  const value = options.value ?? null
  if (value !== null && row.property !== null) {
    const turtle = `<${row.property}> ${termOf(value, row)}`
    return { removes: row.replaces ? [row.property] : [], turtle, isExample: false }
  }
  const { turtle, isExample } = filledAt(row, at)
  return { removes: row.replaces ? propertiesOf(turtle) : [], turtle, isExample }
}

/** The Turtle of a fix with its places filled from what stands there. @throws Error naming a place that nothing fills */
export function filledAt(row: FixRow, { view, resource, profile }: RepairPlace): Filling {
  let isExample = row.kind === 'text' || row.kind === 'link'
  let isFilled = false
  const turtle = row.turtle.replaceAll(place, (_, name: string) => {
    const fill: Place | undefined = places[name]
    if (fill === undefined) throw new Error(`vocab/score-fixes.tsv: ${row.code} has no place {${name}}`)
    const filling = fill(view, resource, profile)
    isExample = isFilled ? isExample || filling.isExample : filling.isExample
    isFilled = true
    return filling.turtle
  })
  return { turtle, isExample }
}

/** IRIs of the properties that Turtle writes on the resource itself. */
function propertiesOf(turtle: string): string[] {
  const { graph, subject } = templateOf(turtle)
  return graph.predicatesOf(subject).map(id => graph.value(id))
}

const isTurtle = /^(<[^<>\s]*>|"[\s\S]*"(@[\w-]+|\^\^\S+)?|\[[\s\S]*\]|[a-z]+:[\w-]+|-?\d+(\.\d+)?|true|false)$/

/** A value as a Turtle term; plain text is in the language that the example is in. */
function termOf(value: string, { turtle }: FixRow): string {
  if (isTurtle.test(value.trim())) return value.trim()
  const language = /"@([a-z-]+)/.exec(turtle)?.[1]
  return `${JSON.stringify(value)}${language === undefined ? '' : `@${language}`}`
}
