import type { Graph } from '../../rdf/graph.ts'
import type { Path } from '../path.ts'

/** A path as SPARQL has it, for `$PATH`. */
export function pathText(shapes: Graph, path: Path): string {
  if (path.kind === 'predicate') return `${path.isInverse ? '^' : ''}<${shapes.value(path.predicate)}>`
  if (path.kind === 'sequence') return `(${path.steps.map(step => pathText(shapes, step)).join('/')})`
  if (path.kind === 'alternative') return `(${path.choices.map(choice => pathText(shapes, choice)).join('|')})`
  const repetition = path.isMany ? (path.isOptional ? '*' : '+') : '?'
  return `(${pathText(shapes, path.step)})${repetition}`
}
