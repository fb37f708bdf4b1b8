import { type Finding, type Problem, severities } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Check } from '../validate/check.ts'

/** What `skord fix` did to one document. */
export interface FixAccount {
  /** The input as its submitter knows it. */
  readonly name: string
  readonly profile: Profile
  readonly before: Check
  readonly after: Check
  readonly repairs: readonly Problem[]
  /** Repairs that were not made: each would have given a new finding. */
  readonly withheld: readonly Problem[]
  /** What the reader had to leave out, and the writer. */
  readonly lost: readonly Finding[]
  /** Improvements that were asked for, a line each, and what they gave; empty when none were. */
  readonly improved: readonly string[]
}

/** Findings of one kind. */
export interface RuleCount {
  readonly first: Finding
  readonly count: number
}

/** What findings are counted by. */
type Key = (finding: Finding) => string

/** By rule; two classes may have rules of the same words. */
export const byRule: Key = ({ sourceShape }) => sourceShape

/** By advice, whichever class it is for and whatever the values in it. */
export function byAdvice({ rules }: Profile): Key {
  return ({ sourceShape, resultMessage }) => rules.get(sourceShape)?.message.sv ?? resultMessage.sv
}

/** How many findings there are of each kind, most serious first, then most frequent. */
export function countFindings(findings: readonly Finding[], by: Key): RuleCount[] {
  const groups = Map.groupBy(findings, by)
  return Array.from(groups.values(), group => ({ first: group[0], count: group.length })).sort(
    (a, b) => severities.indexOf(a.first.severity) - severities.indexOf(b.first.severity) || b.count - a.count,
  )
}

/** How many findings fewer there are of each kind than before; only those kinds. */
export function countMended({ before, after }: FixAccount, by: Key): RuleCount[] {
  const left = Map.groupBy(after.findings, by)
  return countFindings(before.findings, by).flatMap(({ first, count }) => {
    const gone = count - (left.get(by(first))?.length ?? 0)
    return gone > 0 ? [{ first, count: gone }] : []
  })
}

const lossyRules: ReadonlySet<string> = new Set(
  [
    'encoding-invalid-bytes',
    'rdf12-not-supported',
    'rdfxml-stray-text',
    'rdfxml-forbidden-attribute',
    'jsonld-reference-dropped',
    'jsonld-property-ignored',
    'jsonld-direction-ignored',
    'problems-left-out',
  ].map(name => `https://skord.example/shapes/stages#${name}`),
)

/** Findings about what a reader cannot keep: it is not in what is written, either. */
export function lostInReading(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ sourceShape }) => lossyRules.has(sourceShape))
}
