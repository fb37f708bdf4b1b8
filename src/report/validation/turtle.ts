import type { Bilingual, Finding } from '../../model/finding.ts'
import type { Graph } from '../../rdf/graph.ts'
import { legalIri } from '../../rdf/syntax/legal-terms.ts'
import { nTriplesTerm, quoted } from '../../rdf/syntax/ntriples-term.ts'
import { turtlePrefixes } from '../../rdf/syntax/turtle-writer.ts'
import { BlankNode } from '../../rdf/terms.ts'
import { validationWords } from '../../text/validation.ts'
import { mostSerious } from './group.ts'
import type { ValidationReport, WriteOptions } from './report.ts'

/** Stands for the constraint of a rule that is none of SHACL, since every result has to name one. */
const ownComponent = 'https://skord.example/shapes/stages#RuleConstraintComponent'

/**
 * Each report as a `sh:ValidationReport`. As SHACL has it, `sh:conforms` is true only when there are no results at all,
 * warnings and notices included; whether there are violations is told by `sh:resultSeverity`. What is about the document
 * as a whole has a blank node with the document's name as focus node.
 * @see https://www.w3.org/TR/shacl/#validation-report
 */
export function* turtle(reports: readonly ValidationReport[], { maxFindings }: WriteOptions): Iterable<string> {
  yield* turtlePrefixes(new Set(['rdfs', 'sh']))
  for (const [at, report] of reports.entries()) {
    const shown = mostSerious(report.findings, maxFindings)
    const notShown = report.findings.length - shown.length
    yield* results(report, { shown, notShown, terms: termWriter(report, at) })
  }
}

interface Page {
  readonly shown: readonly Finding[]
  readonly notShown: number
  readonly terms: TermWriter
}

function* results({ findings, input, profile }: ValidationReport, { shown, notShown, terms }: Page): Iterable<string> {
  const label = quoted(`${input} · ${profile.id} ${profile.version}`.toWellFormed())
  yield `[] a sh:ValidationReport ;\n    rdfs:label ${label} ;\n    sh:conforms ${findings.length === 0}`
  if (notShown > 0) yield ` ;\n    rdfs:comment ${both(notShownWords(notShown))}`
  for (const [at, finding] of shown.entries())
    yield `${at === 0 ? ' ;\n    sh:result ' : ', '}${result(finding, terms)}`
  yield ' .\n\n'
  if (shown.some(({ focusNode }) => focusNode === null))
    yield `${terms.document} rdfs:label ${quoted(input.toWellFormed())} .\n\n`
}

function notShownWords(rest: number): Bilingual {
  return { sv: validationWords.sv.notShown(rest), en: validationWords.en.notShown(rest) }
}

function result(finding: Finding, terms: TermWriter): string {
  const { focusNode, resultPath, sourceShape, sourceConstraintComponent, severity, resultMessage } = finding
  const value = terms.value(finding)
  const lines = [
    'a sh:ValidationResult',
    `sh:focusNode ${focusNode === null ? terms.document : terms.node(focusNode)}`,
    ...(resultPath === null || !isNode(resultPath) ? [] : [`sh:resultPath ${iri(resultPath)}`]),
    ...(value === null ? [] : [`sh:value ${value}`]),
    `sh:resultSeverity sh:${severity}`,
    `sh:sourceConstraintComponent ${iri(sourceConstraintComponent ?? ownComponent)}`,
    `sh:sourceShape ${iri(sourceShape)}`,
    `sh:resultMessage ${both(resultMessage)}`,
  ]
  return `[\n        ${lines.join(' ;\n        ')}\n    ]`
}

function both({ sv, en }: Bilingual): string {
  return `${quoted(sv.toWellFormed())}@sv, ${quoted(en.toWellFormed())}@en`
}

function iri(text: string): string {
  return `<${legalIri(text.toWellFormed())}>`
}

/** Writes the terms that the findings of one report speak of; the same blank node has the same label everywhere. */
interface TermWriter {
  /** The document as a whole. */
  readonly document: string
  node(name: string): string
  /** The offending value; null when there is none. */
  value(finding: Finding): string | null
}

function termWriter({ graph = null }: ValidationReport, at: number): TermWriter {
  const labels = new Map<string, string>()
  const blank = (label: string): string => {
    const known = labels.get(label) ?? `r${at}n${labels.size}`
    labels.set(label, known)
    return known
  }
  const node = (name: string): string => {
    if (name.startsWith('_:')) return `_:${blank(name.slice(2))}`
    return isNode(name) ? iri(name) : quoted(name.toWellFormed())
  }
  const value = (finding: Finding): string | null => {
    if (finding.value === null) return null
    const id = graph === null ? 0 : valueIn(graph, finding)
    if (graph !== null && id !== 0) return nTriplesTerm(graph, id, term => blank(graph.value(term)))
    return node(finding.value)
  }
  return { document: `_:r${at}document`, node, value }
}

/** The term that a finding's value is in the graph; 0 when the graph does not tell. */
function valueIn(graph: Graph, { focusNode, resultPath, value }: Finding): number {
  const isNamed = (id: number): boolean =>
    (graph.kind(id) === BlankNode ? `_:${graph.value(id)}` : graph.value(id)) === value
  if (focusNode === null) return 0
  const focus = focusNode.startsWith('_:') ? graph.blank(focusNode.slice(2)) : graph.iri(focusNode)
  const onPath = resultPath === null ? [] : graph.objectsOf(focus, graph.iri(resultPath))
  const anywhere = () => graph.predicatesOf(focus).flatMap(predicate => graph.objectsOf(focus, predicate))
  return onPath.find(isNamed) ?? anywhere().find(isNamed) ?? 0
}

/** Does a text look like an IRI? Where it is certain to be none, a text is written as one. */
function isNode(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
}
