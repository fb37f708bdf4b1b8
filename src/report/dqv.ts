import type { Measurement, Score } from '../model/score.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import { serialiseTurtle } from '../rdf/syntax/turtle-writer.ts'
import { rdf, dqv as vocabulary, xsd } from '../rdf/vocabulary.ts'
import type { QualityReport } from './report.ts'

const piveau = 'https://piveau.eu/ns/voc#'

/**
 * The measurements of a report in the Data Quality Vocabulary, as data.europa.eu writes them: the verdict of every
 * indicator, the points of every dimension and their sum, for each dataset. What could not be judged is left out; so
 * are the status codes of links, of which EU tools expect the number and a report knows only the verdict.
 * @see https://www.w3.org/TR/vocab-dqv/
 */
export function dqv(report: QualityReport): string {
  const builder = new GraphBuilder()
  const { terms } = builder
  const metrics = new Map(report.indicators.map(({ indicator, iri }) => [indicator, iri]))
  let blanks = 0
  const measure = (computedOn: string, metric: string, value: number): void => {
    const measurement = terms.blank(`m${blanks++}`)
    const say = (property: string, object: number): void => builder.add(measurement, terms.iri(property), object)
    builder.add(terms.iri(computedOn), terms.iri(vocabulary.hasQualityMeasurement), measurement)
    say(rdf.type, terms.iri(vocabulary.QualityMeasurement))
    say(vocabulary.isMeasurementOf, terms.iri(metric))
    say(vocabulary.computedOn, terms.iri(computedOn))
    say(vocabulary.value, value)
  }
  for (const { score } of report.datasets) {
    if (score === null) continue
    for (const measurement of score.measurements.filter(isVerdict)) {
      const metric = metrics.get(measurement.isMeasurementOf)
      const value = terms.literal(String(measurement.value), terms.iri(xsd.boolean))
      if (metric !== undefined) measure(measurement.computedOn, metric, value)
    }
    for (const [metric, points] of totals(score)) measure(score.computedOn, metric, terms.literal(...number(points)))
  }
  return [...serialiseTurtle(builder.build())].join('')

  function number(points: number): [string, number] {
    return [String(points), terms.iri(Number.isInteger(points) ? xsd.integer : xsd.decimal)]
  }
}

function isVerdict({ isMeasurementOf, value }: Measurement): boolean {
  return value !== null && !isMeasurementOf.endsWith('StatusCode')
}

/** Metrics of the sums and the points they have. */
function totals({ byDimension, points }: Score): readonly (readonly [metric: string, points: number])[] {
  const dimensions = Object.entries(byDimension).map(([name, sum]) => [`${piveau}${name}Scoring`, sum] as const)
  return [...dimensions, [`${piveau}scoring`, points]]
}
