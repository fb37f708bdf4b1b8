import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site } from '../site.ts'
import { bigTurtle, plainText, smallTurtle } from './documents.ts'
import { type Submitted, submit } from './submit.ts'

let site: Site
let small: Submitted
beforeAll(async () => {
  site = await openSite({ profiles: ['dcat-ap-se', 'dcat-ap'] })
  small = await submit(site.app, { text: smallTurtle })
})
afterAll(() => site.close())
const get = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await site.app.request(path)
  return { status: response.status, text: await response.text(), headers: response.headers }
}
/** The page once what it tells of is ready. */
const readyPage = async (path: string): ReturnType<typeof get> => {
  const page = await get(path)
  return page.headers.has('refresh') ? await readyPage(path) : page
}
const json = async (path: string) =>
  JSON.parse((await get(path)).text) as { readonly findings: readonly { readonly example: string | null }[] }
const id = (path: string): string => path.split('/').at(-1) ?? ''

describe('a result', () => {
  test('is to be had again at an address that cannot be guessed, by nobody else', async () => {
    expect(small.path).toMatch(/^\/validate\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]+$/)
    const again = await get(small.path)
    expect(again.status).toBe(200)
    expect(again.headers.get('cache-control')).toBe('no-store')
    expect(again.text).toContain('<meta name="robots" content="noindex">')
    expect((await get('/validate/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  test('is in English under /en, with the same counts', async () => {
    const english = plainText((await get(`/en${small.path}`)).text)
    expect(english).toContain('The file does not follow the rules of the profile.')
    const counts = (text: string) => /(\d+) (?:fel|errors), (\d+)/.exec(plainText(text))?.slice(1)
    expect(counts(english)).toEqual(counts(small.text))
    expect(small.text).toContain(`href="/en${small.path}"`)
  })

  test('tells of a problem in the portal’s words', () => {
    expect(plainText(small.text)).toContain('Obligatoriskt värde saknas.')
  })

  test('shows what to write in the syntax submitted', async () => {
    const { path, text } = await submit(site.app, { text: smallTurtle.replace('Badplatser', 'Badplatser 2023 (PDF)') })
    const { findings } = await json(`${path}/report.json`)
    const example = findings.find(({ example }) => example !== null)?.example ?? 'no rule has an example'
    expect(example).not.toContain('rdf:resource')
    expect(text).toMatch(/Så här kan det se ut i Turtle/)
    expect(text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(example)
  })

  test('calls a resource without an address by what it is, not by a name of our own', async () => {
    const contact = '<http://www.w3.org/ns/dcat#contactPoint> [ a <http://www.w3.org/2006/vcard/ns#Organization> ]'
    const { path, text } = await submit(site.app, { text: `${smallTurtle}<https://a.example/2> ${contact} .` })
    const all = [text, (await get(`${path}?view=resources`)).text].map(plainText).join()
    expect(all).toContain('Kontaktuppgift utan egen adress')
    expect(all).not.toContain('_:')
  })

  test('leads from a rule to all places where it is broken', async () => {
    const { path } = await submit(site.app, { text: bigTurtle(150) })
    const href = /href="([^"]*rule=[^"]*)"[^>]*>Visa alla 150 ställen/.exec((await get(path)).text)?.[1] ?? ''
    const first = await get(href.replaceAll('&amp;', '&'))
    expect([...first.text.matchAll(/source\?line=\d+/g)]).toHaveLength(100)
    const second = await get(`${href.replaceAll('&amp;', '&')}&page=2`)
    expect([...second.text.matchAll(/source\?line=\d+/g)]).toHaveLength(50)
  })

  test('is shown class by class, resource by resource', async () => {
    const { text } = await get(`${small.path}?view=resources&class=Dataset`)
    expect(plainText(text)).toMatch(/Datamängd 2/)
    expect([...text.matchAll(/<details class="resource"/g)]).toHaveLength(2)
    expect(plainText(text)).toContain('Badplatser')
  })

  test('shows what the level says, and how much it leaves out', async () => {
    const { text } = await get(`${small.path}?level=violation`)
    expect(text).not.toMatch(/finding-(Warning|Info)/)
    expect(plainText(text)).toMatch(/\d+ anmärkningar visas inte när du har valt bara fel/)
  })

  test('by several profiles is counted side by side, and shown by the one chosen', async () => {
    const { text, path } = await submit(site.app, { text: smallTurtle, profile: ['dcat-ap', 'dcat-ap-se'] })
    expect(plainText(text)).toMatch(/Profil Utfall Fel Varning Upplysning DCAT-AP-SE/)
    const other = await get(`${path}?profile=dcat-ap`)
    expect(plainText(other.text)).toMatch(/Granskad mot DCAT-AP \d/)
    expect(other.text).toContain(`${path}/source?profile=dcat-ap"`)
  })

  test('by what the portal refuses says so in the verdict', async () => {
    const { text, path } = await submit(site.app, { text: smallTurtle, strict: 'true' })
    expect(plainText(text)).toContain('de skördningsregler som Sveriges dataportal har publicerat')
    expect(plainText((await get(`${path}?view=downloads`)).text)).toContain('--strict')
  })

  test('is gone when it is removed', async () => {
    const { path } = await submit(site.app, { text: smallTurtle })
    const response = await site.app.request(`${path}/remove`, { method: 'POST' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/validate'])
    for (const view of ['', '/source', '/report.json', '/fixed'])
      expect((await get(`${path}${view}`)).status, view).toBe(404)
  })
})

describe('the document', () => {
  test('is shown with the findings among its lines', async () => {
    const { text } = await get(`${small.path}/source?line=7`)
    const row = /<div class="row wanted row-Violation" id="here">.*?<\/div>/s.exec(text)?.[0] ?? ''
    expect(plainText(row)).toMatch(/7 .*dcterms:publisher &quot;Kommunen&quot;/)
    expect(plainText(text.slice(text.indexOf(row) + row.length))).toMatch(
      /^\s*Fel Datamängd · Utgivare dcterms:publisher/,
    )
    expect([...text.matchAll(/<div class="row/g)]).toHaveLength(10)
  })

  test('leads to the findings before and after a line', async () => {
    const { text } = await get(`${small.path}/source?line=7`)
    const to = (label: string) => new RegExp(`source\\?line=(\\d+)#here">. ${label}`).exec(text)?.[1]
    expect(to('Föregående anmärkning')).toBe('5')
    expect(to('Nästa anmärkning')).toBe('8')
    expect((await get(`${small.path}/source?line=2`)).text).not.toContain('Föregående anmärkning')
  })

  test('is shown some hundred lines at a time', async () => {
    const { path } = await submit(site.app, { text: bigTurtle(1000) })
    const { text } = await get(`${path}/source?line=500`)
    const numbers = [...text.matchAll(/class="line-number"[^>]*>([\d\s]+)</g)].map(match =>
      Number(match[1].replace(/\s/g, '')),
    )
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, at) => 488 + at))
    expect(text).toMatch(/source\?from=288">Tidigare rader/)
    expect(text).toMatch(/source\?from=688">Senare rader/)
    expect(text.length).toBeLessThan(400_000)
  })

  test('on one long line is shown in pieces, at the place of the finding', async () => {
    const { path } = await submit(site.app, { text: bigTurtle(300).replaceAll('\n', ' ') })
    expect((await get(path)).text).toMatch(/source\?line=1&amp;column=\d+#here/)
    const source = await get(`${path}/source?line=1&column=20000`)
    expect(source.text).toMatch(/<div class="row wanted[^>]*>.{0,600}title="Rad 1, från tecken 19\s501"/s)
    expect(source.text).toMatch(/source\?line=1&amp;column=20\d\d\d#here">. Nästa anmärkning/)
    expect(source.text).toContain('Filen har mycket långa rader.')
    expect(source.text.length).toBeLessThan(600_000)
  })

  test.each(['line=0', 'line=x', 'line=999999999', 'from=999999999', 'column=5', 'line=1&column=999999999'])(
    'is shown somewhere when the address says %s',
    async query => {
      const { status, text } = await get(`${small.path}/source?${query}`)
      expect(status).toBe(200)
      expect(text).toContain('class="row')
    },
  )

  test('without anything in it has a line to show', async () => {
    const { path } = await submit(site.app, { file: new File([], 'tom.ttl') })
    expect((await get(`${path}/source`)).status).toBe(200)
  })
})

describe('files to save', () => {
  test.each([
    ['json', 'application/json'],
    ['csv', 'text/csv'],
    ['html', 'text/html'],
    ['sarif', 'application/sarif+json'],
    ['xml', 'application/xml'],
    ['ttl', 'text/turtle'],
  ])('report.%s is a file of %s', async (extension, type) => {
    const { status, headers, text } = await get(`${small.path}/report.${extension}`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain(type)
    expect(headers.get('content-disposition')).toContain(
      `attachment; filename="validering-Inklistrad-text.${extension}"`,
    )
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('https://a.example/1')
  })

  test('a report of a form that there is not leads nowhere', async () => {
    expect((await get(`${small.path}/report.pdf`)).status).toBe(404)
  })

  test('a report with very many findings holds all of them', async () => {
    const { path, text } = await submit(site.app, { text: bigTurtle(1000) })
    const rows = (await get(`${path}/report.csv`)).text.trim().split('\n').length - 1
    const counts = /([\d\s]+) fel, ([\d\s]+) varningar/.exec(plainText(text).replaceAll('\u00a0', ' '))
    expect(rows).toBeGreaterThan(3000)
    expect(rows).toBeGreaterThanOrEqual(Number(counts?.[1].replace(/\s/g, '')))
  })

  test('a report is gzipped for those who take that', async () => {
    const response = await site.app.request(`${small.path}/report.csv`, { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const unzipped = new Response(response.body?.pipeThrough(new DecompressionStream('gzip')))
    expect(await unzipped.text()).toBe((await get(`${small.path}/report.csv`)).text)
  })

  test('the mended file is in the syntax of the document, or it is said why there is none', async () => {
    const text = smallTurtle.replace('"Kommunen"', '<https://www.scb.se> ; dcterms:issued "2024-01-01 "')
    const { path } = await submit(site.app, { file: new File([text], 'min katalog.ttl') })
    await readyPage(`${path}/fixed`)
    const mended = await get(`${path}/fixed/file`)
    expect(mended.headers.get('content-type')).toContain('text/turtle')
    expect(mended.headers.get('content-disposition')).toContain('filename="lagad-min-katalog.ttl"')
    expect(mended.text).toContain('2024-01-01"^^')
    const broken = await submit(site.app, { text: '<https://a.example/1> a ' })
    expect((await readyPage(`${broken.path}/fixed`)).text).toContain('Filen kunde inte läsas')
    expect((await get(`${broken.path}/fixed/file`)).text).toContain('Filen kunde inte läsas')
  })

  test('what is mended is told of line by line before it is downloaded', async () => {
    const text = smallTurtle.replace('"Kommunen"', '<https://www.scb.se> ; dcterms:issued "2024-01-01 "')
    const line = text.slice(0, text.indexOf('2024-01-01')).split('\n').length
    const { path } = await submit(site.app, { text })
    const page = await readyPage(`${path}/fixed`)
    expect(plainText(page.text)).toMatch(/Rättat på \d+ ställen/)
    expect(plainText(page.text)).toContain('Ta bort blanktecken i början och slutet av värdet')
    expect(page.text).toContain(`/source?line=${line}#here`)
    expect(plainText(page.text)).toMatch(/&quot;2024-01-01 &quot; *&quot;2024-01-01&quot;/)
    expect(page.text).toContain(`href="${path}/fixed/file" download`)
    expect(plainText((await readyPage(`/en${path}/fixed`)).text)).toMatch(/Corrected in \d+ places/)
  })

  test('what stands because mending it would do harm is told of too', async () => {
    const period = '[ a dcterms:PeriodOfTime ; <http://schema.org/startDate> "våren 2018" ]'
    const { path } = await submit(site.app, {
      text: `${smallTurtle}<https://a.example/2> dcterms:temporal ${period} .`,
    })
    const page = plainText((await readyPage(`${path}/fixed`)).text)
    expect(page).toContain('Inte rättat på 1 ställe')
    expect(page).not.toContain('Ladda ner den lagade filen')
  })
})

test('an address is judged as it is harvested, with its sub-catalogues', async () => {
  const { origin } = site.agency
  const part = '<http://purl.org/dc/terms/hasPart>'
  const catalogue = '<http://www.w3.org/ns/dcat#Catalog>'
  const headers = { 'content-type': 'text/turtle' }
  const main = `<${origin}/hel> a ${catalogue} ; ${part} <${origin}/del> . <${origin}/del> a ${catalogue} .`
  const of = `<${origin}/del> a ${catalogue} ; <http://www.w3.org/ns/dcat#dataset> <${origin}/d> . <${origin}/d> a <http://www.w3.org/ns/dcat#Dataset> .`
  site.agency.answer('/hel', { headers, body: main })
  site.agency.answer('/del', { headers, body: of })
  const { text } = await submit(site.app, { url: `${origin}/hel` })
  expect(plainText(text)).toMatch(/Datamängd 1 /)
})

test('what takes long is waited for on a page of its own, and can be broken off there', async () => {
  const file = new File([bigTurtle(100_000)], 'stor.ttl')
  const form = new FormData()
  form.set('file', file)
  const posted = await site.app.request('/en/validate', { method: 'POST', body: form })
  expect(posted.status).toBe(303)
  const path = posted.headers.get('location') ?? ''
  expect(path).toMatch(/^\/en\/validate\//)
  const waiting = await get(path)
  expect(waiting.headers.get('refresh')).toBe('1')
  expect(waiting.headers.get('cache-control')).toBe('no-store')
  expect(plainText(waiting.text)).toMatch(/The check is under way: \d+%\s?done/)
  const removed = await site.app.request(`${path}/remove`, { method: 'POST' })
  expect(removed.headers.get('location')).toBe(`/en/validate/${id(path)}`)
  expect(plainText((await get(path)).text)).toContain('The check was cancelled.')
})
