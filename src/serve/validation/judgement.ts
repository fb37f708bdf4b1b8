import type { Finding, Severity } from '../../model/finding.ts'
import type { HarvestErrorCode } from '../../model/harvest.ts'
import type { PackedFindings } from './packed-findings.ts'
import type { PackedLines } from './packed-lines.ts'
import type { Predicted } from './predict.ts'

/** Largest document, in bytes. */
export const maxBytes = 25_000_000

/** Longest time for judging one document, in seconds. */
export const maxSeconds = 60

/** A document to judge. */
export interface Submission {
  readonly body: Uint8Array<ArrayBuffer>
  /** What its sender calls it. */
  readonly name: string
  readonly baseIri: string
  readonly mediaType: string | null
  readonly charset: string | null
}

/** What to judge it by. */
export interface Asked {
  /** Ids of profiles, at least one. */
  readonly profiles: readonly string[]
  /** By what the national portal's published rules refuse? */
  readonly isStrict: boolean
  /** The least serious findings to show at first. */
  readonly level: Level
}

/** The least serious findings to show. */
export type Level = 'violation' | 'warning' | 'info'

/** Every level, the one that shows most first. */
export const levels: readonly Level[] = ['info', 'warning', 'violation']

/** A judged document in little space: everything that pages and reports are made of. */
export interface Judgement {
  readonly name: string
  readonly asked: Asked
  /** The document as submitted, compressed (raw deflate), and how it was read. */
  readonly document: Omit<Submission, 'name'> & { readonly byteLength: number }
  readonly lines: PackedLines
  /** One for each profile asked for, in that order. */
  readonly verdicts: readonly Verdict[]
  /** The quality that it would have, links not checked; null without datasets. */
  readonly predicted: Predicted | null
}

/** The verdict by one profile. */
export interface Verdict {
  readonly profile: string
  /** Id of the syntax; null when the document is not RDF. */
  readonly syntax: string | null
  /** Could the document be read? */
  readonly isRead: boolean
  /** Is there nothing in it? */
  readonly isEmpty: boolean
  readonly conforms: boolean
  readonly counts: Readonly<Record<Severity, number>>
  readonly resources: Readonly<Record<string, number>>
  /** How many resources the document describes, of whatever class, and how many of them have findings. */
  readonly described: number
  readonly concerned: number
  readonly findings: PackedFindings
  readonly groups: RuleGroups
  readonly byResource: ResourceGroups
}

/** Findings by rule. */
export interface RuleGroups {
  /** Most serious and most frequent first. */
  readonly rules: readonly RuleGroup[]
  /** Numbers of findings, rule by rule in that order. */
  readonly order: Uint32Array<ArrayBuffer>
}

/** The findings of one rule. */
export interface RuleGroup {
  readonly rule: string
  readonly severity: Severity
  readonly count: number
  /** How many resources have them. */
  readonly resources: number
  /** Where they begin in `order`. */
  readonly start: number
  readonly examples: readonly Finding[]
}

/** Findings by resource. */
export interface ResourceGroups {
  readonly classes: readonly ClassGroup[]
  /** Numbers of findings, resource by resource: class by class, and in a class those with the most serious first. */
  readonly order: Uint32Array<ArrayBuffer>
  /** Where each resource begins in `order`; one more than there are resources. */
  readonly starts: Uint32Array<ArrayBuffer>
  /** The most serious severity of each resource, as its place in `severities`. */
  readonly worst: Uint8Array<ArrayBuffer>
}

/** The resources of one class that have findings. */
export interface ClassGroup {
  /** The profile's class, such as `Dataset`; null for the document as a whole and what has no class. */
  readonly name: string | null
  /** Number of the first resource. */
  readonly start: number
  /** How many resources. */
  readonly resources: number
  readonly counts: Readonly<Record<Severity, number>>
}

/** Why there is no judgement of a document. */
export type Failure =
  | { readonly reason: 'missing' | 'several' | 'too-large' | 'timed-out' | 'cancelled' | 'out-of-memory' | 'crashed' }
  | { readonly reason: 'bad-url' }
  | { readonly reason: 'fetch'; readonly code: HarvestErrorCode; readonly details: Readonly<Record<string, string>> }
