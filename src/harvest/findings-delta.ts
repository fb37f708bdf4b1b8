import { hash } from 'node:crypto'
import { type Finding, severities } from '../model/finding.ts'
import type { FindingsDelta } from '../model/harvest.ts'

/** So many resources are named as examples for a rule. */
const examplesPerRule = 5

/** How often each finding occurred, by a short digest of it, for every rule; so that very many take little memory. */
export interface FindingTally {
  /** Counts one. */
  add(finding: Finding): void
  /** How the findings of now differ from those counted; the rules most serious first, then by how much they differ. */
  compareWith(now: readonly Finding[]): readonly FindingsDelta[]
  /** Rules that are violated now and of which no violation was counted; sorted. */
  newlyViolated(now: readonly Finding[]): readonly string[]
}

interface Counted {
  readonly example: Finding
  readonly left: Map<string, { count: number; readonly focusNode: string | null }>
}

/** Starts counting the findings of one judgement, to be compared with those of a later one. */
export function createFindingTally(): FindingTally {
  const rules = new Map<string, Counted>()
  return {
    add: finding => {
      const rule = rules.get(ruleOf(finding)) ?? { example: finding, left: new Map() }
      rules.set(ruleOf(finding), rule)
      const key = keyOf(finding)
      const known = rule.left.get(key)
      if (known === undefined) rule.left.set(key, { count: 1, focusNode: finding.focusNode })
      else known.count++
    },
    compareWith: now => compare(rules, now),
    newlyViolated: now => {
      const violated = now.flatMap(finding => (finding.severity === 'Violation' ? [finding] : []))
      const fresh = violated.filter(finding => !rules.has(ruleOf(finding)))
      return [...new Set(fresh.map(({ sourceShape }) => sourceShape))].sort()
    },
  }
}

interface Difference {
  readonly example: Finding
  appeared: number
  gone: number
  readonly new: Set<string>
  readonly old: Set<string>
}

function compare(rules: ReadonlyMap<string, Counted>, now: readonly Finding[]): readonly FindingsDelta[] {
  const used = new Map<string, number>()
  const differences = new Map<string, Difference>()
  const differenceOf = (rule: string, example: Finding): Difference => {
    const known = differences.get(rule) ?? { example, appeared: 0, gone: 0, new: new Set(), old: new Set() }
    differences.set(rule, known)
    return known
  }
  for (const finding of now) {
    const [rule, key] = [ruleOf(finding), keyOf(finding)]
    const before = rules.get(rule)?.left.get(key)?.count ?? 0
    const place = `${rule} ${key}`
    const seen = (used.get(place) ?? 0) + 1
    used.set(place, seen)
    if (seen <= before) continue
    const difference = differenceOf(rule, finding)
    difference.appeared++
    note(difference.new, finding.focusNode)
  }
  for (const [rule, { example, left }] of rules) {
    for (const [key, { count, focusNode }] of left) {
      const gone = count - (used.get(`${rule} ${key}`) ?? 0)
      if (gone <= 0) continue
      const difference = differenceOf(rule, example)
      difference.gone += gone
      note(difference.old, focusNode)
    }
  }
  return [...differences.values()].sort(bySeriousness).map(deltaOf)
}

function note(examples: Set<string>, focusNode: string | null): void {
  if (focusNode !== null && examples.size < examplesPerRule) examples.add(focusNode)
}

function deltaOf({ example, appeared, gone, ...examples }: Difference): FindingsDelta {
  const { sourceShape, severity, resultMessage: message } = example
  return { sourceShape, severity, message, appeared, gone, examples: [...(appeared > 0 ? examples.new : examples.old)] }
}

function bySeriousness(a: Difference, b: Difference): number {
  const rank = ({ example }: Difference): number => severities.indexOf(example.severity)
  const size = ({ appeared, gone }: Difference): number => appeared + gone
  const name = ({ example }: Difference): string => example.sourceShape
  return rank(a) - rank(b) || size(b) - size(a) || (name(a) < name(b) ? -1 : 1)
}

function ruleOf({ sourceShape, severity }: Finding): string {
  return `${severity} ${sourceShape}`
}

/** Labels of blank nodes are made anew at every reading, so they are all alike. */
function keyOf({ focusNode, resultPath, value }: Finding): string {
  const parts = [focusNode, resultPath, value].map(part => (part?.startsWith('_:') ? '_:' : part))
  return hash('sha1', JSON.stringify(parts), 'base64').slice(0, 16)
}
