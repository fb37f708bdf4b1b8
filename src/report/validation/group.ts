import { type Bilingual, type Finding, type Severity, severities } from '../../model/finding.ts'
import type { Profile } from '../../profile/profile.ts'
import { fillIn } from '../../profile/words.ts'

/** Findings of one rule with one severity, in the order found. */
export interface RuleGroup {
  /** IRI of the rule. */
  readonly rule: string
  readonly severity: Severity
  /** What they say; with three dots for what differs between them. */
  readonly message: Bilingual
  /** Do the findings say different things? */
  readonly isVaried: boolean
  readonly findings: readonly Finding[]
  /** How many resources have them. */
  readonly resources: number
}

/** Findings of one resource, the most serious first; of the document as a whole when `focusNode` is null. */
export interface ResourceGroup {
  readonly focusNode: string | null
  readonly focusType: string | null
  readonly focusLabel: string | null
  /** The most serious. */
  readonly severity: Severity
  readonly findings: readonly Finding[]
}

/** Groups by rule: the most serious first, then the most frequent. */
export function groupByRule(findings: readonly Finding[], profile: Profile): RuleGroup[] {
  const groups = Map.groupBy(findings, ({ sourceShape, severity }) => `${severity} ${sourceShape}`)
  return [...groups.values()].map(group => ruleGroup(group, profile)).sort(compareGroups)
}

/** Groups by resource: those with the most serious first, then those with most. */
export function groupByResource(findings: readonly Finding[]): ResourceGroup[] {
  const groups = Map.groupBy(findings, ({ focusNode }) => focusNode)
  return [...groups.values()].map(resourceGroup).sort(compareGroups)
}

function ruleGroup(findings: readonly Finding[], profile: Profile): RuleGroup {
  const [first] = findings
  const { sourceShape: rule, severity } = first
  const isVaried = findings.some(({ resultMessage }) => resultMessage.sv !== first.resultMessage.sv)
  const template = profile.rules.get(rule)?.message ?? first.resultMessage
  const message = isVaried ? dotted(template) : first.resultMessage
  const resources = new Set(findings.map(({ focusNode }) => focusNode)).size
  return { rule, severity, message, isVaried, findings, resources }
}

/** The words of a rule with three dots in every place that is to be filled in. */
export function dotted(words: Bilingual): Bilingual {
  const places = `${words.sv}${words.en}`.matchAll(/\{\$(\w+)\}/g)
  return fillIn(words, Object.fromEntries([...places].map(([, name]) => [name, '…'])))
}

function resourceGroup(findings: readonly Finding[]): ResourceGroup {
  const { focusNode, focusType, focusLabel } = findings.find(finding => finding.focusLabel !== null) ?? findings[0]
  const sorted = findings.toSorted((a, b) => rankOf(a.severity) - rankOf(b.severity))
  return { focusNode, focusType, focusLabel, severity: sorted[0].severity, findings: sorted }
}

function compareGroups(a: RuleGroup | ResourceGroup, b: RuleGroup | ResourceGroup): number {
  return rankOf(a.severity) - rankOf(b.severity) || b.findings.length - a.findings.length
}

/** The findings to list when only so many are, the most serious kept; in the order found. null keeps all. */
export function mostSerious(findings: readonly Finding[], most: number | null): readonly Finding[] {
  if (most === null || findings.length <= most) return findings
  const ranked = severities.flatMap(severity => findings.filter(finding => finding.severity === severity))
  const kept = new Set(ranked.slice(0, most))
  return findings.filter(finding => kept.has(finding))
}

/** Place of a severity among the three, 0 for the most serious. */
export function rankOf(severity: Severity): number {
  return severities.indexOf(severity)
}
