import type { ResourceType } from '../model/record.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import type { Mended, Repaired } from './repair.ts'
import { mainResources } from './resource-type.ts'
import { rewritten } from './rewrite.ts'
import { iriTerm, type TermValue, termAt } from './term.ts'
import { type Path, Traits } from './traits.ts'

/** Blank nodes of these types get a name; a blank contact lies well where it is, in the record of its dataset. */
const namedTypes: ReadonlySet<ResourceType> = new Set(['Catalog', 'Dataset', 'DatasetSeries', 'DataService', 'Agent'])

/**
 * Gives blank catalogues, datasets, series, services and agents an IRI: `urn:uuid:` and a UUID of what identifies them
 * (identifier, else landing page, else title or name) within their catalogue. So the same resource has the same name at
 * the next harvest, whatever its order and whatever else has changed. Resources alike in all that are told apart by the
 * next thing in which they differ; agents alike in everything are one agent.
 * @see rule 14, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function nameBlankNodes(graph: Graph): Mended {
  const resources = mainResources(graph)
  const blanks = [...resources].filter(([id, type]) => graph.kind(id) === BlankNode && namedTypes.has(type))
  if (blanks.length === 0) return { graph, repairs: [] }
  const names = namesOf(new Map(blanks), new Traits(graph, resources))
  const nameOf = (id: number): TermValue | null => names.get(id) ?? null
  const repairs = [...names].map(([id, name]): Repaired => {
    const row = graph.rowsStart(id)
    return { rule: 'blank-node-named', subject: id, property: null, before: termAt(graph, id), after: name, row }
  })
  return { graph: rewritten(graph, nameOf, nameOf), repairs }
}

function namesOf(blanks: ReadonlyMap<number, ResourceType>, traits: Traits): ReadonlyMap<number, TermValue> {
  const groups = grouped([...blanks.keys()], id =>
    JSON.stringify([blanks.get(id), traits.scope(id), ...traits.identity(id)]),
  )
  const names = new Map<number, TermValue>()
  for (const [key, members] of groups) {
    for (const [path, alike] of toldApart(members, JSON.parse(key), traits)) {
      const isOne = blanks.get(alike[0]) === 'Agent'
      for (const [place, id] of alike.entries()) {
        names.set(id, iriTerm(traits.free([...path, ...(isOne || place === 0 ? [] : [String(place)])])))
      }
    }
  }
  return names
}

/** Splits a group by the first trait in which its members differ, until each stands alone or nothing tells them apart. */
function toldApart(
  members: readonly number[],
  path: Path,
  traits: Traits,
  from = 0,
): (readonly [Path, readonly number[]])[] {
  if (members.length === 1) return [[path, members]]
  for (let place = from; place < traits.all.length; place++) {
    const [name, traitOf] = traits.all[place]
    const parts = grouped(members, traitOf)
    if (parts.size === 1) continue
    return [...parts].flatMap(([value, part]) => toldApart(part, [...path, name, value], traits, place + 1))
  }
  return [[path, members]]
}

function grouped(ids: readonly number[], keyOf: (id: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const id of ids) {
    const key = keyOf(id)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [id])
    else group.push(id)
  }
  return groups
}
