import { dcat } from '../rdf/vocabulary.ts'
import type { Parameters } from './parameters.ts'
import { has, type Judge, type Judges, type Verdict } from './scene.ts'

/** Can the data be fetched? */
export const accessibility: Judges = {
  accessUrlStatusCode: answers(dcat.accessURL),
  downloadUrlAvailability: has(dcat.downloadURL),
  downloadUrlStatusCode: answers(dcat.downloadURL),
}

function isReachable(status: number, { statusRule }: Parameters): boolean {
  return status >= 200 && status <= (statusRule === '200-299' ? 299 : 399)
}

/** Passes when one of the addresses answers; unknown when none is known to and some have not been tried. */
function answers(property: string): Judge {
  return ({ graph, urlStatus, parameters }) => {
    const predicate = graph.iri(property)
    const verdictOf = (address: number): Verdict => {
      const status = urlStatus?.get(graph.value(address))
      return status === undefined ? null : isReachable(status, parameters)
    }
    return resource => {
      const verdicts = graph.objectsOf(resource, predicate).map(verdictOf)
      return verdicts.includes(true) || (verdicts.includes(null) ? null : false)
    }
  }
}
