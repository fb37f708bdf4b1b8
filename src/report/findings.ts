import { severities } from '../model/finding.ts'
import { withoutUserInfo } from '../model/shown-address.ts'
import { problemLabel } from '../profile/labels.ts'
import type { Profile } from '../profile/profile.ts'
import type { QualityInput, RuleFindings } from './quality-input.ts'
import type { ReportedFindings } from './quality-report.ts'
import { exampleIn } from './validation/example.ts'

/** Rules that are broken, with what to write instead; most serious and most frequent first. */
export function reportedFindings({
  findings,
  profile,
}: Pick<QualityInput, 'findings' | 'profile'>): ReportedFindings[] | null {
  return findings?.map(group => reported(group, profile)).sort(bySeverityAndCount) ?? null
}

function reported({ example, count, resources, syntax, path }: RuleFindings, profile: Profile): ReportedFindings {
  const { severity, sourceShape, focusType, resultPath, pathLabel, resultMessage, hint, seeAlso } = example
  const { focusNode, focusLabel, value } = example
  const exampleSyntax = syntax ?? 'turtle'
  return {
    severity,
    sourceShape,
    focusType,
    resultPath,
    pathLabel,
    problem: problemLabel(profile, sourceShape),
    resultMessage,
    hint,
    exampleText: exampleIn(profile, sourceShape, exampleSyntax),
    exampleSyntax,
    seeAlso,
    count,
    resources,
    path,
    example: { focusNode, focusLabel, value: value === null ? null : withoutUserInfo(value) },
  }
}

function bySeverityAndCount(a: ReportedFindings, b: ReportedFindings): number {
  const bySeverity = severities.indexOf(a.severity) - severities.indexOf(b.severity)
  const byName = a.sourceShape < b.sourceShape ? -1 : a.sourceShape > b.sourceShape ? 1 : 0
  return bySeverity || b.count - a.count || byName
}
