import { dcat } from '../../rdf/vocabulary.ts'

const foaf = 'http://xmlns.com/foaf/0.1/'
const vcard = 'http://www.w3.org/2006/vcard/ns#'
const type = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'

/** Properties that lead to people or tell how to reach them. */
const personal: ReadonlySet<string> = new Set([
  dcat.contactPoint,
  'http://schema.org/email',
  'http://schema.org/telephone',
  'https://schema.org/email',
  'https://schema.org/telephone',
  ...['mbox', 'mbox_sha1sum', 'phone', 'givenName', 'familyName', 'firstName', 'lastName', 'nick'].map(n => foaf + n),
])

/** Classes whose members are people, or ways to reach them. */
const people: ReadonlySet<string> = new Set([
  `${foaf}Person`,
  'http://schema.org/Person',
  'https://schema.org/Person',
  'http://www.w3.org/ns/person#Person',
])

/** One statement with its terms as N-Quads writes them. */
interface Written {
  readonly subject: string
  readonly predicate: string
  readonly object: string
}

/**
 * The statements that tell nothing of people: no contact points, persons, mail addresses or telephone numbers; nor of those
 * that are known to be people though no statement here says so.
 */
export function withoutPeople<T extends Written>(statements: readonly T[], known: readonly string[] = []): T[] {
  const hidden = new Set([...known, ...statements.filter(isPerson).map(({ subject }) => subject)])
  for (const { predicate, object } of statements) if (predicate === `<${dcat.contactPoint}>`) hidden.add(object)
  return statements.filter(each => !tellsOfPerson(each) && !hidden.has(each.subject) && !hidden.has(each.object))
}

/** Are members of this class people, or ways to reach them? */
export function isClassOfPeople(iri: string): boolean {
  return people.has(iri) || iri.startsWith(vcard)
}

/** Does it say that its subject is a person, or a way to reach one? */
export function isPerson({ predicate, object }: Written): boolean {
  const iri = object.slice(1, -1)
  return (predicate === type && isClassOfPeople(iri)) || /\/PrivateIndividual(\(s\))?$/.test(iri)
}

function tellsOfPerson({ predicate, object }: Written): boolean {
  const iri = predicate.slice(1, -1)
  return personal.has(iri) || iri.startsWith(vcard) || /^<(mailto|tel):/i.test(object)
}

/** Does a description, in canonical N-Quads, tell of a person? */
export function isOfPerson(quads: string): boolean {
  return statementsOf(quads).some(isPerson)
}

/** Canonical N-Quads without what tells of people, those that are known by their IRI among them. */
export function quadsWithoutPeople(quads: string, people: readonly string[]): string {
  const known = new Set(people.map(iri => `<${iri}>`))
  return withoutPeople(statementsOf(quads))
    .filter(({ subject, object }) => !known.has(subject) && !known.has(object))
    .map(({ line }) => `${line}\n`)
    .join('')
}

function statementsOf(quads: string): (Written & { readonly line: string })[] {
  return quads.split('\n').flatMap(line => {
    const [, subject, predicate, object] = /^(\S+) (\S+) (.*) \.$/.exec(line) ?? []
    return object === undefined ? [] : [{ subject, predicate, object, line }]
  })
}
