import type { Finding } from '../model/finding.ts'
import type { Profile, Rule } from '../profile/profile.ts'
import { fillIn } from '../profile/words.ts'
import { BlankNode } from '../rdf/terms.ts'
import type { DataGraph } from './data-graph.ts'
import type { Breach } from './judge.ts'
import { labelFinder } from './labels.ts'
import { positionFinder } from './positions.ts'

/** A function that puts a breach into the words of the profile. */
export function describer(data: DataGraph, profile: Profile): (breach: Breach) => Finding {
  const labelOf = labelFinder(data.published)
  const positionOf = positionFinder(data.published, breach => predicateOf(breach, data))
  return breach => {
    const rule = ruleOf(profile, breach)
    const value = isOwnValue(breach) ? breach.language : nameOf(data, breach.value)
    const details = { value: value ?? '' }
    return {
      stage: 'validate',
      severity: rule.severity,
      sourceShape: rule.iri,
      sourceConstraintComponent: breach.component,
      focusNode: nameOf(data, breach.focus),
      focusType: rule.focusType,
      focusLabel: labelOf(breach.focus),
      resultPath: breach.predicate === 0 ? rule.path : data.terms.value(breach.predicate),
      pathLabel: rule.pathLabel,
      value,
      resultMessage: fillIn(rule.message, details),
      hint: rule.hint === null ? null : fillIn(rule.hint, details),
      position: positionOf(breach),
      seeAlso: rule.seeAlso,
    }
  }
}

/** Is there no value, or none but the focus node, as when a rule is about the resource as a whole? */
function isOwnValue({ value, focus, shape }: Breach): boolean {
  return value === 0 || (shape.path === null && value === focus)
}

/** By position where there is one, else by focus node; then by path, value and rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    comparePositions(a, b) ||
    compareTexts(a.focusNode, b.focusNode) ||
    compareTexts(a.resultPath, b.resultPath) ||
    compareTexts(a.value, b.value) ||
    compareTexts(a.sourceShape, b.sourceShape) ||
    compareTexts(a.sourceConstraintComponent, b.sourceConstraintComponent)
  )
}

function comparePositions({ position: a }: Finding, { position: b }: Finding): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.line - b.line || a.column - b.column
}

function compareTexts(a: string | null, b: string | null): number {
  const [one, other] = [a ?? '', b ?? '']
  return one < other ? -1 : Number(one > other)
}

function ruleOf({ rules }: Profile, { shape }: Breach): Rule {
  const rule = rules.get(shape.name)
  if (rule === undefined) throw new Error(`${shape.name} reports, but has no words`)
  return rule
}

/** The predicate, in ids of the data, on which a breach is; 0 when it is on none or on a longer path. */
function predicateOf({ predicate, shape: { path } }: Breach, data: DataGraph): number {
  if (predicate !== 0) return predicate
  return path?.kind === 'predicate' && !path.isInverse ? data.constant(path.predicate) : 0
}

function nameOf(data: DataGraph, id: number): string {
  return data.terms.kind(id) === BlankNode ? `_:${data.terms.value(id)}` : data.terms.value(id)
}
