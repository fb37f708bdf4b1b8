import type { Severity } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import { byRule, countFindings, countMended, type FixAccount, type RuleCount } from './fix-account.ts'

/** The account of a fix for programs: the repairs as findings, and what they did to the findings of the validation. */
export function fixJson(account: FixAccount): Readonly<Record<string, unknown>> {
  const { name, profile, before, after, repairs, withheld, lost, improved } = account
  return {
    input: name,
    profile: profile.id,
    profileVersion: profile.version,
    syntax: before.syntax,
    counts: { before: counts(before.counts), after: counts(after.counts) },
    repairs: explain(profile, repairs),
    withheld: explain(profile, withheld),
    notKept: lost,
    ...(improved.length === 0 ? {} : { improved }),
    mended: countMended(account, byRule).map(ofRule),
    remaining: countFindings(after.findings, byRule).map(ofRule),
  }
}

function counts(of: Readonly<Record<Severity, number>>): Readonly<Record<string, number>> {
  return { violation: of.Violation, warning: of.Warning, info: of.Info }
}

function ofRule({ first, count }: RuleCount): Readonly<Record<string, unknown>> {
  const { sourceShape, severity, resultMessage } = first
  return { sourceShape, severity, resultMessage, count }
}
