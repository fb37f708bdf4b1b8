import type { Finding } from '../../model/finding.ts'
import { sha256 } from '../../rdf/canonical.ts'
import type { Graph } from '../../rdf/graph.ts'
import { BlankNode } from '../../rdf/terms.ts'
import { dcterms, foaf, rdf, vcard } from '../../rdf/vocabulary.ts'
import type { ValidationReport } from './report.ts'

/** How far from a blank node its name is looked for, and among how many of those that mention it. */
const [mostSteps, mostMentions] = [8, 16]

/** Properties that a blank node is told from its likes by. */
const naming = [dcterms.title, foaf.name, vcard.fn]

/**
 * A function that gives a finding a name which stays the same while the finding does: made of rule, resource, property and
 * value, not of the line or the words. A blank node goes by what leads to it, its classes and its title, since its label
 * is another in every run. Findings that nothing of this tells apart have the same name.
 */
export function fingerprinter({ graph = null }: Pick<ValidationReport, 'graph'>): (finding: Finding) => string {
  const blankName = graph === null ? null : blankNamer(graph)
  const nameOf = (node: string | null): string | null => {
    if (node === null || graph === null || blankName === null || !node.startsWith('_:')) return node
    return blankName(graph.blank(node.slice(2)), mostSteps)
  }
  return ({ sourceShape, focusNode, resultPath, value }) =>
    sha256(JSON.stringify([sourceShape, nameOf(focusNode), resultPath, nameOf(value)])).slice(0, 32)
}

/**
 * A function that tells what leads to a blank node and what it is; of several ways the one that sorts first. A name is
 * hashed and remembered, since blank nodes may lead to each other in more ways than can be walked.
 */
function blankNamer(graph: Graph): (node: number, steps: number) => string {
  const { subjects, predicates } = graph.columns
  const known = new Map<string, string>()
  const wayBy = (row: number, steps: number): string => {
    const subject = subjects[row]
    const from = graph.kind(subject) === BlankNode ? nameOf(subject, steps) : graph.value(subject)
    return `${from} ${graph.value(predicates[row])}`
  }
  const nameOf = (node: number, steps: number): string => {
    const key = `${node} ${steps}`
    const before = known.get(key)
    if (before !== undefined) return before
    const mentions = steps === 0 ? [] : [...graph.rowsOfObject(node).subarray(0, mostMentions)]
    const [way = ''] = mentions.map(row => wayBy(row, steps - 1)).sort()
    const own = [rdf.type, ...naming].map(property => valuesOf(graph, node, property))
    const name = sha256(JSON.stringify([way, ...own]))
    known.set(key, name)
    return name
  }
  return nameOf
}

function valuesOf(graph: Graph, node: number, property: string): string {
  const values = graph.objectsOf(node, graph.iri(property)).filter(value => graph.kind(value) !== BlankNode)
  return values
    .map(value => graph.value(value))
    .sort()
    .join(' ')
}
