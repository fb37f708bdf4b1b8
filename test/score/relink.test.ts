import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { KnownLink } from '../../src/model/link.ts'
import { readTurtle } from '../../src/profile/turtle.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { assess } from '../../src/score/assess.ts'
import { type Given, linkOfStatus } from '../../src/score/given.ts'
import { linkRoles } from '../../src/score/link-tests.ts'
import { relink } from '../../src/score/relink.ts'
import { turtle } from '../normalise/graphs.ts'
import { givenOf, profile } from './judged.ts'

const folder = join(import.meta.dirname, '../../fixtures/scores')
const services = `ex:d a dcat:Dataset ; dcat:distribution ex:f, ex:g ; dcat:contactPoint ex:k .
  ex:k vcard:hasURL <https://kommun.example/kontakt> .
  ex:f dcat:accessURL <https://kommun.example/f> ; dcat:downloadURL <https://kommun.example/f.csv> ; dcterms:format "text/csv" .
  ex:g dcat:accessURL <https://kommun.example/g>, <https://kommun.example/h> ; dcat:accessService ex:s .
  ex:s a dcat:DataService ; dcat:endpointURL <https://kommun.example/api> ; dcat:endpointDescription <https://kommun.example/api.json> .`

/** What may be known of an address. */
const states: readonly (KnownLink | null)[] = [
  null,
  linkOfStatus(200),
  { ...linkOfStatus(200), isSmallPage: true },
  linkOfStatus(404),
  linkOfStatus(403),
  { ...linkOfStatus(405), confident: 'yes', outcome: 'head-refused' },
]

/** A state for every address, another for every seed. */
function links(seed: number): Given['link'] {
  return url => {
    const sum = [...url].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed * 7919) % 65_521, seed)
    return states[sum % states.length]
  }
}

const graphs: [string, Graph][] = [['services', turtle(services)]]
for (const name of readdirSync(folder)
  .filter(name => name.endsWith('.ttl'))
  .sort()) {
  graphs.push([name, await readTurtle([name], folder)])
}

test.each(graphs)('gives what judging anew with other links gives (%s)', (_, graph) => {
  const judged = (seed: number) => assess(graph, profile, { given: { ...givenOf({}, true), link: links(seed) } })
  const all = Array.from({ length: 12 }, (_, seed) => judged(seed))
  for (const [seed, before] of all.entries()) {
    const after = all[(seed * 5 + 1) % all.length]
    const relinked = before.map(assessment => relink(assessment, links((seed * 5 + 1) % all.length)))
    expect(relinked).toEqual(after)
  }
})

test('is the very same object when nothing differs', () => {
  const given = { ...givenOf({}, true), link: links(3) }
  for (const assessment of assess(turtle(services), profile, { given })) {
    expect(relink(assessment, links(3))).toBe(assessment)
    expect(relink(assessment, () => null)).not.toBe(assessment)
  }
})

test('changes letters of tests that links decide, and no others', () => {
  const [before] = assess(turtle(services), profile, { given: { ...givenOf({}, true), link: links(1) } })
  const after = relink(before, links(2))
  const changed = before.pattern.tests.filter((_, place) =>
    before.pattern.verdicts.some((letters, resource) => letters[place] !== after.pattern.verdicts[resource][place]),
  )
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.filter(key => linkRoles(key).length === 0)).toEqual([])
})
