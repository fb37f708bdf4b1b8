import type { Profile } from '../../profile/profile.ts'
import type { Graph } from '../../rdf/graph.ts'
import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import type { Language } from '../../text/language.ts'
import type { Literal } from '../literals.ts'
import { labelOf, titleOf } from './describe.ts'

/** One form in which a dataset exists, as the table on its page shows it. */
export interface DistributionView {
  /** Term id in the graph. */
  readonly id: number
  readonly title: Literal | null
  /** Formats as published. */
  readonly formatValues: readonly string[]
  /** The same by name. */
  readonly formats: readonly Literal[]
  readonly licenses: readonly { readonly iri: string; readonly label: Literal | null }[]
  /** Size in bytes; null when not stated as a number. */
  readonly bytes: number | null
  readonly downloads: readonly string[]
  readonly accesses: readonly string[]
}

/** The distributions of a dataset, in the order of the document. */
export function distributionsOf(
  graph: Graph,
  dataset: number,
  { profile, language }: { readonly profile: Profile; readonly language: Language },
): DistributionView[] {
  const values = (id: number, property: string) =>
    graph.objectsOf(id, graph.iri(property)).map(value => graph.value(value))
  return graph.objectsOf(dataset, graph.iri(dcat.distribution)).map(id => ({
    id,
    title: titleOf(graph, id, language),
    formatValues: values(id, dcterms.format),
    formats: values(id, dcterms.format).map(value => formatName(profile, value, language)),
    licenses: values(id, dcterms.license).map(iri => ({ iri, label: labelOf(profile, iri, language) })),
    bytes: bytesOf(values(id, dcat.byteSize)[0]),
    downloads: values(id, dcat.downloadURL),
    accesses: values(id, dcat.accessURL),
  }))
}

/** What to call a format: its label, else the end of the IRI or media type. */
export function formatName(profile: Profile, value: string, language: Language): Literal {
  const label = labelOf(profile, value, language)
  if (label !== null) return label
  const short = value.replace(/^https?:\/\/\S*[#/](?=[^#/])/, '')
  return { text: short === '' ? value : short, language: null }
}

function bytesOf(text: string | undefined): number | null {
  const bytes = Number(text ?? Number.NaN)
  return Number.isFinite(bytes) && bytes >= 0 ? bytes : null
}
