import type { Graph } from '../../rdf/graph.ts'
import { dcat, dcterms, foaf } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { classTest, statementsWith } from './statements.ts'

/** A text longer than this is no name that somebody puts in a title, in UTF-16 units; a publisher with more names has none. */
const [longestName, mostNames] = [120, 10]

/** What separates the name of a publisher from the rest of a title. */
const separator = String.raw`\s*[-–—,:;|/(]\s*`

/** Datasets with the name of their publisher before or after the title itself. @see rule 59 of the profile */
export function* publishersInTitles(graph: Graph): Iterable<Remark> {
  const publisher = graph.iri(dcterms.publisher)
  const isDataset = classTest(graph, [dcat.Dataset])
  const nameIn = nameFinder(graph)
  for (const { row, subject, object } of statementsWith(graph, dcterms.title)) {
    const name = isDataset(subject) ? nameIn(graph.value(object), graph.objectOf(subject, publisher)) : null
    if (name !== null) yield remark(subject, { value: object, row, details: { name } })
  }
}

/** The names of a publisher, and what matches titles with one of them, made when a title holds one at all. */
interface Names {
  readonly folded: readonly string[]
  readonly matcher: () => RegExp
}

/** A function that tells the name of a publisher that stands before or after the rest of a title; null when none does. */
function nameFinder(graph: Graph): (title: string, publisher: number) => string | null {
  const known = new Map<number, Names>()
  const foafName = graph.iri(foaf.name)
  return (title, publisher) => {
    let names = known.get(publisher)
    if (names === undefined) {
      names = namesOf(graph.objectsOf(publisher, foafName).map(name => graph.value(name).trim()))
      known.set(publisher, names)
    }
    if (names.folded.length === 0) return null
    const text = folded(title)
    if (!names.folded.some(name => text.includes(name))) return null
    const found = names.matcher().exec(title)?.groups
    return found === undefined ? null : (found.before ?? found.after)
  }
}

function namesOf(all: readonly string[]): Names {
  const names = all.filter(name => name.length > 2 && name.length <= longestName)
  const isFew = names.length <= mostNames
  let matcher: RegExp | null = null
  return {
    folded: isFew ? names.map(folded) : [],
    matcher() {
      matcher ??= matcherOf(names)
      return matcher
    },
  }
}

/** Alike for all texts that are the same but for case. */
function folded(text: string): string {
  return text.toLowerCase().toUpperCase()
}

function matcherOf(names: readonly string[]): RegExp {
  const any = names.map(name => RegExp.escape(name)).join('|')
  return new RegExp(String.raw`^(?<before>${any})${separator}\S|\S${separator}(?<after>${any})\)?$`, 'iu')
}
