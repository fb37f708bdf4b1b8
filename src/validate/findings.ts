import type { Bilingual, Finding, Position } from '../model/finding.ts'
import { withProblem } from '../profile/problem-words.ts'
import type { Profile, Rule } from '../profile/profile.ts'
import { fillIn } from '../profile/words.ts'
import { BlankNode } from '../rdf/terms.ts'
import type { DataGraph } from './data-graph.ts'
import type { Breach } from './judge.ts'
import { labelFinder } from './labels.ts'
import { positionFinder } from './positions.ts'

/** Puts a breach into words, with what a check knows besides. */
export type Describer = (breach: Breach, said?: Said) => Finding

/** The row of the offending statement (-1: not known), and what stands in the places of the words. */
interface Said {
  readonly row: number
  readonly details: Readonly<Record<string, string>>
}

const nothingSaid: Said = { row: -1, details: {} }

/** A function that puts a breach into the words of the profile. */
export function describer(data: DataGraph, profile: Profile): Describer {
  const labelOf = labelFinder(data.published)
  const positionOf = placeFinder(data)
  const nameOf = nameFinder(data)
  return (breach, said = nothingSaid) => {
    const rule = ruleOf(profile, breach)
    const value = isOwnValue(breach) ? (breach.answer?.bindings.value ?? breach.language) : nameOf(breach.value)
    const { component } = breach
    const message = breach.answer?.message ?? withProblem(rule.message, profile, { component, severity: rule.severity })
    const fill = (words: Bilingual): Bilingual =>
      hasPlaces(words) ? fillIn(words, { ...breach.answer?.bindings, value: value ?? '', ...said.details }) : words
    return {
      stage: 'validate',
      severity: rule.severity,
      sourceShape: rule.iri,
      sourceConstraintComponent: component,
      focusNode: nameOf(breach.focus),
      focusType: rule.focusType,
      focusLabel: labelOf(breach.focus),
      resultPath: breach.predicate === 0 ? rule.path : data.terms.value(breach.predicate),
      pathLabel: rule.pathLabel,
      value,
      resultMessage: fill(message),
      hint: rule.hint === null ? null : fill(rule.hint),
      position: said.row === -1 ? positionOf(breach) : data.published.positionOf(said.row),
      seeAlso: rule.seeAlso,
    }
  }
}

/** A function that finds the place of a breach in the document. */
export function placeFinder(data: DataGraph): (breach: Breach) => Position | null {
  return positionFinder(data.published, breach => predicateOf(breach, data))
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

function hasPlaces({ sv, en }: Bilingual): boolean {
  return sv.includes('{$') || en.includes('{$')
}

/** A function that tells the name of a node; it remembers the last, as breaches of one node follow one another. */
function nameFinder({ terms }: DataGraph): (id: number) => string {
  let last = 0
  let name = ''
  return id => {
    if (id !== last) name = terms.kind(id) === BlankNode ? `_:${terms.value(id)}` : terms.value(id)
    last = id
    return name
  }
}
