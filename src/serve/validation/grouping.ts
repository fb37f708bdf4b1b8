import type { Finding, Severity } from '../../model/finding.ts'
import { rankOf } from '../../report/validation/group.ts'
import type { ClassGroup, ResourceGroups, RuleGroup, RuleGroups } from './judgement.ts'

const mostExamples = 3

/** Findings by rule, most serious and most frequent first. */
export function groupByRule(findings: readonly Finding[]): RuleGroups {
  const numbers = numbersBy(findings, ({ severity, sourceShape }) => `${severity} ${sourceShape}`)
  const rank = (group: readonly number[]) => rankOf(findings[group[0]].severity)
  const groups = [...numbers.values()].sort((a, b) => rank(a) - rank(b) || b.length - a.length)
  const starts = startsOf(groups)
  const rules = groups.map((group, at): RuleGroup => {
    const { severity, sourceShape } = findings[group[0]]
    const resources = new Set(group.map(number => findings[number].focusNode)).size
    const examples = group.slice(0, mostExamples).map(number => findings[number])
    return { rule: sourceShape, severity, count: group.length, resources, start: starts[at], examples }
  })
  return { rules, order: joined(groups) }
}

interface Resource {
  readonly type: string | null
  readonly numbers: readonly number[]
  /** Place of its most serious severity. */
  readonly worst: number
}

/** Findings by class and resource: classes with the most serious first, and so their resources. */
export function groupByResource(findings: readonly Finding[]): ResourceGroups {
  const numbers = numbersBy(findings, ({ focusNode, focusType }) => `${focusType ?? ''} ${focusNode ?? ''}`)
  const resources = [...numbers.values()].map((group): Resource => {
    const sorted = group.toSorted((a, b) => rankOf(findings[a].severity) - rankOf(findings[b].severity) || a - b)
    return { type: findings[group[0]].focusType, numbers: sorted, worst: rankOf(findings[sorted[0]].severity) }
  })
  const byClass = [...Map.groupBy(resources, ({ type }) => type).values()]
  const worst = (group: readonly Resource[]) => group.reduce((least, resource) => Math.min(least, resource.worst), 3)
  byClass.sort(
    (a, b) => Number(a[0].type !== null) - Number(b[0].type !== null) || worst(a) - worst(b) || b.length - a.length,
  )
  for (const group of byClass) group.sort((a, b) => a.worst - b.worst || b.numbers.length - a.numbers.length)
  const sorted = byClass.flat()
  const starts = startsOf(byClass)
  const classes = byClass.map((group, at): ClassGroup => {
    const counts = countsOf(group.flatMap(resource => resource.numbers).map(number => findings[number]))
    return { name: group[0].type, start: starts[at], resources: group.length, counts }
  })
  const groups = sorted.map(resource => resource.numbers)
  return { classes, order: joined(groups), starts: startsOf(groups), worst: Uint8Array.from(sorted, one => one.worst) }
}

function numbersBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const [number, finding] of findings.entries()) {
    const key = keyOf(finding)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [number])
    else group.push(number)
  }
  return groups
}

function startsOf(groups: readonly (readonly unknown[])[]): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(groups.length + 1)
  for (const [at, group] of groups.entries()) starts[at + 1] = starts[at] + group.length
  return starts
}

function joined(groups: readonly (readonly number[])[]): Uint32Array<ArrayBuffer> {
  const starts = startsOf(groups)
  const all = new Uint32Array(starts[groups.length])
  for (const [at, group] of groups.entries()) all.set(group, starts[at])
  return all
}

function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { Violation: 0, Warning: 0, Info: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}
