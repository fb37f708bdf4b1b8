import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dqv } from '../rdf/vocabulary.ts'

/** A measurement as somebody wrote it. */
export interface ReadMeasurement {
  /** What was measured: an IRI, or `_:label`. */
  readonly computedOn: string
  /** IRI of the metric. */
  readonly metric: string
  /** The metric's local name as the European portal spells it, such as `licenceAvailability`. */
  readonly id: string
  readonly value: boolean | number | string
  /** Points that it gave, where that is said. */
  readonly score: number | null
}

const fdk = 'https://data.norge.no/vocabulary/dcatno-mqa#'

/** Properties that say what was measured: as the vocabulary has it, and as the European portal wrote it in 2019. */
const computedOnNames = [dqv.computedOn, 'http://www.w3.org/ns/dqv#computeOn']

/** Properties that lead to a measurement from what was measured, or from an assessment of it. */
const containsNames = [dqv.hasQualityMeasurement, `${fdk}containsQualityMeasurement`]

/** American spellings and the British ones of the European portal. */
const spellings: Readonly<Record<string, string>> = {
  licenseAvailability: 'licenceAvailability',
  knownLicense: 'knownLicence',
}

/**
 * The measurements in a graph of the Data Quality Vocabulary, ours or another's: of the European portal with its old
 * `dqv:computeOn`, and of the Norwegian one, whose assessments contain them. Named graphs are read as one. Those without
 * metric, value or resource are left out. Sorted by resource and metric.
 * @see https://www.w3.org/TR/vocab-dqv/
 */
export function readDqv(graph: Graph): ReadMeasurement[] {
  const name = (id: number): string => (graph.kind(id) === BlankNode ? `_:${graph.value(id)}` : graph.value(id))
  const measuredBy = holders(graph)
  const read = (measurement: number): ReadMeasurement[] => {
    const first = (property: string): number => graph.objectOf(measurement, graph.iri(property))
    const said = computedOnNames.map(first).find(id => id !== 0)
    const on = said ?? assessed(graph, measuredBy.get(measurement) ?? 0)
    const [metric, value, score] = [first(dqv.isMeasurementOf), first(dqv.value), first(`${fdk}score`)]
    if (on === 0 || metric === 0 || value === 0) return []
    const iri = graph.value(metric)
    const given = score === 0 ? null : Number(graph.value(score))
    return [{ computedOn: name(on), metric: iri, id: idOf(iri), value: plainValue(graph, value), score: given }]
  }
  const rows = graph.rowsOfPredicate(graph.iri(dqv.isMeasurementOf))
  const measurements = new Set(Array.from(rows, row => graph.columns.subjects[row]))
  return [...measurements].flatMap(read).sort(byResourceAndMetric)
}

/** What leads to each measurement. */
function holders(graph: Graph): ReadonlyMap<number, number> {
  const { subjects, objects } = graph.columns
  const rows = containsNames.flatMap(property => [...graph.rowsOfPredicate(graph.iri(property))])
  return new Map(rows.map(row => [objects[row], subjects[row]]))
}

/** The resource that an assessment is of; the holder itself when it is no assessment. */
function assessed(graph: Graph, holder: number): number {
  const of = graph.objectOf(holder, graph.iri(`${fdk}assessmentOf`))
  return of === 0 ? holder : of
}

function idOf(metric: string): string {
  const local = metric.slice(Math.max(metric.lastIndexOf('#'), metric.lastIndexOf('/')) + 1)
  return spellings[local] ?? local
}

function plainValue(graph: Graph, id: number): ReadMeasurement['value'] {
  const text = graph.value(id)
  const type = graph.datatype(id).split('#').at(-1) ?? ''
  if (type === 'boolean') return text === 'true' || text === '1'
  return /^(integer|int|long|nonNegativeInteger|decimal|double|float)$/.test(type) ? Number(text) : text
}

function byResourceAndMetric(a: ReadMeasurement, b: ReadMeasurement): number {
  return compare(a.computedOn, b.computedOn) || compare(a.metric, b.metric)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
