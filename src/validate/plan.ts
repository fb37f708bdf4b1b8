import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Shape } from './constraint.ts'
import { readShapes, type TargetedShape } from './shapes.ts'

/** What was read from shapes before; a graph never changes, so it need not be read twice. */
const plans = new WeakMap<Graph, readonly TargetedShape[]>()

/**
 * The shapes of a profile, read once.
 * @throws Error when a shape is none that we can judge by, or can report but has no words
 */
export function planOf({ shapes, rules }: Profile): readonly TargetedShape[] {
  const known = plans.get(shapes)
  if (known !== undefined) return known
  const plan = readShapes(shapes)
  for (const { shape } of plan) requireWords(shape, rules)
  plans.set(shapes, plan)
  return plan
}

/** @throws Error naming a shape that can report a breach and has no words to do it with */
function requireWords(shape: Shape, rules: Profile['rules']): void {
  if (shape.constraints.length > 0 && !rules.has(shape.name)) throw new Error(`${shape.name} has no sh:message`)
  for (const property of shape.properties) requireWords(property, rules)
}
