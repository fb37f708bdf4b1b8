import type { Bilingual, Severity } from '../model/finding.ts'
import { sh } from '../rdf/vocabulary.ts'
import { bilingual } from './labels.ts'
import type { Concept, Profile } from './profile.ts'

const shaclNamespace = sh.Shape.slice(0, -'Shape'.length)

/** The kind of problem, in `vocab/problem-kinds.tsv`, that a constraint (such as sh:minCount) tells of; null when none is given. */
export function constraintKind({ schemes }: Profile, constraint: string, severity: Severity): Concept | null {
  const kinds = [...(schemes.get('problem-kinds')?.concepts.values() ?? [])]
  const found = kinds.find(({ more }) => (more.constraints ?? '').split(' ').includes(constraint))
  const isMilder = found?.code === 'min' && severity !== 'Violation'
  return (isMilder ? kinds.find(({ code }) => code === 'pref') : found) ?? null
}

/**
 * Words that have a place `{$problem}` with the kind of problem in it, by the constraint component that was not met; that
 * of a component that no kind names is a condition.
 */
export function withProblem(
  words: Bilingual,
  profile: Profile,
  { component, severity }: { readonly component: string | null; readonly severity: Severity },
): Bilingual {
  if (!words.sv.includes('{$problem}')) return words
  const kind =
    constraintKind(profile, parameterOf(component ?? ''), severity) ?? constraintKind(profile, sh.not, severity)
  const label = (kind === null ? null : bilingual(kind.label)) ?? { sv: '', en: '' }
  const fill = (text: string, problem: string): string => text.replace('{$problem}', () => problem)
  return { sv: fill(words.sv, label.sv), en: fill(words.en, label.en) }
}

/** The parameter of a component of SHACL Core: `sh:MinCountConstraintComponent` → `sh:minCount`. */
function parameterOf(component: string): string {
  const name = component.slice(shaclNamespace.length).replace(/ConstraintComponent$/, '')
  return shaclNamespace + name.slice(0, 1).toLowerCase() + name.slice(1)
}
