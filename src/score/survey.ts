import type { Graph } from '../rdf/graph.ts'
import { dcat, dcterms, rdf } from '../rdf/vocabulary.ts'
import type { Survey } from './scene.ts'
import { descriptionKey } from './swedish/description-key.ts'

/** The datasets of a graph. Series are none: what they gather is judged where it is described. */
export function datasetsOf(graph: Pick<Graph, 'iri' | 'subjectsWith'>): number[] {
  const type = graph.iri(rdf.type)
  const series = new Set(graph.subjectsWith(type, graph.iri(dcat.DatasetSeries)))
  return graph.subjectsWith(type, graph.iri(dcat.Dataset)).filter(dataset => !series.has(dataset))
}

/** What is true of a catalogue as a whole. */
export function surveyOf(graph: Graph): Survey {
  return { descriptions: descriptionsIn(graph), servicesOf: servicesIn(graph) }
}

function descriptionsIn(graph: Graph): Map<string, number> {
  const description = graph.iri(dcterms.description)
  const counts = new Map<string, number>()
  for (const dataset of datasetsOf(graph)) {
    const texts = graph.objectsOf(dataset, description).map(value => descriptionKey(graph.value(value)))
    for (const text of new Set(texts)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}

/** Whether the service names the dataset, or a distribution of the dataset names the service. */
function servicesIn(graph: Graph): Map<number, number[]> {
  const services = new Map<number, Set<number>>()
  const note = (dataset: number, service: number): void => {
    services.set(dataset, (services.get(dataset) ?? new Set()).add(service))
  }
  const { subjects, objects } = graph.columns
  for (const row of graph.rowsOfPredicate(graph.iri(dcat.servesDataset))) note(objects[row], subjects[row])
  const access = graph.iri(dcat.accessService)
  for (const row of graph.rowsOfPredicate(graph.iri(dcat.distribution))) {
    for (const service of graph.objectsOf(objects[row], access)) note(subjects[row], service)
  }
  return new Map([...services].map(([dataset, found]) => [dataset, [...found]]))
}

/** Answers whether a term is a dataset or a distribution of one. */
export function members(graph: Graph): (id: number) => boolean {
  const marks = new Uint8Array(graph.termCount)
  for (const dataset of datasetsOf(graph)) marks[dataset] = 1
  for (const row of graph.rowsOfPredicate(graph.iri(dcat.distribution))) marks[graph.columns.objects[row]] = 1
  return id => marks[id] === 1
}
