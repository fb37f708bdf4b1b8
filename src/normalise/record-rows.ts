import type { ResourceType } from '../model/record.ts'
import type { Graph } from '../rdf/graph.ts'
import { Reach } from './reach.ts'

/** The rows of each resource's description, by its place among the resources. */
export function rowsOf(
  graph: Graph,
  resources: readonly number[],
  types: ReadonlyMap<number, ResourceType>,
): (place: number) => Int32Array {
  const reach = new Reach(graph, new Set(resources))
  const rows = packed(
    resources.map(resource => () => reach.rowsOf(resource)),
    graph.size,
  )
  const keeper = Math.max(
    resources.findIndex(resource => types.get(resource) === 'Catalog'),
    0,
  )
  const keepers = resources.length === 0 ? new Set<number>() : new Set([...rows(keeper), ...reach.leftovers()])
  return place => (place === keeper ? Int32Array.from(keepers) : rows(place))
}

/** Lists of numbers behind one another: so many small ones would take more room than what is in them. */
function packed(makers: readonly (() => readonly number[])[], expected: number): (place: number) => Int32Array {
  const starts = new Int32Array(makers.length + 1)
  let numbers = new Int32Array(expected)
  for (const [place, make] of makers.entries()) {
    const list = make()
    const [from, to] = [starts[place], starts[place] + list.length]
    if (to > numbers.length) numbers = larger(numbers, to)
    numbers.set(list, from)
    starts[place + 1] = to
  }
  return place => numbers.subarray(starts[place], starts[place + 1])
}

function larger(numbers: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(needed, numbers.length * 2))
  copy.set(numbers)
  return copy
}
