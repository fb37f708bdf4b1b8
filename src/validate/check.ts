import { type Finding, type Problem, problem, type Severity, severities } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { type ReadOptions, read } from '../rdf/read.ts'
import { dcat, rdf } from '../rdf/vocabulary.ts'
import { comparePositions } from './findings.ts'
import { merged } from './merged.ts'
import type { Progress } from './progress.ts'
import { strictly, strictProblems } from './strict.ts'
import { validate } from './validate.ts'

/** A document that was read, to be judged by any number of profiles. */
export interface ReadDocument {
  /** Id of the syntax; null when the document is not RDF. */
  readonly syntax: string | null
  /** What was read; null when nothing could be. */
  readonly graph: Graph | null
  /** What there was to complain of on the way here. */
  readonly problems: readonly Problem[]
}

/** A document that was read as it stands. */
export interface ParsedDocument extends ReadDocument {
  /** Namespaces by the prefixes that it declares. */
  readonly prefixes: ReadonlyMap<string, string>
}

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

/** How to judge, and when to stop. */
export interface JudgementOptions {
  /** Judge as the national portal's published harvesting rules do, which refuse what the profile only warns of. */
  readonly strict?: boolean
  readonly signal?: AbortSignal
  /** Hears the share of the judging that is done, from above 0 to 1. */
  readonly progress?: Progress
}

/** How to read and judge a document. */
export interface CheckOptions extends ReadOptions, JudgementOptions {}

const counted = [dcat.Catalog, dcat.Dataset, dcat.DatasetSeries, dcat.DataService, dcat.Distribution]

/** Reads and validates one document to the letter: nothing put together, nothing said of what a harvest would repair. */
export async function check(body: Uint8Array, profile: Profile, options: CheckOptions): Promise<Check> {
  return judgeDocument(await readDocument(body, options), profile, options)
}

/** Reads one document as submitted, with the places of its statements unless the options say otherwise. */
export async function readDocument(body: Uint8Array, options: ReadOptions): Promise<ParsedDocument> {
  const { syntax, failure, graph, problems, prefixes } = await read(body, {
    ...options,
    positions: options.positions ?? true,
  })
  return { syntax, graph: failure === null ? graph : null, problems, prefixes }
}

/** Judges a document that was read. */
export async function judgeDocument(
  { syntax, graph, problems }: ReadDocument,
  profile: Profile,
  { strict = false, signal, progress }: JudgementOptions,
): Promise<Check> {
  const options = { ...(signal === undefined ? {} : { signal }), ...(progress === undefined ? {} : { progress }) }
  const missing = graph === null ? [] : missingClasses(graph)
  const refused = strict ? strictProblems(syntax) : []
  const explained = explain(profile, [...problems, ...refused, ...missing]).toSorted(comparePositions)
  const all = graph === null ? explained : merged(await validate(graph, profile, options), explained, comparePositions)
  const findings = strict ? strictly(all, profile) : all
  const resources = graph === null ? {} : countResources(graph)
  return { syntax, graph, findings, ...summary(findings), resources }
}

/** How many findings there are of each severity, and whether they leave a document that conforms. */
export function summary(findings: readonly Finding[]): Pick<Check, 'counts' | 'conforms'> {
  const of = (severity: Severity): number => findings.filter(finding => finding.severity === severity).length
  const counts = { Violation: of('Violation'), Warning: of('Warning'), Info: of('Info') }
  return { counts, conforms: counts.Violation === 0 }
}

/** What a catalogue cannot do without. That it lists its datasets is for the shapes to say, once there is one. */
function missingClasses(graph: Graph): Problem[] {
  const has = (iri: string): boolean => graph.subjectsWith(graph.iri(rdf.type), graph.iri(iri)).length > 0
  if (has(dcat.Catalog)) return []
  const missing = [problem('validate', 'catalogue-missing', { focusType: 'Catalog' })]
  return has(dcat.Dataset) ? missing : [...missing, problem('validate', 'dataset-missing', { focusType: 'Dataset' })]
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
