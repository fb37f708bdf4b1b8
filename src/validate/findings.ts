import type { Finding, Position } from '../model/finding.ts'
import { withProblem } from '../profile/problem-words.ts'
import type { Profile, Rule } from '../profile/profile.ts'
import { type Filler, fillerOf, fillIn } from '../profile/words.ts'
import { BlankNode } from '../rdf/terms.ts'
import type { Shape } from './constraint.ts'
import type { DataGraph } from './data-graph.ts'
import type { Breach } from './judge.ts'
import { labelFinder } from './labels.ts'
import { positionFinder } from './positions.ts'

/** Puts breaches into the words of a profile. */
export interface Describer {
  /** The finding of a breach; `details` is what a check knows besides, by the names of places in the words. */
  readonly describe: (breach: Breach, position: Position | null, details?: Readonly<Record<string, string>>) => Finding
  /** The place of a breach in the document. */
  readonly placeOf: (breach: Breach) => Position | null
  /**
   * The order of findings: by position where there is one, else by focus node; then by path, value and rule. It is told
   * without their words.
   */
  readonly compare: (a: Placed, b: Placed) => number
}

/** A breach and its place in the document. */
interface Placed {
  readonly breach: Breach
  readonly position: Position | null
}

/** A breach in words. */
export interface Told extends Placed {
  readonly finding: Finding
}

const noDetails = {}

/** What is said of every breach of a constraint alike. */
interface Wording {
  readonly component: string | null
  readonly rule: Rule
  readonly message: Filler
  readonly hint: Filler | null
}

/** A describer of the breaches of a data graph. */
export function describer(data: DataGraph, profile: Profile): Describer {
  const { terms } = data
  const labelOf = lastRemembered(labelFinder(data.published))
  const nameOf = (id: number): string => (terms.kind(id) === BlankNode ? `_:${terms.value(id)}` : terms.value(id))
  const focusNameOf = lastRemembered(nameOf)
  const wordingOf = wordingFinder(profile)
  const pathOf = ({ predicate, shape }: Breach): string | null =>
    predicate === 0 ? (profile.rules.get(shape.name)?.path ?? null) : terms.value(predicate)
  const saidOf = (breach: Breach): string | null =>
    isOwnValue(breach) ? (breach.answer?.bindings.value ?? breach.language) : nameOf(breach.value)
  return {
    describe(breach, position, details = noDetails) {
      const { component, answer } = breach
      const { rule, message, hint } = wordingOf(breach)
      const value = saidOf(breach)
      const detailOf = (name: string): string | undefined =>
        details[name] ?? (name === 'value' ? (value ?? '') : answer?.bindings[name])
      return {
        stage: 'validate',
        severity: rule.severity,
        sourceShape: rule.iri,
        sourceConstraintComponent: component,
        focusNode: focusNameOf(breach.focus),
        focusType: rule.focusType,
        focusLabel: labelOf(breach.focus),
        resultPath: pathOf(breach),
        pathLabel: rule.pathLabel,
        value,
        resultMessage: answer?.message ? fillIn(answer.message, detailOf) : message(detailOf),
        hint: hint === null ? null : hint(detailOf),
        position,
        seeAlso: rule.seeAlso,
      }
    },
    placeOf: placeFinder(data),
    compare: (a, b) => comparePositions(a, b) || compareBreaches(a.breach, b.breach),
  }

  function compareBreaches(a: Breach, b: Breach): number {
    return (
      (a.focus === b.focus ? 0 : compareTexts(nameOf(a.focus), nameOf(b.focus))) ||
      compareTexts(pathOf(a), pathOf(b)) ||
      compareTexts(saidOf(a), saidOf(b)) ||
      compareTexts(a.shape.name, b.shape.name) ||
      compareTexts(a.component, b.component)
    )
  }
}

/** A function that finds the place of a breach in the document. */
function placeFinder(data: DataGraph): (breach: Breach) => Position | null {
  return positionFinder(data.published, breach => predicateOf(breach, data))
}

/** Is there no value, or none but the focus node, as when a rule is about the resource as a whole? */
function isOwnValue({ value, focus, shape }: Breach): boolean {
  return value === 0 || (shape.path === null && value === focus)
}

/** By line and column; what has no place comes last. */
export function comparePositions(
  { position: a }: Pick<Placed, 'position'>,
  { position: b }: Pick<Placed, 'position'>,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.line - b.line || a.column - b.column
}

function compareTexts(a: string | null, b: string | null): number {
  if (a === b) return 0
  return (a ?? '') < (b ?? '') ? -1 : Number((a ?? '') > (b ?? ''))
}

/** A function that finds the words for a breach, which are got ready once for every constraint. */
function wordingFinder(profile: Profile): (breach: Breach) => Wording {
  const byShape = new Map<Shape, readonly Wording[]>()
  return breach => {
    const { shape, component } = breach
    const known = byShape.get(shape) ?? []
    for (const wording of known) if (wording.component === component) return wording
    const rule = ruleOf(profile, breach)
    const message = fillerOf(withProblem(rule.message, profile, { component, severity: rule.severity }))
    const wording = { component, rule, message, hint: rule.hint === null ? null : fillerOf(rule.hint) }
    byShape.set(shape, [...known, wording])
    return wording
  }
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

/** A function of a node that remembers the last, as breaches of one node follow one another. */
function lastRemembered<T>(find: (id: number) => T): (id: number) => T {
  let last = 0
  let answer = find(0)
  return id => {
    if (id !== last) answer = find(id)
    last = id
    return answer
  }
}
