import { type Severity, severities } from '../../model/finding.ts'
import type { Language } from '../../text/language.ts'
import { type Account, accountant } from './account.ts'
import { dotted } from './group.ts'
import type { ValidationReport } from './report.ts'

/** What one profile says of a problem. */
export interface ComparedCount {
  /** The most serious. */
  readonly severity: Severity
  readonly count: number
}

/** A problem of a property of a class, and what each profile says of it, in the order of the profiles; null for nothing. */
export interface ComparedRow {
  readonly className: string | null
  readonly property: string | null
  readonly problem: string | null
  readonly counts: readonly (ComparedCount | null)[]
}

/** The reports of each document, by its name. */
export function byInput(reports: readonly ValidationReport[]): (readonly ValidationReport[])[] {
  return [...Map.groupBy(reports, ({ input }) => input).values()]
}

/** The same document judged by several profiles, side by side: the most serious first, then the most frequent. */
export function compareReports(reports: readonly ValidationReport[], language: Language): ComparedRow[] {
  const rows = new Map<string, { account: Account; counts: (ComparedCount | null)[] }>()
  for (const [at, report] of reports.entries()) {
    const accountOf = accountant(report, language)
    for (const finding of report.findings) {
      const account = accountOf(finding)
      const key = `${finding.focusType ?? ''} ${finding.resultPath ?? ''} ${account.problem ?? finding.sourceShape}`
      const row = rows.get(key) ?? { account, counts: reports.map(() => null) }
      row.counts[at] = added(row.counts[at], finding.severity)
      rows.set(key, row)
    }
  }
  const compared = [...rows.values()].map(({ account: { className, property, problem, rule }, counts }) => ({
    className,
    property,
    problem: problem ?? (rule === null ? null : dotted(rule.message)[language]),
    counts,
  }))
  return compared.sort((a, b) => worst(a) - worst(b) || total(b) - total(a))
}

function added(before: ComparedCount | null, severity: Severity): ComparedCount {
  if (before === null) return { severity, count: 1 }
  const isWorse = severities.indexOf(severity) < severities.indexOf(before.severity)
  return { severity: isWorse ? severity : before.severity, count: before.count + 1 }
}

function worst({ counts }: ComparedRow): number {
  return Math.min(...counts.map(count => (count === null ? severities.length : severities.indexOf(count.severity))))
}

function total({ counts }: ComparedRow): number {
  return counts.reduce((sum, count) => sum + (count?.count ?? 0), 0)
}
