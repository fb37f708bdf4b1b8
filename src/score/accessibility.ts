import { dcat } from '../rdf/vocabulary.ts'
import { addressesOf } from './addresses.ts'
import { linkTests } from './link-tests.ts'
import { has, type Test, type Tests } from './scene.ts'

/** Can the data be fetched? Whether an address answers is filled in when everything else is judged; see `relink.ts`. */
export const accessibility: Tests = {
  accessUrlAvailability: has('distribution', dcat.accessURL),
  downloadUrlAvailability: has('distribution', dcat.downloadURL),
  ...Object.fromEntries(Object.entries(linkTests).map(([name, link]) => [name, hasAddress(link)])),
}

/** Fails without an address, else it is not known here. */
function hasAddress({ on, role }: (typeof linkTests)[string]): Test {
  const bind: Test['bind'] = scene => {
    const addresses = addressesOf(scene)
    return (resource, family) => (addresses(resource, family, role).length > 0 ? null : false)
  }
  return { on, reads: ['statusRule', 'linkRule'], bind }
}
