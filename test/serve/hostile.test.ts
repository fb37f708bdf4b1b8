import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSite, type Site } from './site.ts'
import { submit } from './validation/submit.ts'

const attack =
  '</title></textarea></script><script>alert(1)</script><img src=x onerror=alert(1)>\u202e" onmouseover="alert(1)'
const quoted = JSON.stringify(attack)
const huge = 'å'.repeat(400_000)

const catalogue = `
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
<https://evil.example/c> a dcat:Catalog ; dcterms:title ${quoted}@sv ; dcterms:publisher <https://evil.example/o> ;
  dcat:dataset <https://evil.example/1>, <https://evil.example/2> .
<https://evil.example/o> a foaf:Agent ; foaf:name ${quoted}@en ; foaf:homepage <javascript:alert(1)> .
<https://evil.example/k> a vcard:Organization ; vcard:fn ${quoted} ; vcard:hasEmail <javascript:alert(2)> .
<https://evil.example/1> a dcat:Dataset ; dcterms:title ${quoted}@sv ; dcterms:description ${quoted}@sv ;
  dcterms:publisher <https://evil.example/o> ; dcat:contactPoint <https://evil.example/k> ; dcat:keyword ${quoted}@sv ;
  dcat:landingPage <javascript:alert(3)> ; dcat:theme <data:text/html,x> ; dcterms:license ${quoted} ;
  dcterms:issued ${quoted} ; dcterms:modified ${quoted} ; <https://evil.example/p#x> ${quoted} ;
  dcterms:conformsTo <https://evil.example/1> ;
  dcat:distribution [ a dcat:Distribution ; dcterms:title ${quoted}@sv ; dcterms:format ${quoted} ;
    dcat:accessURL <javascript:alert(4)> ; dcat:downloadURL <vbscript:x>, ${quoted} ; dcat:byteSize ${quoted} ;
    dcterms:license <javascript:alert(5)> ] .
<https://evil.example/2> a dcat:Dataset ; dcterms:title "${huge}"@sv ; dcterms:description "${huge}"@sv ;
  dcterms:publisher <https://evil.example/o> .
`

let site: Site
let paths: string[]
beforeAll(async () => {
  site = await openSite()
  const { id } = await site.publish('evil', catalogue, { title: attack })
  const entries = ['1', '2', 'o'].map(name => site.store.entryOf(`https://evil.example/${name}`))
  const [one, two, organisation] = (await Promise.all(entries)).map(entry => `${entry?.ctx}_${entry?.entry}`)
  const search = `/datasets?q=${encodeURIComponent(attack)}&theme=${encodeURIComponent(attack)}&publisher=${encodeURIComponent(attack)}`
  paths = [
    '/',
    '/datasets',
    search,
    `/datasets/${one}`,
    `/datasets/${two}`,
    '/organisations',
    `/organisations/${organisation}`,
    `/organisations/${organisation}?rule=${encodeURIComponent(attack)}`,
    `/organisations/${organisation}/metadatakvalitet`,
    '/metadatakvalitet',
    '/metadatakvalitet/lankar',
    '/harvest',
    '/harvest/sources/evil',
    `/harvest/runs/${id}`,
    `/validate?url=${encodeURIComponent(attack)}`,
    `/nowhere${encodeURIComponent(attack)}`,
  ]
})
afterAll(() => site.close())

function expectHarmless(text: string, path: string): void {
  expect(text, path).not.toMatch(/<script(?! type="application\/ld\+json">)/i)
  expect(text, path).not.toMatch(/<img/i)
  expect(text, path).not.toMatch(/(href|src|action)="\s*(javascript|data|vbscript):/i)
  const tags = text.match(/<[a-z][^>]*>/gi) ?? []
  expect(
    tags.filter(tag => /\s(on\w+|style)\s*=\s*"/i.test(tag.replace(/"[^"]*"/g, '""'))),
    path,
  ).toEqual([])
}

test('harvested text is shown as text on every page, in both languages', async () => {
  for (const path of paths.flatMap(path => [path, path === '/' ? '/en' : `/en${path}`])) {
    const response = await site.app.request(path)
    expect(response.status, path).toBeLessThan(500)
    expectHarmless(await response.text(), path)
  }
  expect(site.errors).toEqual([])
})

test('what a validated document holds is shown as text', async () => {
  const name = '"><script>alert(1)</script>\r\nX-Evil: 1.ttl'
  const { status, text, path } = await submit(site.app, { file: new File([catalogue], name) })
  expect(status).toBe(200)
  expectHarmless(text, 'the result')
  for (const view of ['?view=resources', '?view=downloads', '/source', '/report.html']) {
    const response = await site.app.request(`${path}${view}`)
    expect(response.status, view).toBe(200)
    expectHarmless(await response.text(), view)
  }
  const { headers } = await site.app.request(`${path}/report.csv`)
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="[\w.-]+\.csv"; filename\*=UTF-8''[\w.%-]+$/,
  )
  expect(headers.has('x-evil')).toBe(false)
})

test('a text of hundreds of thousands of characters does not make a page as large', async () => {
  for (const path of ['/datasets', paths[4], '/organisations']) {
    const text = await (await site.app.request(path)).text()
    expect(text.length, path).toBeLessThan(200_000)
  }
})

test('data blocks cannot be broken out of', async () => {
  const text = await (await site.app.request(paths[3])).text()
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? ''
  expect(block).not.toContain('<')
  expect(JSON.parse(block).name).toContain('alert(1)')
})
