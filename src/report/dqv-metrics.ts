import type { Bilingual } from '../model/finding.ts'
import type { Indicator, Method } from '../model/score.ts'
import type { WriteOptions } from './write-options.ts'

/** Namespace of the metrics of the European portal. */
export const piveau = 'https://piveau.eu/ns/voc#'

/** What only EU version 1 may use: the metrics of the European portal. */
const european = 'eu-v1'

/** Stands before the names of what made measurements. */
export const scorings = 'https://skord.example/quality/scoring/'

/** Namespaces by the prefixes that are used, beside those of methods. */
export const dqvPrefixes: Readonly<Record<string, string>> = {
  dcterms: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  oa: 'http://www.w3.org/ns/oa#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  pv: piveau,
  scoring: scorings,
  sh: 'http://www.w3.org/ns/shacl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

/** Namespaces of the metrics of methods, by the method. */
export function prefixesOf(methods: readonly Method[]): Readonly<Record<string, string>> {
  return Object.fromEntries(methods.filter(({ id }) => id !== european).map(({ id, iri }) => [id, `${iri}#`]))
}

/** A metric of our own, as it is described (dqv:Metric). */
export interface Metric {
  readonly iri: string
  readonly label: Bilingual
  /** IRI of the dimension; null of a sum of all. */
  readonly inDimension: string | null
  /** Local name in XML Schema. */
  readonly expectedDataType: 'boolean' | 'integer' | 'decimal'
}

/** The metric of an indicator: that of the European portal under EU version 1, else one of ours. */
export function metricIri({ id, iri }: Method, indicator: Indicator): string {
  if (id === european || !indicator.iri.startsWith(piveau)) return indicator.iri
  return `${iri}#${indicator.id}`
}

/** The metric of a dimension's points; of all points for null. */
export function totalIri({ id, iri }: Method, dimension: string | null): string {
  const local = dimension === null ? 'scoring' : `${dimension}Scoring`
  return id === european ? piveau + local : `${iri}#${local}`
}

/** Are the verdicts of a method written, besides its points? */
export function hasVerdicts({ id }: Pick<Method, 'id'>, { methods = 'leading' }: WriteOptions): boolean {
  return id === european || methods === 'all'
}

/** The metrics that are used and ours to describe, sums last. */
export function ownMetrics(method: Method, options: WriteOptions): Metric[] {
  if (method.id === european) return []
  const dimension = (name: string): string => `${method.iri}#${name}`
  const expectedDataType = Number.isInteger(method.maxPoints) && method.counting !== 'shares' ? 'integer' : 'decimal'
  const verdicts = method.indicators.map(
    (indicator): Metric => ({
      iri: metricIri(method, indicator),
      label: indicator.label,
      inDimension: dimension(indicator.inDimension),
      expectedDataType: 'boolean',
    }),
  )
  const sums = [...dimensionsOf(method), null].map(
    (name): Metric => ({
      iri: totalIri(method, name),
      label: method.label,
      inDimension: name === null ? null : dimension(name),
      expectedDataType,
    }),
  )
  return [...(hasVerdicts(method, options) ? verdicts : []), ...sums]
}

/** The dimensions of a method, in its order. */
function dimensionsOf({ indicators }: Method): string[] {
  return [...new Set(indicators.map(({ inDimension }) => inDimension))]
}
