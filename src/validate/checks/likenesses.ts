import type { Graph } from '../../rdf/graph.ts'
import { NamedNode } from '../../rdf/terms.ts'
import { dcat, dcterms, foaf, vcard } from '../../rdf/vocabulary.ts'
import { grouped, likeness } from './likeness.ts'
import { type Remark, remark } from './remark.ts'
import { classTest, type Statement, statementsWith } from './statements.ts'

const agents = [foaf.Agent, foaf.Organization]
const contacts = [vcard.Organization, vcard.Individual, vcard.Kind]

/** Datasets with titles alike, from the same publisher. @see rule 18 of the profile */
export function likeTitles(graph: Graph): Iterable<Remark> {
  const publisher = graph.iri(dcterms.publisher)
  return alike(graph, dcterms.title, [dcat.Dataset], ({ subject }) => `${graph.objectOf(subject, publisher)}`)
}

/** Organisations with names alike under several addresses. @see rule 19 of the profile */
export function likeNames(graph: Graph): Iterable<Remark> {
  return alike(graph, foaf.name, agents, () => 'name')
}

/** Contacts with the same name and e-mail address under several addresses. @see rule 28 of the profile */
export function likeContacts(graph: Graph): Iterable<Remark> {
  const hasEmail = graph.iri(vcard.hasEmail)
  return alike(graph, vcard.fn, contacts, ({ subject }) => emailOf(graph, graph.objectOf(subject, hasEmail)))
}

/** Contacts are often given an address as a resource of its own. */
function emailOf(graph: Graph, value: number): string {
  return graph.value(graph.objectOf(value, graph.iri(vcard.hasValue)) || value).toLowerCase()
}

/**
 * Resources whose texts are alike in the same language and that have something more in common ('' is nothing): one remark
 * for all of a group, on the second, as blank nodes have no address to mistake and are told of elsewhere.
 */
function* alike(
  graph: Graph,
  property: string,
  classes: readonly string[],
  inCommon: (statement: Statement) => string,
): Iterable<Remark> {
  const isOfClass = classTest(graph, classes)
  const statements = statementsWith(graph, property).filter(
    ({ subject }) => isOfClass(subject) && graph.kind(subject) === NamedNode,
  )
  const told = new Set<number>()
  for (const group of alikeIn(graph, statements, inCommon)) {
    const [first, second] = bySubject(group)
    if (second === undefined || told.has(second.subject)) continue
    for (const { subject } of group) told.add(subject)
    const others = new Set(group.map(({ subject }) => subject)).size - 1
    yield remark(second.subject, {
      value: second.object,
      row: second.row,
      details: { other: graph.value(first.subject), count: `${others}` },
    })
  }
}

/** Statements whose texts are alike, in the order of the first of each group. What else they share is asked of few. */
function alikeIn(
  graph: Graph,
  statements: readonly Statement[],
  inCommon: (statement: Statement) => string,
): readonly (readonly Statement[])[] {
  const keyOf = (statement: Statement): string => {
    const shared = inCommon(statement)
    return shared === '' ? '' : `${graph.language(statement.object).toLowerCase()} ${shared}`
  }
  const texts = grouped(statements, ({ object }) => likeness(graph.value(object)))
  const groups = texts.flatMap(group => grouped(group, keyOf))
  const places = new Map(groups.length === 0 ? [] : statements.map((statement, place) => [statement, place]))
  return groups.sort(([a], [b]) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
}

/** The first statement of every subject, in the order of the document. */
function bySubject(statements: readonly Statement[]): Statement[] {
  const firsts = new Map<number, Statement>()
  for (const statement of [...statements].sort((a, b) => a.row - b.row)) {
    if (!firsts.has(statement.subject)) firsts.set(statement.subject, statement)
  }
  return [...firsts.values()]
}
