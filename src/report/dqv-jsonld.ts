import { type DqvInput, type MeasuredDataset, measuredDatasets } from './dqv.ts'
import { dqvActivities } from './dqv-activity.ts'
import { dqvPrefixes, ownMetrics } from './dqv-metrics.ts'

type Node = Readonly<Record<string, unknown>>

/** The measurements as JSON-LD, a graph for each dataset. */
export function* dqvJsonLd(input: DqvInput): Iterable<string> {
  yield `{\n  "@context": ${JSON.stringify(dqvPrefixes)},\n  "@graph": [`
  let isFirst = true
  for (const node of nodes(input)) {
    yield `${isFirst ? '' : ','}\n    ${JSON.stringify(node)}`
    isFirst = false
  }
  yield '\n  ]\n}\n'
}

function* nodes(input: DqvInput): Iterable<Node> {
  for (const { iri, method, identifier, endedAt } of dqvActivities(input)) {
    const ended = endedAt === null ? {} : { 'prov:endedAtTime': time(endedAt) }
    const about = { 'dcterms:conformsTo': ref(method.iri), 'dcterms:identifier': identifier }
    yield { '@id': iri, '@type': 'prov:Activity', ...about, 'owl:versionInfo': method.version, ...ended }
  }
  for (const { iri, label, inDimension, expectedDataType } of input.profile.methods.flatMap(ownMetrics)) {
    const dimension = inDimension === null ? {} : { 'dqv:inDimension': ref(inDimension) }
    const labels = Object.entries(label).map(([language, text]) => ({ '@value': text, '@language': language }))
    const type = { 'dqv:expectedDataType': ref(`xsd:${expectedDataType}`), 'skos:prefLabel': labels }
    yield { '@id': iri, '@type': 'dqv:Metric', ...dimension, ...type }
  }
  for (const dataset of measuredDatasets(input)) yield named(dataset, input)
}

function named({ graph, dataset, measured, annotated }: MeasuredDataset, { asOf }: DqvInput): Node {
  const at = asOf === null ? {} : { 'prov:generatedAtTime': time(asOf.toISOString()) }
  const of = [...Map.groupBy(measured, ({ computedOn }) => computedOn)].map(([on, own]) => ({
    '@id': on,
    'dqv:hasQualityMeasurement': own.map(({ iri }) => ref(iri)),
  }))
  const measurements = measured.map(({ iri, metric, computedOn, value, generatedBy }) => ({
    '@id': iri,
    '@type': 'dqv:QualityMeasurement',
    'dqv:isMeasurementOf': ref(metric),
    'dqv:computedOn': ref(computedOn),
    'dqv:value': number(value),
    'prov:wasGeneratedBy': ref(generatedBy),
  }))
  const annotations = annotated.flatMap(({ iri, conforms }) => [
    { '@id': dataset, 'dqv:hasQualityAnnotation': ref(iri) },
    {
      '@id': iri,
      '@type': 'dqv:QualityAnnotation',
      'oa:hasTarget': ref(dataset),
      'oa:hasBody': ref(`${iri}-report`),
      'oa:motivatedBy': ref('oa:describing'),
    },
    { '@id': `${iri}-report`, '@type': 'sh:ValidationReport', 'sh:conforms': conforms },
  ])
  return {
    '@id': graph,
    '@graph': [{ '@id': graph, '@type': 'dqv:QualityMetadata', ...at }, ...of, ...measurements, ...annotations],
  }
}

function ref(iri: string): Node {
  return { '@id': iri }
}

function time(text: string): Node {
  return { '@value': text, '@type': 'xsd:dateTime' }
}

/** JSON-LD takes a number with a fraction for a double; it is a decimal here. */
function number(value: boolean | number): unknown {
  const isFraction = typeof value === 'number' && !Number.isInteger(value)
  return isFraction ? { '@value': String(value), '@type': 'xsd:decimal' } : value
}
