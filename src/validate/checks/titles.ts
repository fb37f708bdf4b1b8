import type { Graph } from '../../rdf/graph.ts'
import { dcat, dcterms, foaf } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { resourcesOf, statementsWith } from './statements.ts'

/** A text longer than this is no name that somebody puts in a title, in UTF-16 units; a publisher with more names has none. */
const [longestName, mostNames] = [120, 10]

/** What separates the name of a publisher from the rest of a title. */
const separator = String.raw`\s*[-–—,:;|/(]\s*`

/** Datasets with the name of their publisher before or after the title itself. @see rule 59 of the profile */
export function* publishersInTitles(graph: Graph): Iterable<Remark> {
  const publisher = graph.iri(dcterms.publisher)
  const datasets = new Set(resourcesOf(graph, [dcat.Dataset]))
  const patternOf = patternFinder(graph)
  for (const { row, subject, object } of statementsWith(graph, dcterms.title)) {
    const pattern = datasets.has(subject) ? patternOf(graph.objectOf(subject, publisher)) : null
    const name = pattern?.exec(graph.value(object))?.groups
    if (name !== undefined) yield remark(subject, { value: object, row, details: { name: name.before ?? name.after } })
  }
}

/** A function that gives what matches titles with the name of a publisher; null when the publisher has none. */
function patternFinder(graph: Graph): (publisher: number) => RegExp | null {
  const patterns = new Map<number, RegExp | null>()
  const foafName = graph.iri(foaf.name)
  return publisher => {
    const known = patterns.get(publisher)
    if (known !== undefined) return known
    const names = graph.objectsOf(publisher, foafName).map(name => graph.value(name).trim())
    const pattern = patternOf(names.filter(name => name.length > 2 && name.length <= longestName))
    patterns.set(publisher, pattern)
    return pattern
  }
}

function patternOf(names: readonly string[]): RegExp | null {
  if (names.length === 0 || names.length > mostNames) return null
  const any = names.map(name => RegExp.escape(name)).join('|')
  return new RegExp(String.raw`^(?<before>${any})${separator}\S|\S${separator}(?<after>${any})\)?$`, 'iu')
}
