import type { Graph } from '../../rdf/graph.ts'
import { authority, dcat, dcterms } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { remembered } from './remembered.ts'
import { classTest, resourcesOf, statementsWith } from './statements.ts'

/** Language tags and the codes of the EU's table for the same: those that catalogues in Sweden are written in. */
const codes: readonly (readonly [tag: string, code: string])[] = [
  ['sv', 'SWE'],
  ['en', 'ENG'],
  ['fi', 'FIN'],
  ['se', 'SME'],
  ['de', 'DEU'],
  ['fr', 'FRA'],
  ['da', 'DAN'],
]

/** Catalogues that state a language in which no title is. @see rule 57 of the profile */
export function* unusedLanguages(graph: Graph): Iterable<Remark> {
  for (const { catalogue, tag, value, count } of languagesOf(graph)) {
    if (value !== undefined && count === 0) yield remark(catalogue, { value, details: { tag } })
  }
}

/** Catalogues that leave out a language in which most titles of datasets are. @see rule 57 of the profile */
export function* unstatedLanguages(graph: Graph): Iterable<Remark> {
  const most = resourcesOf(graph, [dcat.Dataset]).length / 2
  for (const { catalogue, tag, value, count } of languagesOf(graph)) {
    if (value === undefined && count > 0 && count >= most) yield remark(catalogue, { details: { tag } })
  }
}

/** For every catalogue that states languages: a language, its value if stated, and how many titles are in it. */
function* languagesOf(graph: Graph) {
  const counts = titlesByLanguage(graph)
  const language = graph.iri(dcterms.language)
  for (const catalogue of resourcesOf(graph, [dcat.Catalog])) {
    const stated = graph.objectsOf(catalogue, language)
    if (stated.length === 0 || counts.size === 0 || !stated.every(id => isOfTable(graph.value(id)))) continue
    for (const [tag, code] of codes) {
      const value = stated.find(id => graph.value(id) === `${authority}language/${code}`)
      yield { catalogue, tag, value, count: counts.get(tag) ?? 0 }
    }
  }
}

/** A language that is stated in another way is told of by a rule of its own. */
function isOfTable(iri: string): boolean {
  return iri.startsWith(`${authority}language/`)
}

/** How many titles of datasets are in each language. */
const titlesByLanguage = remembered((graph): ReadonlyMap<string, number> => {
  const isDataset = classTest(graph, [dcat.Dataset])
  const counts = new Map<string, number>()
  for (const { subject, object } of statementsWith(graph, dcterms.title)) {
    const tag = graph.language(object)
    if (tag !== '' && isDataset(subject)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const byLanguage = Map.groupBy(counts, ([tag]) => tag.toLowerCase().split('-')[0])
  return new Map(Array.from(byLanguage, ([language, tags]) => [language, tags.reduce((sum, [, of]) => sum + of, 0)]))
})
