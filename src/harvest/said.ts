import type { Statement } from '../model/diff.ts'
import { dcat, dcterms, foaf, rdf, rdfs, skos, vcard } from '../rdf/vocabulary.ts'
import { readTerm } from '../rdf/written-term.ts'

/** The statements of one description, to be looked up by what they are about. */
export interface Said {
  readonly statements: readonly Statement[]
  readonly bySubject: ReadonlyMap<string, readonly Statement[]>
}

/** Reads canonical N-Quads, a statement a line; of nothing, nothing. */
export function saidIn(text: string | null): Said {
  const statements = (text ?? '').split('\n').flatMap(line => {
    const subjectEnd = line.indexOf(' ')
    const predicateEnd = line.indexOf(' ', subjectEnd + 1)
    if (subjectEnd === -1 || predicateEnd === -1) return []
    const [subject, predicate] = [line.slice(0, subjectEnd), line.slice(subjectEnd + 1, predicateEnd)]
    return [{ subject, predicate, object: line.slice(predicateEnd + 1, line.lastIndexOf(' .')) }]
  })
  return saidBy(statements)
}

/** The same, of statements at hand. */
export function saidBy(statements: readonly Statement[]): Said {
  return { statements, bySubject: Map.groupBy(statements, ({ subject }) => subject) }
}

/** Is it a blank node, as written? */
export function isBlank(term: string): boolean {
  return term.startsWith('_:')
}

/** What a resource is called: its title or name, in Swedish if there is one. null when it has none. */
export function nameIn(said: Said, subject: string): string | null {
  return textIn(said, subject, [dcterms.title, foaf.name, vcard.fn, skos.prefLabel, rdfs.label])
}

/** The address of what a resource leads to; null when it has none. */
export function addressIn(said: Said, subject: string): string | null {
  return textIn(said, subject, [dcat.downloadURL, dcat.accessURL, dcat.endpointURL, foaf.homepage])
}

/** IRI of a resource's class, the first by letter; null when it states none. */
export function typeIn(said: Said, subject: string): string | null {
  const [type] = valuesIn(said, subject, rdf.type).sort()
  const term = type === undefined ? null : readTerm(type)
  return term?.kind === 'iri' ? term.value : null
}

const tags = ['sv', '', 'en']

/** The value of the first property that has one: in Swedish, else without a language, else in English, else the first by letter. */
function textIn(said: Said, subject: string, properties: readonly string[]): string | null {
  const rank = (tag: string): number =>
    (tags.indexOf(tag.toLowerCase().split('-')[0]) + tags.length + 1) % (tags.length + 1)
  for (const property of properties) {
    const terms = valuesIn(said, subject, property)
      .sort()
      .flatMap(written => readTerm(written) ?? [])
      .filter(({ kind, value }) => kind !== 'blank' && value.trim() !== '')
      .map(term => ({ value: term.value, rank: rank(term.kind === 'literal' ? term.language : '') }))
    const [best] = terms.sort((a, b) => a.rank - b.rank)
    if (best !== undefined) return best.value
  }
  return null
}

function valuesIn(said: Said, subject: string, property: string): string[] {
  const predicate = `<${property}>`
  const about = said.bySubject.get(subject) ?? []
  return about.filter(statement => statement.predicate === predicate).map(({ object }) => object)
}
