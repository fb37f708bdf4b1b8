import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { quoted } from '../rdf/syntax/ntriples-term.ts'
import { type DqvInput, type MeasuredDataset, measuredDatasets } from './dqv.ts'
import { dqvActivities, type ScoringActivity } from './dqv-activity.ts'
import { dqvPrefixes, type Metric, ownMetrics, prefixesOf } from './dqv-metrics.ts'

/** The measurements as Turtle, graph names left out. */
export function* dqvTurtle(input: DqvInput): Iterable<string> {
  const terms = termWriter(prefixesOf(input.profile.methods))
  yield* head(input, terms)
  for (const dataset of measuredDatasets(input)) {
    yield [terms.begin(dataset.graph), ...statements(dataset, input, terms), '\n'].join('')
  }
}

/** The measurements as TriG, a graph for each dataset. */
export function* dqvTrig(input: DqvInput): Iterable<string> {
  const terms = termWriter(prefixesOf(input.profile.methods))
  yield* head(input, terms)
  for (const dataset of measuredDatasets(input)) {
    const [name, begin] = [terms.node(dataset.graph), terms.begin(dataset.graph)]
    yield [begin, `${name} {\n`, ...statements(dataset, input, terms), '}\n\n'].join('')
  }
}

/** Writes the terms of one document. */
interface TermWriter {
  /** Declares the prefix of what stands in a graph, and uses it from here on. */
  readonly begin: (graph: string) => string
  /** An IRI, or a blank node (`_:label`): the same name always as the same node. */
  readonly node: (name: string) => string
}

function termWriter(prefixes: Readonly<Record<string, string>>): TermWriter {
  const labels = new Map<string, string>()
  const byNamespace = new Map(Object.entries({ ...dqvPrefixes, ...prefixes }).map(([prefix, base]) => [base, prefix]))
  let own = ''
  const shortened = (iri: string): string | null => {
    const end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
    const prefix = iri.slice(0, end) === own ? 'm' : byNamespace.get(iri.slice(0, end))
    const local = iri.slice(end)
    return prefix === undefined || !/^\w+([.-]\w+)*$/.test(local) ? null : `${prefix}:${local}`
  }
  const blank = (name: string): string => {
    const label = labels.get(name) ?? `_:b${labels.size}`
    labels.set(name, label)
    return label
  }
  const node = (name: string): string =>
    name.startsWith('_:') ? blank(name) : (shortened(name) ?? `<${legalIri(name.toWellFormed())}>`)
  const begin = (graph: string): string => {
    own = `${graph}#`
    return `@prefix m: <${legalIri(own.toWellFormed())}> .\n`
  }
  return { begin, node }
}

function* head(input: DqvInput, { node }: TermWriter): Iterable<string> {
  const { methods } = input.profile
  const prefixes = { ...dqvPrefixes, ...prefixesOf(methods) }
  for (const [prefix, namespace] of Object.entries(prefixes)) yield `@prefix ${prefix}: <${namespace}> .\n`
  yield '\n'
  for (const activity of dqvActivities(input)) yield activityText(activity, node)
  for (const metric of methods.flatMap(ownMetrics)) yield metricText(metric, node)
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
  const at = asOf === null ? '' : ` ;\n  prov:generatedAtTime ${quoted(asOf.toISOString())}^^xsd:dateTime`
  yield `${node(graph)} a dqv:QualityMetadata${at} .\n`
  for (const [on, own] of Map.groupBy(measured, ({ computedOn }) => computedOn)) {
    yield `${node(on)} dqv:hasQualityMeasurement ${own.map(({ iri }) => node(iri)).join(' , ')} .\n`
  }
  for (const { iri, metric, computedOn, value, generatedBy } of measured) {
    const what = `dqv:isMeasurementOf ${node(metric)} ; dqv:computedOn ${node(computedOn)} ; dqv:value ${value}`
    yield `${node(iri)} a dqv:QualityMeasurement ; ${what} ; prov:wasGeneratedBy ${node(generatedBy)} .\n`
  }
  for (const { iri, conforms } of annotated) {
    const [annotation, body] = [node(iri), node(`${iri}-report`)]
    const about = `oa:hasTarget ${node(dataset)} ; oa:hasBody ${body} ; oa:motivatedBy oa:describing`
    yield `${node(dataset)} dqv:hasQualityAnnotation ${annotation} .
${annotation} a dqv:QualityAnnotation ; ${about} .
${body} a sh:ValidationReport ; sh:conforms ${conforms} .\n`
  }
}
