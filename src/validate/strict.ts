import { type Finding, type Problem, problem } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { syntaxById } from '../rdf/syntaxes.ts'

/** Findings with the severity that the national portal's published harvesting rules give them. */
export function strictly(findings: readonly Finding[], { rules }: Profile): readonly Finding[] {
  return findings.map(finding => {
    const severity = rules.get(finding.sourceShape)?.strictSeverity ?? null
    return severity === null ? finding : { ...finding, severity }
  })
}

/**
 * What those rules say of a document besides what is wrong in it: that it is not in the one syntax that is promised to be
 * read.
 * @see https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function strictProblems(syntax: string | null): readonly Problem[] {
  const label = syntax === null || syntax === 'rdfxml' ? undefined : syntaxById(syntax)?.label
  return label === undefined ? [] : [problem('parse', 'syntax-not-rdfxml', { details: { syntax: label } })]
}
