import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../../../src/rdf/read.ts'
import { openSite, type Site } from '../site.ts'

const secret = 'hemligt-losenord'
const evil = '\\u202e</script><script>alert(1)</script>\\r\\n;=1+1'
const catalogue = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://a.example/c> a dcat:Catalog ; dcterms:title "K"@sv ; dcterms:publisher <https://a.example/o> ;
  dcat:dataset <https://a.example/1>, <https://a.example/2>, <https://a.example/3> .
<https://a.example/o> a foaf:Agent ; foaf:name "${evil}"@sv .
<https://a.example/p> a foaf:Person ; foaf:name "Privat Person"@sv .
<https://a.example/1> a dcat:Dataset ; dcterms:title "${evil}"@sv ; dcterms:publisher <https://a.example/o> ;
  dcat:distribution <https://a.example/x>, <https://a.example/y> .
<https://a.example/x> a dcat:Distribution ; dcat:accessURL <https://user:${secret}@a.example/data> ;
  dcat:downloadURL "https://user:${secret}@a.example/literal", "https://a.example/\\">\\n<x>" ; dcterms:format "${evil}" .
<https://a.example/y> a dcat:Distribution ; dcat:accessURL <javascript:alert(1)> .
<https://a.example/2> a dcat:Dataset ; dcterms:title "Två"@sv ; dcterms:publisher <https://a.example/p> ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://privat.example/data> ] .
<https://a.example/3> a dcat:Dataset ; dcterms:title "Tre"@sv ; dcterms:publisher <https://a.example/o> .
`

let site: Site
let [organisation, person, one]: string[] = []
beforeAll(async () => {
  site = await openSite()
  await site.publish('a', catalogue)
  const names = ['o', 'p', '1']
  const entries = await Promise.all(names.map(name => site.store.entryOf(`https://a.example/${name}`)))
  ;[organisation, person, one] = entries.map(entry => `${entry?.ctx}_${entry?.entry}`)
})
afterAll(() => site.close())

const formats = ['html', 'json', 'csv', 'turtle', 'trig', 'jsonld']
const text = async (path: string): Promise<string> => {
  const response = await site.app.request(path)
  expect(response.status, path).toBe(200)
  return await response.text()
}

test('passwords in addresses are nowhere in reports and the API of quality', async () => {
  const paths = [
    `/organisations/${organisation}/metadatakvalitet`,
    '/metadatakvalitet',
    '/metadatakvalitet/lankar',
    `/katalog/v1/datasets/${one}/links`,
    `/katalog/v1/datasets/${one}/quality-scores`,
    `/katalog/v1/organisations/${organisation}/links`,
    ...formats.map(format => `/katalog/v1/organisations/${organisation}/quality-report?format=${format}`),
  ]
  for (const path of paths) expect.soft(await text(path), path).not.toContain(secret)
})

test('hostile names and addresses leave every form of the report whole', async () => {
  for (const format of ['turtle', 'trig', 'jsonld']) {
    const response = await site.app.request(`/katalog/v1/organisations/${organisation}/quality-report?format=${format}`)
    const mediaType = response.headers.get('content-type')?.split(';')[0] ?? ''
    const { problems } = await read(new Uint8Array(await response.arrayBuffer()), {
      mediaType,
      baseIri: 'https://b.example/',
    })
    expect(problems, format).toEqual([])
  }
  const html = await text(`/katalog/v1/organisations/${organisation}/quality-report?format=html`)
  expect(html).not.toMatch(/<script>alert|href="javascript:/i)
})

test.each(['__proto__', 'constructor', 'toString', '', 'eu-v1%20', '%00', 'x'.repeat(5000)])(
  'a method, format or file called “%s” is none',
  async name => {
    const asked = [
      `/organisations/${organisation}/metadatakvalitet?method=${name}`,
      `/organisations/${organisation}/metadatakvalitet/report${name}`,
      `/katalog/v1/organisations/${organisation}/quality-scores?method=${name}`,
      `/katalog/v1/organisations/${organisation}/quality-report?format=${name}`,
      `/katalog/v1/datasets/${one}/quality-scores?format=${name}`,
    ]
    for (const path of asked) {
      const { status } = await site.app.request(path)
      expect.soft(status, path).toBeGreaterThanOrEqual(400)
      expect.soft(status, path).toBeLessThan(500)
    }
    expect(site.errors).toEqual([])
  },
)

test('of private persons there is no report, no score of their own and no host', async () => {
  for (const path of ['', '/metadatakvalitet', '/metadatakvalitet/report.csv'])
    expect((await site.app.request(`/organisations/${person}${path}`)).status, path).toBe(404)
  for (const path of ['quality-scores', 'links', 'quality-report'])
    expect((await site.app.request(`/katalog/v1/organisations/${person}/${path}`)).status, path).toBe(404)
  expect(await text('/metadatakvalitet')).not.toContain('Privat Person')
})
