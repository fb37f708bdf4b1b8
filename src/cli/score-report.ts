import { basename } from 'node:path'
import { dcat, dcterms, rdf } from '../rdf/vocabulary.ts'
import type { QualityInput, Texts } from '../report/quality-input.ts'
import { idOf } from '../score/scene.ts'
import { documentInput } from '../serve/quality/document-input.ts'
import type { Scoring } from './scoring.ts'

/** What the quality report of the input is made of. */
export function reportInput(scoring: Scoring): QualityInput {
  const { assessed, graph, profile, methods, lead, aggregates, ranked, statusOf } = scoring
  const titled = (name: string): Texts => titlesOf(idOf(graph, name), scoring)
  const datasets = assessed.map(dataset => ({ ...dataset, title: titled(dataset.assessment.computedOn) }))
  const name = catalogueTitle(scoring)
  return documentInput({ name, profile, methods, lead, datasets, aggregates, ranked, statusOf })
}

/** What the catalogue is called; the name of the file where it has no title. */
function catalogueTitle(scoring: Scoring): string {
  const { graph, name } = scoring
  const titles = graph
    .subjectsWith(graph.iri(rdf.type), graph.iri(dcat.Catalog))
    .map(id => titlesOf(id, scoring))
    .find(texts => Object.keys(texts).length > 0)
  return titles?.sv ?? Object.values(titles ?? {})[0] ?? basename(name)
}

function titlesOf(resource: number, { graph }: Scoring): Texts {
  const titles = graph.objectsOf(resource, graph.iri(dcterms.title))
  return Object.fromEntries(titles.toReversed().map(id => [graph.language(id) || 'und', graph.value(id)]))
}
