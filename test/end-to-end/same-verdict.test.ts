import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'
import { runCommand } from '../cli/run-command.ts'
import { openSite, type Site } from '../serve/site.ts'
import { root } from './run-skord.ts'

const corpus = join(root, '../shared/corpus')
const catalogues = [
  ...filesBelow(join(root, 'fixtures/catalogues')),
  ...(existsSync(corpus) ? readdirSync(corpus) : []).filter(isSwedish).flatMap(swedish),
].filter(file => mediaTypeOf(file) !== null && statSync(file).size > 0)

/** What relative addresses are read against in a document that was not fetched. */
const nowhere = 'https://relative.invalid/'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('a file, a text sent to the service and a harvest get the same verdict, to the letter', () => {
  test.each(catalogues.map(file => [relative(root, file), file]))('%s', async (name, file) => {
    const mediaType = mediaTypeOf(file) ?? ''
    const id = `published-${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}`
    // Fixtures name the address that they are published at so.
    const text = readFileSync(file).toString('latin1').replaceAll('{{origin}}', site.agency.origin)
    const body = new Uint8Array(Buffer.from(text, 'latin1'))
    const harvest = await site.publish(id, body, { mediaType })
    const harvested = told(await site.store.harvestFindings(harvest.id))

    const asFile = await runCommand(['validate', '-', '--format', 'json', '--media-type', mediaType], { stdin: body })
    const validated = told(JSON.parse(asFile.stdout).findings)
    const path = '/katalog/v1/validations?maxFindings=1000000'
    const response = await site.app.request(path, { method: 'POST', body, headers: { 'content-type': mediaType } })
    const { findings } = (await response.json()) as { readonly findings: readonly Finding[] }
    expect(told(findings)).toEqual(validated)

    if (harvest.status !== 'failed') return expect(validated).toEqual(harvested)
    // A harvest stops where it can go no further; a document in hand is told of the rest as well.
    const onTheWay = harvested.filter(finding => !finding.includes('#sub-catalogue-not-loaded'))
    expect(validated).toEqual(expect.arrayContaining(onTheWay))
  })
})

test('an address given to the service is told of what its harvest met on the way, too', async () => {
  site.agency.answer('/moved', { status: 302, headers: { location: '/there' } })
  site.agency.answer('/there', {
    headers: { 'content-type': 'application/rdf+xml' },
    body: readFileSync(join(root, 'fixtures/catalogues/kustmiljoverket.rdf')),
  })
  const address = encodeURIComponent(`${site.agency.origin}/moved`)
  const response = await site.app.request(`/katalog/v1/validations?maxFindings=1000&url=${address}`, { method: 'POST' })
  const { findings } = (await response.json()) as { readonly findings: readonly Finding[] }
  expect(findings.map(({ sourceShape }) => sourceShape.split('#')[1])).toContain('redirect-status-302')
})

test.skipIf(existsSync(corpus))('real Swedish catalogues are skipped without ../shared/corpus', () => undefined)

/** A folder of Swedish catalogues; those of the test suite for change feeds hold feeds. */
function isSwedish(folder: string): boolean {
  return folder.startsWith('se-') && folder !== 'se-digg-ldes-tests'
}

function swedish(name: string): string[] {
  return filesBelow(join(corpus, name))
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.map(name => join(folder, name))
}

function mediaTypeOf(file: string): string | null {
  return syntaxes.find(({ extensions }) => extensions.includes(extname(file)))?.mediaTypes[0] ?? null
}

/** What findings say of a document, in an order of its own; names that depend on where it was read are made the same. */
function told(findings: readonly Finding[]): string[] {
  const place = new RegExp(`${site.agency.origin}/(?:published-[a-z0-9-]+)?`, 'g')
  return findings
    .filter(({ stage }) => stage !== 'fetch')
    .map(({ stage, severity, sourceShape, focusNode, resultPath, value, position, resultMessage }) =>
      JSON.stringify([stage, severity, sourceShape, focusNode, resultPath, value, position, resultMessage])
        .replaceAll(nowhere, '<here>')
        .replaceAll(place, '<here>')
        .replaceAll(/_:[^\s"]+/g, '_:b'),
    )
    .sort()
}
