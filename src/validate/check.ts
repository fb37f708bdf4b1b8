import { type Finding, type Problem, problem, type Severity, severities } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { type ReadOptions, read } from '../rdf/read.ts'
import { dcat, rdf } from '../rdf/vocabulary.ts'
import { validate } from './validate.ts'

/** What a submitted document was found to be; the JSON of `skord validate` is made of it. */
export interface Check {
  /** Id of the syntax; null when the document is not RDF. */
  readonly syntax: string | null
  /** What was read; null when nothing could be. */
  readonly graph: Graph | null
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<Severity, number>>
  /** How many of each main class the document describes, by local name; only those that occur. */
  readonly resources: Readonly<Record<string, number>>
  /** No Violation. */
  readonly conforms: boolean
}

/** How to read the document, and when to stop. */
export interface CheckOptions extends ReadOptions {
  readonly signal?: AbortSignal
}

const counted = [dcat.Catalog, dcat.Dataset, dcat.DatasetSeries, dcat.DataService, dcat.Distribution]

/** Reads and validates one document as submitted: the same verdict for a terminal, a page and a harvest. */
export async function check(body: Uint8Array, profile: Profile, options: CheckOptions): Promise<Check> {
  const { signal } = options
  const reading = await read(body, { ...options, positions: options.positions ?? true })
  const graph = reading.failure === null ? reading.graph : null
  const parsing = explain(profile, [...reading.problems, ...(graph === null ? [] : missingClasses(graph))])
  const findings =
    graph === null ? parsing : [...parsing, ...(await validate(graph, profile, signal === undefined ? {} : { signal }))]
  const counts = countBySeverity(findings)
  const resources = graph === null ? {} : countResources(graph)
  return { syntax: reading.syntax, graph, findings, counts, resources, conforms: counts.Violation === 0 }
}

/** What a catalogue cannot do without. That it lists its datasets is for the shapes to say, once there is one. */
function missingClasses(graph: Graph): Problem[] {
  const has = (iri: string): boolean => graph.subjectsWith(graph.iri(rdf.type), graph.iri(iri)).length > 0
  if (has(dcat.Catalog)) return []
  const missing = [problem('validate', 'catalogue-missing', { focusType: 'Catalog' })]
  return has(dcat.Dataset) ? missing : [...missing, problem('validate', 'dataset-missing', { focusType: 'Dataset' })]
}

/** How many findings there are of each severity. */
function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length
  return { Violation: of('Violation'), Warning: of('Warning'), Info: of('Info') }
}

/** Is any finding at least as serious as this? */
export function reaches(findings: readonly Finding[], threshold: Severity): boolean {
  const limit = severities.indexOf(threshold)
  return findings.some(finding => severities.indexOf(finding.severity) <= limit)
}

function countResources(graph: Graph): Record<string, number> {
  const type = graph.iri(rdf.type)
  const counts = counted.map(
    iri => [iri.slice(iri.indexOf('#') + 1), graph.subjectsWith(type, graph.iri(iri)).length] as const,
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
