import { basename } from 'node:path'
import { dcat, rdf } from '../rdf/vocabulary.ts'
import type { QualityInput, Texts } from '../report/quality-input.ts'
import { idOf } from '../score/scene.ts'
import { documentInput } from '../serve/quality/document-input.ts'
import { titlesOf } from '../serve/quality/titles.ts'
import type { Scoring } from './scoring.ts'

/** What the quality report of the input is made of. */
export function reportInput(scoring: Scoring): QualityInput {
  const { assessed, graph, profile, methods, lead, aggregates, ranked, statusOf } = scoring
  const titled = (name: string): Texts => titlesOf(graph, idOf(graph, name))
  const datasets = assessed.map(dataset => ({ ...dataset, title: titled(dataset.assessment.computedOn) }))
  const name = catalogueTitle(scoring)
  return documentInput({ name, profile, methods, lead, datasets, aggregates, ranked, statusOf })
}

/** What the catalogue is called; the name of the file where it has no title. */
function catalogueTitle({ graph, name }: Scoring): string {
  const titles = graph
    .subjectsWith(graph.iri(rdf.type), graph.iri(dcat.Catalog))
    .map(id => titlesOf(graph, id))
    .find(texts => Object.keys(texts).length > 0)
  return titles?.sv ?? Object.values(titles ?? {})[0] ?? basename(name)
}
