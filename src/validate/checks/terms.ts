import type { Profile } from '../../profile/profile.ts'
import { localName } from '../../profile/words.ts'
import type { Graph } from '../../rdf/graph.ts'
import { dcat, dcterms, rdf, shorten } from '../../rdf/vocabulary.ts'
import { closedVocabularies, mistakenBases } from './known-terms.ts'
import { type Remark, remark } from './remark.ts'
import { resourcesOf } from './statements.ts'

/** The first fifteen properties of Dublin Core, each of which has one of the same name among its terms. */
const dcElements = 'http://purl.org/dc/elements/1.1/'

/** Longer names are not compared letter by letter. */
const longest = 40

/** So many terms that do not exist are told of: who invents more has another vocabulary in mind. */
const most = 100

/** What a term is used as. */
type Use = 'properties' | 'classes'

/** A term that does not exist, and the rows that use it. */
interface Stray {
  readonly term: number
  readonly rows: Int32Array | readonly number[]
  /** The term that was probably meant; null when none is near. */
  readonly meant: string | null
}

/** Properties that do not exist and are nearly one that does, such as `dcat:keywords` and the class `dcat:Distribution`. */
export function* misspeltProperties(graph: Graph, profile: Profile): Iterable<Remark> {
  for (const stray of strayProperties(graph, profile)) if (stray.meant !== null) yield onCatalogue(graph, stray)
}

/** Properties that do not exist in their vocabulary and are near none. */
export function* unknownProperties(graph: Graph, profile: Profile): Iterable<Remark> {
  for (const stray of strayProperties(graph, profile)) if (stray.meant === null) yield onCatalogue(graph, stray)
}

/** Classes that do not exist, such as `dcat:dataset`. */
export function* misspeltClasses(graph: Graph): Iterable<Remark> {
  const { objects } = graph.columns
  const rows = graph.rowsOfPredicate(graph.iri(rdf.type))
  const byClass = Map.groupBy(rows, row => objects[row])
  let left = most
  for (const [term, using] of byClass) {
    const meant = left > 0 ? meantTerm(graph.value(term), 'classes') : undefined
    if (meant !== undefined) left--
    if (typeof meant === 'string') yield onCatalogue(graph, { term, rows: using, meant })
  }
}

/** One remark for all uses, on the catalogue, as the same program wrote them all. */
function onCatalogue(graph: Graph, { term, rows, meant }: Stray): Remark {
  let row = rows[0]
  for (const other of rows) row = Math.min(row, other)
  const focus = resourcesOf(graph, [dcat.Catalog]).at(0) ?? graph.columns.subjects[row]
  const details = { term: shorten(graph.value(term)), meant: shorten(meant ?? ''), count: `${rows.length}` }
  const predicate = graph.columns.predicates[row]
  return remark(focus, { value: predicate === term ? 0 : term, predicate, row, details })
}

function* strayProperties(graph: Graph, { rules }: Profile): Iterable<Stray> {
  const { predicateStart } = graph.columns
  const known = new Set([...rules.values()].flatMap(({ path }) => (path === null ? [] : [path])))
  const knownByForm = new Map(Array.from(known, path => [formOf(path), path]))
  let left = most
  for (let term = 1; term < graph.termCount && left > 0; term++) {
    const iri = predicateStart[term + 1] === predicateStart[term] ? null : graph.value(term)
    if (iri === null || known.has(iri)) continue
    const meant =
      knownByForm.get(formOf(iri)) ?? longerOf(iri, known) ?? olderOf(iri, graph) ?? meantTerm(iri, 'properties')
    if (meant === undefined) continue
    left--
    yield { term, rows: graph.rowsOfPredicate(term), meant: meant ?? namesakeOf(iri, known) ?? null }
  }
}

/** An address without what is often mistaken in it: https for http, and a capital letter. */
function formOf(iri: string): string {
  return iri.replace(/^https?:/, '').toLowerCase()
}

/** `vcard:postal-code` for `vcard:postal`. */
function longerOf(iri: string, known: ReadonlySet<string>): string | undefined {
  return [...known].find(path => path.startsWith(`${iri}-`))
}

/** `dcatap:availability` for `dcat:availability`. */
function namesakeOf(iri: string, known: ReadonlySet<string>): string | undefined {
  return [...known].find(path => localName(path).toLowerCase() === localName(iri).toLowerCase())
}

/** `dcterms:title` for `dc:title`, unless the graph has both. */
function olderOf(iri: string, graph: Graph): string | undefined {
  if (!iri.startsWith(dcElements)) return undefined
  const meant = dcterms.title.replace(/title$/, iri.slice(dcElements.length))
  return graph.rowsOfPredicate(graph.iri(meant)).length > 0 ? undefined : meant
}

/** The term that was meant; null when it cannot be told; undefined when there is nothing wrong. */
function meantTerm(iri: string, use: Use): string | null | undefined {
  const [mistaken = '', right = ''] = mistakenBases.find(([base]) => iri.startsWith(base)) ?? []
  const meant = right + iri.slice(mistaken.length)
  const vocabulary = closedVocabularies.find(({ base }) => meant.startsWith(base))
  if (vocabulary === undefined) return undefined
  const name = meant.slice(vocabulary.base.length)
  if (vocabulary[use].has(name)) return mistaken === '' ? undefined : meant
  return nearestTerm(vocabulary.base, name, use)
}

/** The same name but for case in any vocabulary, else a name that is nearly the same, sooner in its own than in another. */
function nearestTerm(base: string, name: string, use: Use): string | null {
  const own = closedVocabularies.filter(vocabulary => vocabulary.base === base)
  const find = (vocabularies: typeof own, isNear: (term: string) => boolean): string | undefined =>
    vocabularies.flatMap(vocabulary => [...vocabulary[use]].filter(isNear).map(term => vocabulary.base + term)).at(0)
  const isSame = (term: string): boolean => term.toLowerCase() === name.toLowerCase()
  const isBegun = (term: string): boolean => term.startsWith(name) && name.length > 4
  const isWithin = (letters: number) => (term: string) =>
    name.length > 4 && name.length < longest && distance(term.toLowerCase(), name.toLowerCase()) <= letters
  const all = [...closedVocabularies]
  const near = find(own, isSame) ?? find(all, isSame) ?? find(own, isBegun) ?? find(own, isWithin(1))
  return near ?? find(all, isWithin(1)) ?? find(own, isWithin(2)) ?? null
}

/** How many letters have to be put in, taken out or changed to make one word of another. */
function distance(from: string, to: string): number {
  let last = Array.from({ length: to.length + 1 }, (_, place) => place)
  for (let row = 1; row <= from.length; row++) {
    const next = [row]
    for (let place = 1; place <= to.length; place++) {
      const changed = last[place - 1] + Number(from[row - 1] !== to[place - 1])
      next.push(Math.min(changed, last[place] + 1, next[place - 1] + 1))
    }
    last = next
  }
  return last[to.length]
}
