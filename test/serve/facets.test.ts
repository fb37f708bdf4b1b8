import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site } from './site.ts'

const authority = 'http://publications.europa.eu/resource/authority'
const dataset = (id: string, statements: string) =>
  `<https://f.example/${id}> a dcat:Dataset ; dcterms:title "${id}"@sv ; ${statements} .`
const licensed = (licence: string) => `dcat:distribution [ a dcat:Distribution ; dcterms:license ${licence} ]`
const catalogue = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcatap: <http://data.europa.eu/r5r/> . @prefix bna: <http://data.europa.eu/bna/> .
<https://f.example/c> a dcat:Catalog ; dcat:dataset ${['a', 'b', 'c', 'd'].map(id => `<https://f.example/${id}>`).join(', ')} .
${dataset(
  'a',
  `dcterms:accessRights <${authority}/access-right/PUBLIC>, "PUBLIC" ; dcat:theme <${authority}/data-theme/ENVI> ;
  dcatap:hvdCategory bna:c_03ba8d92, bna:c_1226dc1a ; ${licensed('<http://creativecommons.org/publicdomain/zero/1.0/>')}`,
)}
${dataset(
  'b',
  `dcterms:accessRights "PUBLIC" ; dcat:theme "Vattenfrågor", <${authority}/data-theme/SKOG> ;
  dcatap:hvdCategory bna:c_04bf94a3, bna:c_b79e35eb ; ${licensed(`<${authority}/licence/CC0>`)}`,
)}
${dataset('c', `dcterms:accessRights <https://f.example/rights> ; dcat:theme "ENVI" ; ${licensed('<https://f.example/licence>')}`)}
${dataset('d', `dcterms:accessRights <${authority}/access-right/RESTRICTED> ; dcatap:hvdCategory <https://f.example/hvd>`)}
`

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.publish('f', catalogue)
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The choices of a facet: code in the address, label, count. */
function choices(html: string, parameter: string): [string, string, number][] {
  const boxes = html.matchAll(
    new RegExp(`name="${parameter}" value="([^"]*)"[^>]*> <span>(.*?)</span>\\s<span class="count">(\\d+)`, 'g'),
  )
  return [...boxes].map(([, code, label, count]) => [code, textOf(label), Number(count)])
}
const hits = (html: string): string[] =>
  [...html.matchAll(/<h3><a [^>]*><bdi>(\w+)</g)].map(match => match[1]).toSorted()

describe('values of a closed list', () => {
  test('are counted once under their concept, whether written as IRI or as code', async () => {
    expect(choices(await page('/datasets'), 'access')).toEqual([
      ['PUBLIC', 'Publik', 2],
      ['RESTRICTED', 'Begränsad', 1],
      ['other', 'Annat värde', 1],
    ])
    expect(hits(await page('/datasets?access=PUBLIC'))).toEqual(['a', 'b'])
  })

  test('that are not in the list are one choice, the last, in the language of the page', async () => {
    expect(choices(await page('/datasets'), 'theme')).toEqual([
      ['ENVI', 'Miljö', 2],
      ['none', 'Ej angivet', 1],
      ['other', 'Annat värde', 1],
    ])
    expect(choices(await page('/en/datasets'), 'theme').at(-1)).toEqual(['other', 'Other value', 1])
    const chosen = await page('/datasets?theme=other')
    expect(hits(chosen)).toEqual(['b'])
    expect(chosen).toMatch(/<a href="\/datasets" aria-label="Ta bort filtret Kategori: Annat värde"/)
  })

  test('are asked for by code or IRI, and taken away either way', async () => {
    const iri = encodeURIComponent(`${authority}/data-theme/ENVI`)
    for (const code of ['ENVI', iri]) {
      const text = await page(`/datasets?theme=${code}`)
      expect(hits(text), code).toEqual(['a', 'c'])
      expect(text, code).toMatch(/<a href="\/datasets" aria-label="Ta bort filtret Kategori: Miljö"/)
    }
    expect(hits(await page('/datasets?theme=nonsense'))).toEqual([])
  })

  test('hold the same licence once, by whichever list it is named', async () => {
    const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/'
    expect(choices(await page('/datasets'), 'license')).toEqual([
      [cc0, 'CC0 1.0 (Ingen upphovsrätt)', 2],
      ['none', 'Ej angivet', 1],
      ['other', 'Annat värde', 1],
    ])
    expect(hits(await page('/datasets?license=CC0'))).toEqual(['a', 'b'])
  })
})

describe('high-value datasets', () => {
  test('are counted under the six sections of the regulation, each dataset once', async () => {
    expect(choices(await page('/datasets'), 'hvd')).toEqual([
      ['c_b79e35eb', 'Rörlighet', 2],
      ['c_e1da4e07', 'Statistik', 1],
      ['other', 'Annat värde', 1],
    ])
    expect(choices(await page('/en/datasets'), 'hvd')[0]).toEqual(['c_b79e35eb', 'Mobility', 2])
    expect(hits(await page('/datasets?hvd=c_b79e35eb'))).toEqual(['a', 'b'])
  })

  test('asked for by a category are those of its section', async () => {
    expect(hits(await page('/datasets?hvd=c_1226dc1a'))).toEqual(['a', 'b'])
  })

  test('are the same in the API', async () => {
    const response = await site.app.request('/katalog/v1/datasets?hvd=c_b79e35eb')
    const { total, facets } = (await response.json()) as { total: number; facets: Record<string, unknown[]> }
    expect(total).toBe(2)
    expect(facets.hvdCategory).toContainEqual({ value: 'http://data.europa.eu/bna/c_b79e35eb', count: 2 })
  })
})

test('every section of the regulation has a label in both languages', () => {
  const concepts = [...(site.tools.profile.schemes.get('hvd-category')?.concepts.values() ?? [])]
  const tops = concepts.filter(({ more }) => more.level === 'top')
  expect(tops.map(({ more }) => more.ir_annex_section).sort()).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(tops.every(({ label }) => label.sv && label.en)).toBe(true)
})
