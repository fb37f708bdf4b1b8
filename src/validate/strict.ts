import { type Finding, type Problem, problem } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { syntaxById } from '../rdf/syntaxes.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dcat, dcterms, rdf } from '../rdf/vocabulary.ts'

/** Findings with the severity that the national portal's published harvesting rules give them. */
export function strictly(findings: readonly Finding[], { rules }: Profile): readonly Finding[] {
  return findings.map(finding => {
    const severity = rules.get(finding.sourceShape)?.strictSeverity ?? null
    return severity === null ? finding : { ...finding, severity }
  })
}

/**
 * What those rules say of a document besides what is wrong in it: that it is not in the one syntax that is promised to be
 * read, and that part of the catalogue is elsewhere.
 * @see https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function strictProblems(graph: Graph | null, syntax: string | null): readonly Problem[] {
  const label = syntax === null || syntax === 'rdfxml' ? undefined : syntaxById(syntax)?.label
  const otherSyntax = label === undefined ? [] : [problem('parse', 'syntax-not-rdfxml', { details: { syntax: label } })]
  return [...otherSyntax, ...(graph === null ? [] : elsewhere(graph).map(notLoadedHere))]
}

/** The sub-catalogues of which nothing but the class is said, as names; their descriptions are at their own addresses. */
function elsewhere(graph: Graph): string[] {
  const [type, isCatalogue] = [graph.iri(rdf.type), graph.iri(dcat.Catalog)]
  const links = graph.rowsOfPredicate(graph.iri(dcterms.hasPart))
  const parts = new Set(Array.from(links, row => graph.columns.objects[row]))
  const stubs = [...parts].filter(
    part =>
      graph.has(part, type, isCatalogue) &&
      graph.kind(part) !== BlankNode &&
      graph.predicatesOf(part).every(predicate => predicate === type),
  )
  return stubs.map(stub => graph.value(stub))
}

function notLoadedHere(iri: string): Problem {
  return problem('source', 'sub-catalogue-not-loaded-here', {
    focusNode: iri,
    focusType: 'Catalog',
    resultPath: dcterms.hasPart,
    details: { iri },
  })
}
