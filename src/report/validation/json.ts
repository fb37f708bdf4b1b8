import type { Finding } from '../../model/finding.ts'
import type { Profile } from '../../profile/profile.ts'
import { exampleIn } from './example.ts'
import { mostSerious } from './group.ts'
import type { ValidationReport, WriteOptions } from './report.ts'

/**
 * The JSON of a validation, in pieces: one object for one report, a list of such objects for several. When not all findings
 * are listed the most serious are, and `notShown` counts the others.
 */
export function* json(reports: readonly ValidationReport[], { maxFindings }: WriteOptions): Iterable<string> {
  const isList = reports.length !== 1
  if (isList) yield '['
  for (const [at, report] of reports.entries()) {
    if (isList) yield at === 0 ? '\n' : ',\n'
    yield* object(report, maxFindings)
  }
  yield isList ? '\n]\n' : '\n'
}

function* object(report: ValidationReport, maxFindings: number | null): Iterable<string> {
  const shown = mostSerious(report.findings, maxFindings)
  const more = moreTeller(report)
  yield `${JSON.stringify(head(report, shown.length), null, 2).slice(0, -2)},\n  "findings": [`
  for (const [at, finding] of shown.entries()) {
    const text = JSON.stringify({ ...finding, ...more(finding) }, null, 2)
    yield `${at === 0 ? '' : ','}\n    ${text.replaceAll('\n', '\n    ')}`
  }
  yield shown.length === 0 ? ']\n}' : '\n  ]\n}'
}

function head(report: ValidationReport, shown: number): Readonly<Record<string, unknown>> {
  const { conforms, profile, input, syntax, counts, resources, findings, baseline, score, strict = false } = report
  return {
    conforms,
    profile: profile.id,
    profileVersion: profile.version,
    input,
    syntax,
    ...(strict ? { strict } : {}),
    counts: { violation: counts.Violation, warning: counts.Warning, info: counts.Info },
    resources,
    ...(baseline === undefined ? {} : { baseline }),
    ...(score === undefined ? {} : { score }),
    ...(shown < findings.length ? { notShown: findings.length - shown } : {}),
  }
}

/** What the rule of a finding adds to it. */
export interface More {
  /** Code of the kind of problem; null when the rule is of none. */
  readonly problem: string | null
  /** What the finding becomes in a coming version of the profile; null when nothing is known of that. */
  readonly futureSeverity: string | null
  readonly futureVersion: string | null
  /** What to write, in the syntax of the document. */
  readonly example: string | null
}

function moreTeller({ profile, syntax }: ValidationReport): (finding: Finding) => More {
  const known = new Map<string, More>()
  return ({ sourceShape }) => {
    const more = known.get(sourceShape) ?? moreOf(sourceShape, profile, syntax)
    known.set(sourceShape, more)
    return more
  }
}

/** What a rule adds to its findings, the example in this syntax, or in the usual one. */
export function moreOf(rule: string, profile: Profile, syntax: string | null): More {
  const { problem = null, future = null } = profile.rules.get(rule) ?? {}
  return {
    problem,
    futureSeverity: future?.severity ?? null,
    futureVersion: future?.version ?? null,
    example: exampleIn(profile, rule, syntax),
  }
}
