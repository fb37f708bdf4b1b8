import { dcterms } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { datasetsOf } from '../survey.ts'
import { countsOf } from './datasets.ts'
import { type BoundSigns, mostAlike, noSigns, type Sign } from './sign.ts'

const day = 24 * 3600 * 1000

/** Dates that computers begin or end with. */
const placeholders = ['0001-01-01', '1900-01-01', '1970-01-01', '9999-12-31']

/** Dates that are none of the data: the day of the harvest on every dataset, the future, a computer's first day. */
export function dateFlags({ graph, given }: Scene): BoundSigns {
  const dates = [dcterms.issued, dcterms.modified].map(property => graph.iri(property))
  const today = given.asOf.toISOString().slice(0, 10)
  const tomorrow = new Date(given.asOf.getTime() + day).toISOString().slice(0, 10)
  const dayOf = (id: number): string => graph.value(id).trim().slice(0, 10)
  const changed = datasetsOf(graph).map(dataset => dayOf(graph.objectOf(dataset, dates[1])))
  const isSameEverywhere = countsOf(changed).size === 1 && changed.length > mostAlike && changed[0] === today
  const ofDate = (value: string): readonly Sign[] => {
    const isImpossible = /^\d{4}-\d\d-\d\d$/.test(value) && (placeholders.includes(value) || value > tomorrow)
    return isImpossible ? [{ flag: 'date-placeholder', value }] : noSigns
  }
  return (resource, { dataset }) => {
    const odd = dates.flatMap(date => graph.objectsOf(resource, date)).flatMap(id => ofDate(dayOf(id)))
    const isOfHarvest = isSameEverywhere && resource === dataset
    return isOfHarvest ? [...odd, { flag: 'modified-at-harvest', value: today }] : odd
  }
}
