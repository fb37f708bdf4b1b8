import type { Profile } from '../../profile/profile.ts'
import { dcterms } from '../../rdf/vocabulary.ts'
import { perProfile } from './per-profile.ts'
import { fault, noFaults, type Question } from './question.ts'
import { shown } from './texts.ts'

const day = 24 * 3600 * 1000

/** Data that is updated this often in days, or oftener, is not expected to say when: recommendation 7. */
const oftenEnough = 27

/** Days that are always granted: dates of catalogues lag behind. */
const leastGrace = 14

/**
 * Is it said how often the dataset is updated, in a word from the list, and was it? The last date of change, of the dataset
 * or a distribution, may be two periods old (the period and as much grace), and always fourteen days; a year counts to its
 * end. Data updated less often than every month must say when it was changed. Irregular and finished data keeps its word.
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 7
 */
export const keptFrequency: Question = {
  on: 'dataset',
  bind: ({ graph, profile, given }) => {
    const frequency = graph.iri(dcterms.accrualPeriodicity)
    const modified = graph.iri(dcterms.modified)
    const daysOf = periods(profile)
    return (dataset, { distributions }) => {
      const values = graph.objectsOf(dataset, frequency).map(id => graph.value(id))
      if (values.length === 0) return fault('frequency-missing', dcterms.accrualPeriodicity)
      const days = values.map(daysOf).find(found => found !== undefined)
      if (days === undefined) return fault('frequency-not-listed', dcterms.accrualPeriodicity, shown(values[0]))
      if (days === null) return noFaults
      const texts = [dataset, ...distributions].flatMap(id => graph.objectsOf(id, modified)).map(id => graph.value(id))
      const times = texts.map(endOf).filter(time => time !== null)
      if (times.length === 0) return days > oftenEnough ? fault('frequency-without-date', dcterms.modified) : noFaults
      const last = Math.max(...times)
      const isKept = given.asOf.getTime() - last <= Math.max(2 * days, leastGrace) * day
      return isKept
        ? noFaults
        : fault('frequency-not-kept', dcterms.modified, new Date(last).toISOString().slice(0, 10))
    }
  },
}

/** Days between two updates by the address of a frequency: null where it promises none, undefined for one that says nothing. */
const periods = perProfile(readPeriods)

function readPeriods(profile: Profile): (iri: string) => number | null | undefined {
  const byIri = new Map<string, number | null>()
  for (const { uri, code, more } of profile.schemes.get('frequency')?.concepts.values() ?? []) {
    if (code !== 'UNKNOWN') byIri.set(uri, more.days ? Number(more.days) : null)
  }
  for (const { uri, more } of profile.schemes.get('frequency-cld-deprecated')?.concepts.values() ?? []) {
    const same = byIri.get(more.nal_by_meaning ?? '')
    if (same !== undefined) byIri.set(uri, same)
  }
  return iri => byIri.get(iri)
}

/** The last moment that a date, a time, a month or a year may mean, in ms; null when it cannot be read. */
function endOf(text: string): number | null {
  const [, year, month, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text.trim()) ?? []
  if (year === undefined) return null
  const next = date ? [0, 0, 1] : month ? [0, 1, 0] : [1, 0, 0]
  return Date.UTC(Number(year) + next[0], Number(month ?? '1') - 1 + next[1], Number(date ?? '1') + next[2]) - 1
}
