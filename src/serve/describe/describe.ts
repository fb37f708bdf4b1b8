import { propertyLabel } from '../../profile/labels.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Graph } from '../../rdf/graph.ts'
import { BlankNode, Literal } from '../../rdf/terms.ts'
import { dcterms, foaf, rdf, rdfs, skos, vcard } from '../../rdf/vocabulary.ts'
import type { Language } from '../../text/language.ts'
import type { Literal as Text } from '../literals.ts'

/** One property of a resource, ready to be shown. */
export interface PropertyView {
  /** IRI of the property. */
  readonly property: string
  /** Its name in the profile; null when the profile does not have it. */
  readonly label: string | null
  readonly values: readonly ValueView[]
  /** How many values are left out. */
  readonly more: number
}

/** One value of a property. */
export type ValueView =
  | { readonly kind: 'text'; readonly text: Text; readonly datatype: string }
  | { readonly kind: 'iri'; readonly iri: string; readonly label: Text | null }
  | {
      readonly kind: 'resource'
      /** null for a blank node. */
      readonly iri: string | null
      readonly properties: readonly PropertyView[]
    }

/** What a description is made with. */
export interface Describing {
  readonly profile: Profile
  readonly language: Language
}

const mostValues = 50
const deepest = 3
const titles = [dcterms.title, foaf.name, vcard.fn, skos.prefLabel, rdfs.label]

/**
 * The properties of a resource in the order of the profile, those outside the profile last (`label` null).
 * Resources that the graph describes are shown with their own properties, three levels down.
 */
export function describe(graph: Graph, subject: number, { profile, language }: Describing): PropertyView[] {
  return propertiesOf(graph, subject, { profile, language, within: [subject] })
}

/** A title or name that the graph gives a resource, in the language to show; null when it gives none. */
export function titleOf(graph: Graph, subject: number, language: Language): Text | null {
  for (const property of titles) {
    const values = graph.objectsOf(subject, graph.iri(property)).filter(id => graph.kind(id) === Literal)
    if (values.length > 0) return textOf(graph, values.toSorted(byLanguage(graph, language))[0])
  }
  return null
}

/** The label of a controlled value, in the language to show; null when no table names it. */
export function labelOf(profile: Profile, value: string, language: Language): Text | null {
  const order: readonly Language[] = language === 'sv' ? ['sv', 'en'] : ['en', 'sv']
  for (const { concepts } of profile.schemes.values()) {
    const concept = concepts.get(value)
    const found = order.find(tag => concept?.label[tag])
    if (concept !== undefined && found !== undefined) return { text: concept.label[found] ?? value, language: found }
  }
  return null
}

interface Walk extends Describing {
  /** The resources on the way here, so that circles end. */
  readonly within: readonly number[]
}

function propertiesOf(graph: Graph, subject: number, walk: Walk): PropertyView[] {
  const type = typeOf(graph, subject)
  const order = profileOrder(walk.profile, type)
  const rank = (property: string) => order.get(property) ?? order.size
  return graph
    .predicatesOf(subject)
    .map(predicate => graph.value(predicate))
    .filter(property => property !== rdf.type)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(property => propertyView(graph, subject, { ...walk, property, type }))
}

function propertyView(
  graph: Graph,
  subject: number,
  walk: Walk & { readonly property: string; readonly type: string | null },
): PropertyView {
  const { property, type, profile, language } = walk
  const objects = graph.objectsOf(subject, graph.iri(property)).toSorted(byLanguage(graph, language))
  const values = objects.slice(0, mostValues).map(object => valueView(graph, object, walk))
  const label = propertyLabel(profile, type, property)?.[language] ?? null
  return { property, label, values, more: Math.max(objects.length - mostValues, 0) }
}

function valueView(graph: Graph, object: number, walk: Walk): ValueView {
  if (graph.kind(object) === Literal) {
    return { kind: 'text', text: textOf(graph, object), datatype: graph.datatype(object) }
  }
  const iri = graph.kind(object) === BlankNode ? null : graph.value(object)
  const isOpen = graph.describes(object) && walk.within.length < deepest && !walk.within.includes(object)
  const label = iri === null ? null : labelOf(walk.profile, iri, walk.language)
  if (iri !== null && (label !== null || !isOpen)) {
    return { kind: 'iri', iri, label: label ?? titleOf(graph, object, walk.language) }
  }
  const within = [...walk.within, object]
  return { kind: 'resource', iri, properties: isOpen ? propertiesOf(graph, object, { ...walk, within }) : [] }
}

/** Local name of the resource's class; null when it has none. */
function typeOf(graph: Graph, subject: number): string | null {
  const type = graph.objectOf(subject, graph.iri(rdf.type))
  return type === 0 ? null : graph.value(type).replace(/^.*[#/]/, '')
}

/** The properties of a class, numbered as the profile lists them. */
function profileOrder(profile: Profile, type: string | null): ReadonlyMap<string, number> {
  const paths = [...profile.rules.values()].filter(rule => rule.focusType === type).map(rule => rule.path)
  return new Map([...new Set(paths)].flatMap((path, place) => (path === null ? [] : [[path, place]])))
}

function textOf(graph: Graph, id: number): Text {
  return { text: graph.value(id), language: graph.language(id) || null }
}

/** Values in the page's language first, then Swedish, English, the rest; otherwise as in the document. */
function byLanguage(graph: Graph, language: Language): (a: number, b: number) => number {
  const order = [language, 'sv', 'en', '']
  const rank = (id: number) => {
    const place = order.indexOf(graph.language(id).toLowerCase().split('-')[0])
    return place === -1 ? order.length : place
  }
  return (a, b) => rank(a) - rank(b) || a - b
}
