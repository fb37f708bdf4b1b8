import { createHash } from 'node:crypto'
import type { Indicator, Method, Verdict } from '../model/score.ts'
import { dqvActivities } from './dqv-activity.ts'
import { hasVerdicts, metricIri, piveau, totalIri } from './dqv-metrics.ts'
import { type JudgedResource, judged } from './judged.ts'
import type { QualityInput } from './quality-input.ts'
import { validityOf } from './validity.ts'
import type { WriteOptions } from './write-options.ts'

/** What the measurements are made of. */
export type DqvInput = Pick<
  QualityInput,
  'profile' | 'datasets' | 'scoreOf' | 'verdictsOf' | 'statusOf' | 'baseUrl' | 'asOf' | 'basis'
>

/** One measurement (dqv:QualityMeasurement). */
export interface Measured {
  readonly iri: string
  /** IRI of the metric. */
  readonly metric: string
  readonly computedOn: string
  readonly value: boolean | number
  /** IRI of what it was made by. */
  readonly generatedBy: string
}

/** Whether a dataset keeps a profile (dqv:QualityAnnotation with a validation report). */
export interface Annotated {
  readonly iri: string
  readonly conforms: boolean
}

/** All that is said of one dataset, in a graph of its own (dqv:QualityMetadata). */
export interface MeasuredDataset {
  readonly graph: string
  readonly dataset: string
  readonly measured: readonly Measured[]
  readonly annotated: readonly Annotated[]
}

/** Stands before the names of graphs of datasets that have no page. */
const unpaged = 'https://skord.example/quality/metrics/'

/** Of these metrics EU tools expect the status itself; it is left out where it is not known. */
const statusRoles: Readonly<Record<string, string>> = {
  accessUrlStatusCode: 'accessURL',
  downloadUrlStatusCode: 'downloadURL',
}

/**
 * The measurements in the Data Quality Vocabulary, dataset by dataset in the order of names: every verdict under EU version
 * 1, which alone has the metrics of the European portal; of the other methods, which have their own, the points in all and by
 * dimension, and every verdict where they are asked for. What could not be judged is left out.
 * @see https://www.w3.org/TR/vocab-dqv/
 */
export function* measuredDatasets(input: DqvInput, options: WriteOptions = {}): Iterable<MeasuredDataset> {
  const activities = dqvActivities(input)
  const inOrder = judged(input.datasets).sort((a, b) => (a.dataset < b.dataset ? -1 : a.dataset > b.dataset ? 1 : 0))
  for (const one of inOrder) {
    const graph = graphOf(one, input)
    const measured = input.profile.methods.flatMap((method, place) => {
      const about = { graph, method, generatedBy: activities[place].iri, input }
      return [...(hasVerdicts(method, options) ? verdictsOn(one, about) : []), ...sumsOf(one, about)]
    })
    yield { graph, dataset: one.dataset, measured, annotated: annotationsOf(one, graph, input) }
  }
}

interface About {
  readonly graph: string
  readonly method: Method
  readonly generatedBy: string
  readonly input: DqvInput
}

function graphOf({ dataset, path }: JudgedResource, { baseUrl }: DqvInput): string {
  return baseUrl === null || path === null ? unpaged + digest(dataset, 16) : `${baseUrl}${path}/metrics`
}

function* verdictsOn(one: JudgedResource, about: About): Iterable<Measured> {
  const { method, input } = about
  const { resources } = one.assessment
  for (const [resource, verdicts] of input.verdictsOf(one.assessment, method.id).entries()) {
    for (const [place, indicator] of method.indicators.entries()) {
      const verdict = verdicts[place]
      const value = verdict === undefined ? null : measuredValue(verdict, { indicator, resource, one }, about)
      if (value !== null)
        yield measurement(metricIri(method, indicator), { one, on: resources[resource], value }, about)
    }
  }
}

function* sumsOf(one: JudgedResource, about: About): Iterable<Measured> {
  const { method, input } = about
  const score = input.scoreOf(one.assessment, method.id)
  const sums = [...Object.entries(score.byDimension), [null, score.points] as const]
  for (const [dimension, points] of sums) {
    yield measurement(totalIri(method, dimension), { one, on: one.dataset, value: decimals(points) }, about)
  }
}

function measurement(
  metric: string,
  { one, on, value }: { readonly one: JudgedResource; readonly on: string; readonly value: boolean | number },
  { graph, method, generatedBy }: About,
): Measured {
  const local = metric.slice(Math.max(metric.lastIndexOf('#'), metric.lastIndexOf('/')) + 1)
  const name = metric.startsWith(piveau) ? local : `${method.id}.${local}`
  const iri = `${graph}#${name}${on === one.dataset ? '' : `.${digest(on, 10)}`}`
  return { iri, metric, computedOn: on, value, generatedBy }
}

function measuredValue(
  verdict: Verdict,
  {
    indicator,
    resource,
    one,
  }: { readonly indicator: Indicator; readonly resource: number; readonly one: JudgedResource },
  { method, input }: About,
): Measured['value'] | null {
  const role = method.id === 'eu-v1' ? statusRoles[indicator.id] : undefined
  if (role === undefined) return verdict
  const own = one.assessment.addresses.filter(address => address.role === role && address.resource === resource)
  const statuses = own.map(({ url }) => input.statusOf(url)).filter(status => status !== null)
  const good = statuses.filter(isGood)
  return statuses.length === 0 ? null : Math.min(...(good.length > 0 ? good : statuses))
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300
}

function annotationsOf({ assessment }: JudgedResource, graph: string, { scoreOf, profile }: DqvInput): Annotated[] {
  return Object.entries(validityOf(profile)).flatMap(([name, { method, indicator }]) => {
    const measurement = scoreOf(assessment, method).measurements.find(one => one.isMeasurementOf === indicator)
    const conforms = measurement?.value ?? null
    return conforms === null ? [] : [{ iri: `${graph}#${name}`, conforms }]
  })
}

/** Points without the noise of binary fractions. */
function decimals(points: number): number {
  return Math.round(points * 1e6) / 1e6
}

/** Stands for a name in an IRI: the same name, the same so many letters. */
function digest(name: string, length: number): string {
  return createHash('sha256').update(name).digest('hex').slice(0, length)
}
