import { legalIri } from '../rdf/syntax/legal-terms.ts'
import type { DqvInput, MeasuredDataset } from './dqv.ts'
import { dqvActivities } from './dqv-activity.ts'
import { dqvPrefixes, prefixesOf } from './dqv-metrics.ts'

/** Writes the terms of one document in Turtle, as short as prefixes make them. */
export interface TermWriter {
  /** The prefixes of the whole document, declared. */
  readonly prefixes: string
  /** Declares prefixes for what a dataset is told by, and uses them from here on instead of those of the one before. */
  readonly begin: (dataset: MeasuredDataset) => string
  /** An IRI, or a blank node (`_:label`): the same name always as the same node. */
  readonly node: (name: string) => string
}

/**
 * The writer of a document. Names that stand in nearly every line have a prefix for the whole of them: `d:` is a dataset,
 * `d1:` and on are its distributions, `s1:` and on what scored it under each method.
 * @see https://www.w3.org/TR/turtle/#grammar-production-PNAME_NS
 */
export function dqvTerms(input: DqvInput): TermWriter {
  const namespaces = { ...dqvPrefixes, ...prefixesOf(input.profile.methods) }
  const byNamespace = new Map(Object.entries(namespaces).map(([prefix, namespace]) => [namespace, prefix]))
  const scorings = new Map(dqvActivities(input).map(({ iri }, place) => [iri, `s${place + 1}`]))
  const labels = new Map<string, string>()
  let own = { namespace: '', names: new Map<string, string>() }
  const shortened = (iri: string): string | null => {
    const whole = own.names.get(iri) ?? scorings.get(iri)
    if (whole !== undefined) return `${whole}:`
    const end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
    const prefix = iri.slice(0, end) === own.namespace ? 'm' : byNamespace.get(iri.slice(0, end))
    const local = iri.slice(end)
    return prefix === undefined || !/^\w+([.-]\w+)*$/.test(local) ? null : `${prefix}:${local}`
  }
  const blank = (name: string): string => {
    const label = labels.get(name) ?? `_:b${labels.size}`
    labels.set(name, label)
    return label
  }
  return {
    prefixes: declared([
      ...Object.entries(namespaces),
      ...[...scorings].map(([iri, prefix]) => [prefix, iri] as const),
    ]),
    node: name => (name.startsWith('_:') ? blank(name) : (shortened(name) ?? bracketed(name))),
    begin: dataset => {
      own = { namespace: `${dataset.graph}#`, names: namesOf(dataset) }
      return declared([['m', own.namespace], ...[...own.names].map(([iri, prefix]) => [prefix, iri] as const)])
    },
  }
}

/** Prefixes for a dataset and its distributions, by their IRIs. */
function namesOf({ dataset, measured }: MeasuredDataset): Map<string, string> {
  const others = new Set(measured.map(({ computedOn }) => computedOn).filter(on => on !== dataset))
  const names = [[dataset, 'd'] as const, ...[...others].map((on, place) => [on, `d${place + 1}`] as const)]
  return new Map(names.filter(([iri]) => !iri.startsWith('_:')))
}

function declared(prefixes: readonly (readonly [prefix: string, iri: string])[]): string {
  return prefixes.map(([prefix, iri]) => `@prefix ${prefix}: ${bracketed(iri)} .\n`).join('')
}

function bracketed(iri: string): string {
  return `<${legalIri(iri.toWellFormed())}>`
}
