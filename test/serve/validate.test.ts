import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maxBytes } from '../../src/serve/validation/judgement.ts'
import { fixtureCatalogue, openSite, type Site } from './site.ts'
import { type FormFields, type Submitted, submit } from './validation/submit.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
<https://a.example/c> a dcat:Catalog ;
  dcterms:title "Katalog"@sv ;
  dcat:dataset <https://a.example/1> .
<https://a.example/1> a dcat:Dataset ;
  dcterms:title "Badplatser"@sv ;
  dcterms:publisher "Kommunen" .
`

const post = (fields: FormFields, path?: string): Promise<Submitted> => submit(site.app, fields, path)

const plainText = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')

/** The problems of a result, one for each rule, without markup. */
const problems = (html: string): string[] =>
  [...html.matchAll(/<li class="finding .*?(?=<li class="finding |<\/ol>)/gs)].map(match =>
    plainText(match[0].replaceAll('<', ' <')).trim(),
  )

describe('a pasted document', () => {
  test('gets a verdict with counts', async () => {
    const { status, text } = await post({ text: turtle })
    expect(status).toBe(200)
    expect(plainText(text)).toContain('Filen följer inte reglerna i profilen.')
    expect(plainText(text)).toMatch(/\d+ fel( och|,) \d+ (varningar|upplysningar).* i \d+ av \d+ poster\./)
  })

  test('gets its problems in the words of the portal, with count, advice, example and line', async () => {
    const { text } = await post({ text: turtle })
    const [rule] = problems(text).filter(one => one.includes('Utgivare dcterms:publisher') && one.includes('Kommunen'))
    expect(rule).toMatch(/^Fel .* 1 gång .*Rad 7 Badplatser Kommunen/)
    expect(rule).toMatch(/Fel slags värde\.|Fel värde\./)
  })

  test('is quoted around the place of the problem', async () => {
    const { text } = await post({ text: turtle })
    expect(plainText(text)).toContain('Så står det i filen (rad 7)')
    expect(text).toMatch(/<mark><span class="line-number">7<\/span>/)
  })

  test('gets a predicted score', async () => {
    const { text } = await post({ text: turtle })
    expect(plainText(text)).toMatch(/Poäng om det publiceras[^:]*: \d+ \/ 405/)
  })

  test('without datasets is told which classes are missing', async () => {
    const { text } = await post({ text: turtle.split('<https://a.example/1> a')[0] })
    expect(text).toContain('Ingen post av klassen Datamängd (dcat:Dataset) finns i dokumentet.')
    expect(text).not.toContain('Ingen post av klassen Katalog')
  })

  test('that cannot be read is told where', async () => {
    const { status, text } = await post({ text: `${turtle}<https://a.example/2> a dcat:Dataset ; dcterms:title "x .` })
    expect(status).toBe(200)
    expect(plainText(text)).toContain('Dokumentet går inte att läsa som RDF')
    expect(text).toMatch(/<span class="line-number">8<\/span>/)
    expect(plainText(text)).toContain('Rad 8')
  })

  test('gets its problems named by class and property, the most serious and frequent first', async () => {
    const { text } = await post({ text: turtle })
    expect(plainText(text)).toContain('Datamängd · Utgivare dcterms:publisher')
    const severities = problems(text).map(one => ['Fel', 'Varning', 'Upplysning'].indexOf(one.split(' ')[0]))
    expect(severities).toEqual(severities.toSorted((a, b) => a - b))
  })

  test('may be shown with the errors only', async () => {
    const { text } = await post({ text: turtle, level: 'violation' })
    expect(text).toMatch(/finding-Violation/)
    expect(text).not.toMatch(/finding-(Warning|Info)/)
  })
})

test('a file is judged like a text', async () => {
  const file = new File([Buffer.from(fixtureCatalogue('geodataverket.rdf'))], 'geodata.rdf', {
    type: 'application/rdf+xml',
  })
  const { text } = await post({ file })
  expect(text).toContain('geodata.rdf')
  expect(plainText(text)).toContain('Syntax: RDF/XML')
})

test('an address is fetched and judged', async () => {
  site.agency.answer('/katalog', { headers: { 'content-type': 'text/turtle' }, body: turtle })
  const { text } = await post({ url: `${site.agency.origin}/katalog` }, '/en/validate')
  expect(plainText(text)).toContain('The file does not follow the rules of the profile.')
  expect(text).toContain('<html lang="en">')
})

test('an address that fails says why', async () => {
  const { status, text } = await post({ url: `${site.agency.origin}/borta` })
  expect(status).toBe(422)
  expect(text).toContain('Servern svarade med felkod 404')
})

test.each(['http://169.254.169.254/latest/meta-data', 'http://10.0.0.1/', 'http://[::1]/', 'http://2130706433/'])(
  '%s is an internal address and is not fetched',
  async url => {
    const { status, text } = await post({ url })
    expect(status).toBe(422)
    expect(plainText(text)).toContain('får inte hämtas')
  },
)

test('an address of another kind is refused', async () => {
  const { status, text } = await post({ url: 'file:///etc/passwd' })
  expect(status).toBe(422)
  expect(text).toContain('Adressen ska börja med http:// eller https://.')
})

test('an empty form and a form with two documents are told so', async () => {
  expect((await post({ text: '  ' })).text).toContain('Ange text, en fil eller en adress att granska.')
  expect((await post({ text: turtle, url: 'https://a.example/' })).text).toContain(
    'Ange bara ett av text, fil och adress.',
  )
})

test('a document above the limit is refused', async () => {
  const { status, text } = await post({ text: `# ${'x'.repeat(maxBytes)}` })
  expect(status).toBe(413)
  expect(plainText(text)).toMatch(/större än gränsen 25\sMB/)
})

test('a body far above the limit is not read', async () => {
  const { status, text } = await post({ text: 'x'.repeat(maxBytes + 200_000) })
  expect(status).toBe(413)
  expect(plainText(text)).toMatch(/större än gränsen 25\sMB/)
})

test('a body that is no form is refused, not a fault', async () => {
  const response = await site.app.request('/validate', {
    method: 'POST',
    body: 'x',
    headers: { 'content-type': 'text/plain' },
  })
  expect(response.status).toBe(400)
  expect(site.errors).toEqual([])
})

test('too many at once are asked to come again', async () => {
  const results = await Promise.all(Array.from({ length: 14 }, () => post({ text: turtle })))
  const busy = results.filter(({ status }) => status === 503)
  expect(busy.length).toBeGreaterThan(0)
  expect(busy.length).toBeLessThan(14)
  expect(busy[0].text).toContain('Valideraren är upptagen')
})
