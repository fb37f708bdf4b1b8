import { authority, dcterms } from '../../rdf/vocabulary.ts'
import { openLicence } from './licences.ts'
import { fault, noFaults, type Question } from './question.ts'
import { shown } from './texts.ts'

/**
 * Is the dataset open data: open to all, as far as it says, with an open licence on one of its distributions? A fact that
 * gives no points.
 */
export const openData: Question = {
  on: 'dataset',
  bind: scene => {
    const { graph } = scene
    const accessRights = graph.iri(dcterms.accessRights)
    const licenceFaults = openLicence.bind(scene)
    return (dataset, family) => {
      const rights = graph.objectsOf(dataset, accessRights).map(id => graph.value(id))
      const closed = rights.find(value => closedTo.includes(value))
      if (closed !== undefined) return fault('not-open-to-all', dcterms.accessRights, shown(closed))
      const isOpen = family.distributions.some(distribution => licenceFaults(distribution, family).length === 0)
      return isOpen ? noFaults : fault('no-open-licence', dcterms.license)
    }
  },
}

/** Access rights that say that not everybody may have the data. */
const closedTo = ['RESTRICTED', 'NON_PUBLIC', 'CONFIDENTIAL', 'SENSITIVE'].map(
  code => `${authority}access-right/${code}`,
)
