import { NamedNode } from '../../rdf/terms.ts'
import { dcterms } from '../../rdf/vocabulary.ts'
import type { Family } from '../scene.ts'
import { licencesOf } from './known-licences.ts'
import { fault, noFaults, type Question } from './question.ts'
import { bindIris, shown } from './texts.ts'

/**
 * Has the distribution an open licence by its proper address? `/deed` and `/legalcode` are pages about a licence; http and
 * https are the same.
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 11
 */
export const openLicence: Question = {
  on: 'distribution',
  bind: ({ graph, profile }) => {
    const licence = graph.iri(dcterms.license)
    const known = licencesOf(profile)
    return distribution => {
      const values = graph.objectsOf(distribution, licence)
      if (values.length === 0) return fault('licence-missing', dcterms.license)
      const [value] = values.map(id => graph.value(id))
      const found = values.map(id => (graph.kind(id) === NamedNode ? known(graph.value(id)) : null))
      if (found.some(one => one?.isOpen === true && one.isProper)) return noFaults
      const page = found.find(one => one?.isOpen === true)
      if (page) return fault('licence-not-canonical', dcterms.license, page.canonical)
      return fault('licence-not-open', dcterms.license, shown(value))
    }
  },
}

/**
 * Have all distributions of the dataset the same licence, or does this one say why it has another, in dcterms:rights?
 * Distributions without a licence do not count here.
 */
export const sameLicence: Question = {
  on: 'distribution',
  bind: ({ graph, profile }) => {
    const licencesAt = bindIris(graph, dcterms.license)
    const rights = graph.iri(dcterms.rights)
    const known = licencesOf(profile)
    const counts = new WeakMap<Family, number>()
    const countOf = (family: Family): number => {
      const seen = counts.get(family)
      if (seen !== undefined) return seen
      const all = family.distributions.flatMap(licencesAt).map(address => known(address)?.canonical ?? address)
      const count = new Set(all).size
      counts.set(family, count)
      return count
    }
    return (distribution, family) => {
      if (countOf(family) < 2 || graph.objectOf(distribution, rights) !== 0) return noFaults
      const [own] = licencesAt(distribution)
      return own === undefined ? noFaults : fault('licences-differ', dcterms.license, shown(own))
    }
  },
}
