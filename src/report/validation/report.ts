import type { Finding, Severity } from '../../model/finding.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Graph } from '../../rdf/graph.ts'
import type { Language } from '../../text/language.ts'

/** One document judged by one profile, ready to be told of. What `check` answers is one when input and profile are added. */
export interface ValidationReport {
  /** The document as its submitter knows it: a path, an address, a file name. */
  readonly input: string
  readonly profile: Profile
  /** Id of the syntax; null when the document is not RDF. */
  readonly syntax: string | null
  /** Sorted by position, else by resource. */
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<Severity, number>>
  /** How many of each main class the document describes, by local name; only those that occur. */
  readonly resources: Readonly<Record<string, number>>
  /** No Violation. */
  readonly conforms: boolean
  /** Was it judged as the national portal's published harvesting rules do? */
  readonly strict?: boolean
  /** What was read, so that values are told of as the terms they are; null when nothing could be, or when it is not at hand. */
  readonly graph?: Graph | null
  /** The document as text; with it the lines that findings are about are shown. */
  readonly text?: string
  /** How the findings stand to an earlier run, when only those that are new are among them. */
  readonly baseline?: BaselineCounts
  /** What is said of the document's quality besides; a plain value, which only JSON has. */
  readonly score?: unknown
}

/** How many findings were known from an earlier run, and how many of that run's are found no more. */
export interface BaselineCounts {
  readonly known: number
  readonly gone: number
}

/** How reports are to be written. */
export interface WriteOptions {
  readonly language: Language
  /** Most findings to list per report; null for all. What is left out is always counted. */
  readonly maxFindings: number | null
  /** Version of this program. */
  readonly version: string
  /** The least severity that fails a pipeline; null for none. By default Violation. */
  readonly failOn?: Severity | null
}

/** One form in which the result of a validation is handed on. */
export interface ValidationFormat {
  readonly id: 'json' | 'csv' | 'html' | 'sarif' | 'junit' | 'turtle'
  readonly mediaType: string
  /** With the dot. */
  readonly extension: string
  /** The whole document, in pieces; the same reports give the same bytes. */
  readonly write: (reports: readonly ValidationReport[], options: WriteOptions) => Iterable<string>
}
