import { quoted } from '../rdf/syntax/ntriples-term.ts'
import { type DqvInput, type MeasuredDataset, measuredDatasets } from './dqv.ts'
import { dqvActivities, type ScoringActivity } from './dqv-activity.ts'
import { type Metric, ownMetrics } from './dqv-metrics.ts'
import { dqvTerms, type TermWriter } from './dqv-terms.ts'
import type { WriteOptions } from './write-options.ts'

/** The measurements as Turtle, graph names left out. */
export function* dqvTurtle(input: DqvInput, options: WriteOptions = {}): Iterable<string> {
  const terms = dqvTerms(input)
  yield* head(input, terms, options)
  for (const dataset of measuredDatasets(input, options)) {
    yield [terms.begin(dataset), ...statements(dataset, input, terms), '\n'].join('')
  }
}

/** The measurements as TriG, a graph for each dataset. */
export function* dqvTrig(input: DqvInput, options: WriteOptions = {}): Iterable<string> {
  const terms = dqvTerms(input)
  yield* head(input, terms, options)
  for (const dataset of measuredDatasets(input, options)) {
    const [begin, name] = [terms.begin(dataset), terms.node(dataset.graph)]
    yield [begin, `${name} {\n`, ...statements(dataset, input, terms), '}\n\n'].join('')
  }
}

function* head(input: DqvInput, { prefixes, node }: TermWriter, options: WriteOptions): Iterable<string> {
  yield prefixes
  yield '\n'
  for (const activity of dqvActivities(input)) yield activityText(activity, node)
  const metrics = input.profile.methods.flatMap(method => ownMetrics(method, options))
  for (const metric of metrics) yield metricText(metric, node)
}

function activityText({ iri, method, identifier, endedAt }: ScoringActivity, node: TermWriter['node']): string {
  const ended = endedAt === null ? '' : ` ;\n  prov:endedAtTime ${quoted(endedAt)}^^xsd:dateTime`
  return `${node(iri)} a prov:Activity ;
  dcterms:conformsTo ${node(method.iri)} ;
  dcterms:identifier ${quoted(identifier)} ;
  owl:versionInfo ${quoted(method.version)}${ended} .

`
}

function metricText({ iri, label, inDimension, expectedDataType }: Metric, node: TermWriter['node']): string {
  const dimension = inDimension === null ? '' : `  dqv:inDimension ${node(inDimension)} ;\n`
  return `${node(iri)} a dqv:Metric ;
${dimension}  dqv:expectedDataType xsd:${expectedDataType} ;
  skos:prefLabel ${quoted(label.en)}@en , ${quoted(label.sv)}@sv .

`
}

function* statements(
  { graph, dataset, measured, annotated }: MeasuredDataset,
  { asOf }: DqvInput,
  { node }: TermWriter,
): Iterable<string> {
  const at = asOf === null ? '' : `;prov:generatedAtTime ${quoted(asOf.toISOString())}^^xsd:dateTime`
  yield `${node(graph)} a dqv:QualityMetadata${at}.\n`
  for (const [on, own] of Map.groupBy(measured, ({ computedOn }) => computedOn)) {
    yield `${node(on)} dqv:hasQualityMeasurement ${own.map(({ iri }) => node(iri)).join(',')}.\n`
  }
  for (const { iri, metric, computedOn, value, generatedBy } of measured) {
    const what = `dqv:isMeasurementOf ${node(metric)};dqv:computedOn ${node(computedOn)};dqv:value ${value}`
    yield `${node(iri)} a dqv:QualityMeasurement;${what};prov:wasGeneratedBy ${node(generatedBy)}.\n`
  }
  for (const { iri, conforms } of annotated) {
    const [annotation, body] = [node(iri), node(`${iri}-report`)]
    const about = `oa:hasTarget ${node(dataset)};oa:hasBody ${body};oa:motivatedBy oa:describing`
    yield `${node(dataset)} dqv:hasQualityAnnotation ${annotation}.
${annotation} a dqv:QualityAnnotation;${about}.
${body} a sh:ValidationReport;sh:conforms ${conforms}.\n`
  }
}
