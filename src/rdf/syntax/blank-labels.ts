import { hash } from 'node:crypto'
import type { Graph } from '../graph.ts'
import { BlankNode, Literal } from '../terms.ts'
import { type BlankLabels, nTriplesTerm } from './ntriples-term.ts'

/** What is said of a blank node: with ground terms only (fixed), and to or from other blank nodes (by colour). */
interface BlankNeighbourhood {
  readonly ground: string[]
  readonly neighbours: { readonly edge: string; readonly id: number }[]
}

type Neighbourhoods = ReadonlyMap<number, BlankNeighbourhood>
type Colours = Map<number, string>

/**
 * Labels for blank nodes that depend on what is said of them and on nothing else: not on the labels in the document,
 * not on the order of its statements, not on other parts of the graph. So the same graph is always written with the
 * same bytes, and a change in one place does not touch the labels in another. `scope` keeps apart graphs that
 * are written into one document.
 *
 * A label is a hash of the statements around the node, refined through blank neighbours until nodes that differ are
 * told apart; nodes that are alike are numbered. Only in graphs built to be hard to tell apart (those that RDFC-1.0
 * calls poison) may the order of the document still decide.
 */
export function labelBlankNodes(graph: Graph, scope = ''): BlankLabels {
  const around = neighbourhoods(graph)
  const colours: Colours = new Map()
  for (const [id, { ground }] of around) colours.set(id, digest([scope, ...ground.sort()]))
  const parts = components(around)
  for (const part of parts) tellApart(part, around, colours)
  const labels = numbered(parts, colours)
  return id => labels.get(id) ?? `b${id}`
}

/** How many groups of blank nodes the graph has that are not connected through blank nodes. */
export function countBlankParts(graph: Graph): number {
  return components(neighbourhoods(graph)).length
}

function neighbourhoods(graph: Graph): Map<number, BlankNeighbourhood> {
  const found = new Map<number, BlankNeighbourhood>()
  const { subjects, predicates, objects, terms } = graph.columns
  const words = wordsOf(graph)
  const isBlank = (id: number): boolean => terms.kind[id] === BlankNode
  for (let row = 0; row < graph.size; row++) {
    const name = graph.graphOf(row)
    if (!isBlank(subjects[row]) && !isBlank(objects[row]) && !isBlank(name)) continue
    const ids = [subjects[row], objects[row], name]
    const said = `${words(subjects[row])} ${words(predicates[row])} ${words(objects[row])} ${words(name)}`
    for (const [role, id] of ids.entries()) {
      if (!isBlank(id)) continue
      const edge = `${role} ${said}`
      const node = found.get(id) ?? { ground: [], neighbours: [] }
      found.set(id, node)
      node.ground.push(edge)
      for (const [other, neighbour] of ids.entries()) {
        if (other === role || !isBlank(neighbour)) continue
        node.neighbours.push({ edge: `${other} ${edge}`, id: neighbour })
      }
    }
  }
  return found
}

/** A term as N-Triples, every blank node as `_:`, no term as ''. */
function wordsOf(graph: Graph): (id: number) => string {
  const known: string[] = ['']
  return id => {
    if (graph.columns.terms.kind[id] === Literal) return nTriplesTerm(graph, id, () => '')
    known[id] ??= nTriplesTerm(graph, id, () => '')
    return known[id]
  }
}

/** Blank nodes that are connected through blank nodes alone, each part by term id. */
function components(around: Neighbourhoods): number[][] {
  const seen = new Set<number>()
  const found: number[][] = []
  for (const start of around.keys()) {
    if (seen.has(start)) continue
    const component = [start]
    seen.add(start)
    for (const id of component) {
      for (const neighbour of around.get(id)?.neighbours ?? []) {
        if (seen.has(neighbour.id)) continue
        seen.add(neighbour.id)
        component.push(neighbour.id)
      }
    }
    found.push(component.sort((a, b) => a - b))
  }
  return found
}

/** Refines the colours of one part; nodes still alike are then told apart one by one, within a bounded effort. */
function tellApart(component: readonly number[], around: Neighbourhoods, colours: Colours): void {
  if (component.length === 1 && around.get(component[0])?.neighbours.length === 0) return
  let effort = 64 * component.length + 10_000
  for (;;) {
    effort -= refine(component, around, { colours, effort })
    const alike = firstAlike(component, colours)
    if (alike === null || effort <= 0) return
    colours.set(alike, digest([colours.get(alike) ?? '', 'first']))
  }
}

/** Mixes in the colours of neighbours until that tells no more nodes apart. Answers how many colours were computed. */
function refine(
  component: readonly number[],
  around: Neighbourhoods,
  { colours, effort }: { readonly colours: Colours; readonly effort: number },
): number {
  for (let spent = 0, before = 0; ; spent += component.length) {
    const distinct = new Set(component.map(id => colours.get(id))).size
    if (distinct === before || spent >= effort) return Math.max(spent, 1)
    before = distinct
    const next = component.map(id => mixed(id, around, colours))
    for (const [place, id] of component.entries()) colours.set(id, next[place])
  }
}

function mixed(id: number, around: Neighbourhoods, colours: Colours): string {
  const neighbours = around.get(id)?.neighbours ?? []
  const seen = neighbours.map(({ edge, id: other }) => `${edge} ${other === id ? 'self' : colours.get(other)}`)
  return digest([colours.get(id) ?? '', ...seen.sort()])
}

/** The first node of the lowest colour that several nodes share; null when all differ. */
function firstAlike(component: readonly number[], colours: Colours): number | null {
  const first = new Map<string, number>()
  const shared: string[] = []
  for (const id of component) {
    const colour = colours.get(id) ?? ''
    if (first.has(colour)) shared.push(colour)
    else first.set(colour, id)
  }
  const lowest = shared.sort()[0]
  return lowest === undefined ? null : (first.get(lowest) ?? null)
}

/** Parts that say the same are numbered, and so their nodes get labels of their own. */
function numbered(parts: readonly number[][], colours: Colours): ReadonlyMap<number, string> {
  const times = new Map<string, number>()
  const final: { readonly id: number; readonly colour: string }[] = []
  for (const part of parts) {
    const own = part.map(id => colours.get(id) ?? '')
    const signature = own.length === 1 ? own[0] : digest(own.toSorted())
    const time = (times.get(signature) ?? 0) + 1
    times.set(signature, time)
    const isPlain = part.length === 1 && time === 1
    for (const [place, id] of part.entries()) {
      final.push({ id, colour: isPlain ? own[place] : digest([own[place], signature, String(time)]) })
    }
  }
  return distinctLabels(final.sort((a, b) => (a.colour < b.colour ? -1 : a.colour > b.colour ? 1 : a.id - b.id)))
}

function distinctLabels(sorted: readonly { readonly id: number; readonly colour: string }[]): Map<number, string> {
  const times = new Map<string, number>()
  const labels = new Map<number, string>()
  for (const { id, colour } of sorted) {
    const label = `b${colour.slice(0, 12)}`
    const time = (times.get(label) ?? 0) + 1
    times.set(label, time)
    labels.set(id, time === 1 ? label : `${label}_${time}`)
  }
  return labels
}

function digest(parts: readonly string[]): string {
  return hash('sha256', parts.join('\n'), 'hex').slice(0, 32)
}
