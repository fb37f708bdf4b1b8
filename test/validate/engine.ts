import type { Graph } from '../../src/rdf/graph.ts'
import { BlankNode, Literal } from '../../src/rdf/terms.ts'
import { DataGraph } from '../../src/validate/data-graph.ts'
import { bindShapes } from '../../src/validate/judge.ts'
import type { Path } from '../../src/validate/path.ts'
import { readShapes, type TargetedShape } from '../../src/validate/shapes.ts'
import { checkQueries } from '../../src/validate/sparql/engine.ts'
import { openSparql } from '../../src/validate/sparql/open.ts'
import type { SparqlData } from '../../src/validate/sparql/sparql-data.ts'
import { focusNodesOf } from '../../src/validate/targets.ts'
import { turtle } from './turtle.ts'

const nothing = turtle('')

/** A validation result; each part as Turtle has it, or `-`. Blank nodes have no labels. */
export interface Result {
  readonly focus: string
  readonly path: string
  readonly value: string
  readonly shape: string
  readonly component: string
}

/** The results of judging a graph by shapes of SHACL Core. */
export function resultsOf(published: Graph, shapes: Graph, knowledge = nothing): Result[] {
  const data = new DataGraph({ published, knowledge, shapes })
  return judge(data, shapes, { roots: readShapes(shapes), sparql: null })
}

/** The results of judging a graph by shapes that may have SPARQL; all focus nodes of a shape are asked about at once. */
export async function resultsWithSparql(published: Graph, shapes: Graph, isBatched = true): Promise<Result[]> {
  const data = new DataGraph({ published, knowledge: nothing, shapes })
  const roots = readShapes(shapes)
  const queries = roots.flatMap(({ shape }) => shape.queries)
  await checkQueries(queries)
  const sparql = await openSparql(queries, { data, knowledge: nothing, shapes })
  if (isBatched) sparql?.expect(roots.flatMap(({ targets }) => focusNodesOf(targets, data)))
  return judge(data, shapes, { roots, sparql })
}

function judge(
  data: DataGraph,
  shapes: Graph,
  { roots, sparql }: { readonly roots: readonly TargetedShape[]; readonly sparql: SparqlData | null },
): Result[] {
  const results: Result[] = []
  const bind = bindShapes(
    data,
    ({ focus, value, predicate, shape, component }) => {
      const own: Path | null = predicate === 0 ? null : { kind: 'predicate', predicate, isInverse: false }
      results.push({
        focus: termText(data.terms, focus),
        path: own === null ? (shape.path === null ? '-' : pathText(shapes, shape.path)) : pathText(data.terms, own),
        value: termText(data.terms, value),
        shape: termText(shapes, shape.id),
        component: `<${component}>`,
      })
    },
    sparql,
  )
  for (const { shape, targets } of roots) focusNodesOf(targets, data).forEach(bind(shape))
  return results
}

/** Results as sorted lines, to be compared. */
export function lines(results: readonly Partial<Result>[]): string[] {
  return results
    .map(({ focus, path, value, shape, component }) => [focus, path, value, shape, component].join(' '))
    .sort()
}

interface Terms {
  kind(id: number): number
  value(id: number): string
  language(id: number): string
  datatype(id: number): string
}

/** A term as Turtle has it; blank nodes lose their labels. */
export function termText(terms: Terms, id: number): string {
  if (id === 0) return '-'
  const value = terms.value(id)
  if (terms.kind(id) === BlankNode) return '_:'
  if (terms.kind(id) !== Literal) return `<${value}>`
  return `"${value}"${terms.language(id) ? `@${terms.language(id)}` : `^^<${terms.datatype(id)}>`}`
}

/** A path in the syntax of SPARQL. */
export function pathText(terms: Terms, path: Path): string {
  if (path.kind === 'predicate') return `${path.isInverse ? '^' : ''}<${terms.value(path.predicate)}>`
  if (path.kind === 'sequence') return path.steps.map(step => pathText(terms, step)).join('/')
  if (path.kind === 'alternative') return `(${path.choices.map(choice => pathText(terms, choice)).join('|')})`
  return `(${pathText(terms, path.step)}){${path.isOptional ? 0 : 1},${path.isMany ? '' : 1}}`
}
