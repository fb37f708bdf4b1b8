import { type DqvInput, type Measured, type MeasuredDataset, measuredDatasets } from './dqv.ts'
import { dqvActivities } from './dqv-activity.ts'
import { dqvPrefixes, ownMetrics, prefixesOf } from './dqv-metrics.ts'
import type { WriteOptions } from './write-options.ts'

type Node = Readonly<Record<string, unknown>>

/** Names of what stands in nearly every node. */
const terms = {
  id: '@id',
  a: '@type',
  measured: { '@id': 'dqv:hasQualityMeasurement', '@type': '@id' },
  of: { '@id': 'dqv:isMeasurementOf', '@type': '@id' },
  on: { '@id': 'dqv:computedOn', '@type': '@id' },
  value: { '@id': 'dqv:value' },
  by: { '@id': 'prov:wasGeneratedBy', '@type': '@id' },
  QualityMeasurement: 'dqv:QualityMeasurement',
}

/** The measurements as JSON-LD, a graph for each dataset, in which each measurement stands in what it is of. */
export function* dqvJsonLd(input: DqvInput, options: WriteOptions = {}): Iterable<string> {
  const context = { ...dqvPrefixes, ...prefixesOf(input.profile.methods), ...terms }
  yield `{\n  "@context": ${JSON.stringify(context)},\n  "@graph": [`
  let isFirst = true
  for (const node of nodes(input, options)) {
    yield `${isFirst ? '' : ','}\n    ${JSON.stringify(node)}`
    isFirst = false
  }
  yield '\n  ]\n}\n'
}

function* nodes(input: DqvInput, options: WriteOptions): Iterable<Node> {
  for (const { iri, method, identifier, endedAt } of dqvActivities(input)) {
    const ended = endedAt === null ? {} : { 'prov:endedAtTime': time(endedAt) }
    const about = { 'dcterms:conformsTo': ref(method.iri), 'dcterms:identifier': identifier }
    yield { '@id': iri, '@type': 'prov:Activity', ...about, 'owl:versionInfo': method.version, ...ended }
  }
  const metrics = input.profile.methods.flatMap(method => ownMetrics(method, options))
  for (const { iri, label, inDimension, expectedDataType } of metrics) {
    const dimension = inDimension === null ? {} : { 'dqv:inDimension': ref(inDimension) }
    const labels = Object.entries(label).map(([language, text]) => ({ '@value': text, '@language': language }))
    const type = { 'dqv:expectedDataType': ref(`xsd:${expectedDataType}`), 'skos:prefLabel': labels }
    yield { '@id': iri, '@type': 'dqv:Metric', ...dimension, ...type }
  }
  const shorten = shortener({ ...dqvPrefixes, ...prefixesOf(input.profile.methods) })
  for (const dataset of measuredDatasets(input, options)) yield named(dataset, input, shorten)
}

function named({ graph, dataset, measured, annotated }: MeasuredDataset, { asOf }: DqvInput, shorten: Shorten): Node {
  const at = asOf === null ? {} : { 'prov:generatedAtTime': time(asOf.toISOString()) }
  const own = (iri: string): string => (iri.startsWith(`${graph}#`) ? `m:${iri.slice(graph.length + 1)}` : iri)
  const of = [...Map.groupBy(measured, ({ computedOn }) => computedOn)].map(([on, all]) => ({
    id: on,
    measured: all.map(one => measurement(one, { own, shorten })),
  }))
  const annotations = annotated.flatMap(({ iri, conforms }) => [
    { id: dataset, 'dqv:hasQualityAnnotation': ref(own(iri)) },
    {
      id: own(iri),
      a: 'dqv:QualityAnnotation',
      'oa:hasTarget': ref(dataset),
      'oa:hasBody': ref(own(`${iri}-report`)),
      'oa:motivatedBy': ref('oa:describing'),
    },
    { id: own(`${iri}-report`), a: 'sh:ValidationReport', 'sh:conforms': conforms },
  ])
  return {
    '@context': { m: `${graph}#` },
    '@id': graph,
    '@graph': [{ id: graph, a: 'dqv:QualityMetadata', ...at }, ...of, ...annotations],
  }
}

type Shorten = (iri: string) => string

function measurement(
  { iri, metric, computedOn, value, generatedBy }: Measured,
  { own, shorten }: { readonly own: Shorten; readonly shorten: Shorten },
): Node {
  const what = { of: shorten(metric), on: computedOn, value: number(value), by: shorten(generatedBy) }
  return { id: own(iri), a: 'QualityMeasurement', ...what }
}

function shortener(prefixes: Readonly<Record<string, string>>): Shorten {
  const byNamespace = new Map(Object.entries(prefixes).map(([prefix, namespace]) => [namespace, prefix]))
  return iri => {
    const end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1
    const prefix = byNamespace.get(iri.slice(0, end))
    return prefix === undefined ? iri : `${prefix}:${iri.slice(end)}`
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
