import type { Finding, Problem } from '../model/finding.ts'
import type { Profile } from './profile.ts'
import { fillIn } from './words.ts'

const stageRules = 'https://skord.example/shapes/stages#'

/**
 * Gives what the stages complain of the severity and the words of its rule in `shapes/stages.ttl`.
 * @throws Error naming a rule that is not there
 */
export function explain(profile: Profile, problems: readonly Problem[]): Finding[] {
  return problems.map(problem => findingOf(profile, problem))
}

function findingOf(profile: Profile, { rule: name, details, ...facts }: Problem): Finding {
  const rule = profile.rules.get(stageRules + name)
  if (rule === undefined) throw new Error(`shapes/stages.ttl has no rule ${name}`)
  return {
    ...facts,
    severity: rule.severity,
    sourceShape: rule.iri,
    sourceConstraintComponent: null,
    focusLabel: null,
    pathLabel: rule.pathLabel,
    resultMessage: fillIn(rule.message, details),
    hint: rule.hint === null ? null : fillIn(rule.hint, details),
    seeAlso: rule.seeAlso,
  }
}
