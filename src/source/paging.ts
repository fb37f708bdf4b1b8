import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import { rdf } from '../rdf/vocabulary.ts'

const dcat = 'http://www.w3.org/ns/dcat#'
const hydra = 'http://www.w3.org/ns/hydra/core#'
const tree = 'https://w3id.org/tree#'

/** Hydra's words for the page after this one, today's and those from before it had views. */
const nextPage = [`${hydra}next`, `${hydra}nextPage`]
/** What a page is called by its neighbours and by the collection. */
const pageNames = [`${hydra}view`, `${tree}view`, `${tree}node`, ...nextPage]
const otherPages = ['first', 'firstPage', 'previous', 'previousPage', 'last', 'lastPage'].map(name => hydra + name)
const viewClasses = [`${hydra}PartialCollectionView`, `${hydra}PagedCollection`]
const pagingWords = [`${hydra}totalItems`, `${hydra}member`, `${tree}relation`, `${tree}member`]

/** What a page of a catalogue says of its paging. */
export interface Paging {
  /** Addresses of the page that comes next in a row of pages; more than one where they contradict each other. */
  readonly next: readonly string[]
  /** Addresses of the pages that hang below this one in a tree. */
  readonly nodes: readonly string[]
  /** What the page calls itself. */
  readonly names: readonly string[]
  /** How many members there are in all pages; null when nothing is said. */
  readonly totalItems: number | null
  /** How many members of the collection the page names itself. */
  readonly members: readonly string[]
}

/**
 * What a page says of its paging; `addresses` are those it was asked for at and answered from.
 * @see https://www.hydra-cg.com/spec/latest/core/#collections and https://treecg.github.io/specification/
 */
export function pagingOf(graph: Graph, addresses: readonly string[]): Paging {
  const totals = valuesOf(graph, [`${hydra}totalItems`]).filter(value => /^\d{1,9}$/.test(value))
  return {
    next: nextOf(graph, addresses),
    nodes: valuesOf(graph, [`${tree}node`]),
    names: namesOf(graph, addresses),
    totalItems: totals.length === 0 ? null : Math.max(...totals.map(Number)),
    members: valuesOf(graph, [`${hydra}member`, `${tree}member`]),
  }
}

/** The next pages: as this page says itself where it is called by its address, else as anything in it says. */
function nextOf(graph: Graph, addresses: readonly string[]): readonly string[] {
  const own = addresses.flatMap(address => nextPage.flatMap(name => objectsOf(graph, graph.iri(address), name)))
  return own.length > 0 ? [...new Set(own)] : valuesOf(graph, nextPage)
}

/** The views that the page describes and that do not come next, unless the page is called by its address. */
function namesOf(graph: Graph, addresses: readonly string[]): readonly string[] {
  const type = graph.iri(rdf.type)
  const views = viewClasses.flatMap(name => graph.subjectsWith(type, graph.iri(name))).map(view => graph.value(view))
  const next = valuesOf(graph, nextPage)
  return views.some(name => addresses.includes(name)) ? [] : views.filter(name => !next.includes(name))
}

/** Does the graph say anything of pages? */
export function isAboutPages(graph: Graph): boolean {
  const isNamed = (name: string): boolean => graph.rowsOfPredicate(graph.iri(name)).length > 0
  if ([...pageNames, ...otherPages, ...pagingWords].some(isNamed)) return true
  const classes = [...viewClasses, `${hydra}Collection`, `${tree}Collection`, `${tree}Node`]
  return classes.some(name => graph.subjectsWith(graph.iri(rdf.type), graph.iri(name)).length > 0)
}

/** The rows that describe pages, not what is on them. */
export function rowsAboutPages(graph: Graph): ReadonlySet<number> {
  const { subjects, predicates, objects } = graph.columns
  const [pages, type, rows] = [pagesIn(graph), graph.iri(rdf.type), new Set<number>()]
  const words = new Map<number, boolean>()
  const isOfPaging = (id: number): boolean => {
    const known = words.get(id) ?? [hydra, tree].some(base => graph.value(id).startsWith(base))
    words.set(id, known)
    return known
  }
  for (let row = 0; row < graph.size; row++) {
    const isClass = predicates[row] === type && isOfPaging(objects[row])
    if (isClass || isOfPaging(predicates[row]) || pages.has(subjects[row])) rows.add(row)
  }
  return rows
}

/** The pages, as far as nothing is said of them in the words of DCAT. */
function pagesIn(graph: Graph): ReadonlySet<number> {
  const type = graph.iri(rdf.type)
  const typed = [...viewClasses, `${tree}Node`].flatMap(name => graph.subjectsWith(type, graph.iri(name)))
  const named = [...pageNames, ...otherPages].flatMap(name => {
    return [...graph.rowsOfPredicate(graph.iri(name))].map(row => graph.columns.objects[row])
  })
  const isData = (id: number): boolean =>
    [...graph.predicatesOf(id), ...graph.objectsOf(id, type)].some(word => graph.value(word).startsWith(dcat))
  return new Set([...typed, ...named].filter(id => graph.kind(id) !== Literal && !isData(id)))
}

/** Every value of some properties, as text: addresses are at times given as literals. */
function valuesOf(graph: Graph, names: readonly string[]): readonly string[] {
  const { objects } = graph.columns
  const rows = names.flatMap(name => [...graph.rowsOfPredicate(graph.iri(name))])
  return [...new Set(rows.map(row => graph.value(objects[row])))]
}

function objectsOf(graph: Graph, subject: number, name: string): string[] {
  return graph.objectsOf(subject, graph.iri(name)).map(object => graph.value(object))
}
