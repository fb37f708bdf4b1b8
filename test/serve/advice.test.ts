import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixtureCatalogue, openSite, type Site } from './site.ts'
import { plainText } from './validation/documents.ts'

/** Two agencies that break the same rule, which has an example: one writes RDF/XML, the other Turtle. */
const written = {
  geodata: {
    file: 'geodataverket.rdf',
    mediaType: 'application/rdf+xml',
    example: '<dcatap:availability rdf:resource=',
  },
  elmarknad: { file: 'elmarknadsverket.ttl', mediaType: 'text/turtle', example: 'dcatap:availability <http' },
} as const

const rule = 'https://skord.example/shapes/dcat-ap-se#Distribution-availability-recommended'

let site: Site
const runs = new Map<string, number>()
beforeAll(async () => {
  site = await openSite()
  for (const [id, { file, mediaType }] of Object.entries(written)) {
    runs.set(id, (await site.publish(id, fixtureCatalogue(file), { mediaType })).id)
    await site.publish(id, fixtureCatalogue(file), { mediaType })
  }
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => {
  const text = await (await site.app.request(path)).text()
  return plainText(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
}

describe.each(['geodata', 'elmarknad'] as const)('what the publisher of %s is told to write', id => {
  const { example } = written[id]
  const other = written[id === 'geodata' ? 'elmarknad' : 'geodata'].example
  const expectExample = (text: string): void => {
    expect(text).toContain(example)
    expect(text).not.toContain(other)
    expect(text).toContain('Rekommenderat värde saknas.')
  }
  const dataset = async () => {
    const { items } = await site.store.findings({ source: id, sourceShape: rule }, { limit: 1, offset: 0 })
    return `${items[0].entry?.ctx}_${items[0].entry?.entry}`
  }

  test('is in its own syntax on the page of the source, also after a run that found nothing new', async () => {
    expectExample(await page(`/harvest/sources/${id}`))
  })

  test('is in its own syntax on the page of the run', async () => {
    const { items } = await site.store.harvests({ source: id, limit: 1, offset: 0 })
    const judged = items.find(({ received }) => received !== null)?.id ?? runs.get(id)
    expectExample(await page(`/harvest/runs/${judged}`))
  })

  test('is in its own syntax on the page of the dataset', async () => {
    expectExample(await page(`/datasets/${await dataset()}`))
  })

  test('is in its own syntax on the page of the organisation, and on that of the rule', async () => {
    const entry = await site.store.entry({
      ctx: Number((await dataset()).split('_')[0]),
      entry: Number((await dataset()).split('_')[1]),
    })
    const organisation = await site.store.organisationOf(entry?.publisher ?? '')
    const path = `/organisations/${organisation?.ctx}_${organisation?.entry}`
    expectExample(await page(path))
    expectExample(await page(`${path}?rule=${encodeURIComponent(rule)}`))
  })

  test('is in its own syntax in the API', async () => {
    const answer = async (path: string) => (await site.app.request(`/katalog/v1/${path}`)).json() as Promise<Answer>
    const { findings } = await answer(`datasets/${await dataset()}/findings`)
    const found = findings?.find(({ sourceShape }) => sourceShape === rule)
    expect(found).toMatchObject({ problem: 'pref', example: expect.stringContaining(example) })
    const { items } = await site.store.harvests({ source: id, limit: 10, offset: 0 })
    const groups = await Promise.all(
      items.map(async run => (await answer(`harvest-runs/${run.id}`)).findingGroups ?? []),
    )
    const group = groups.flat().find(one => one.rule === rule)
    expect(group).toMatchObject({ problem: 'pref', example: expect.stringContaining(example) })
  })
})

interface Answer {
  readonly findings?: readonly { readonly sourceShape: string }[]
  readonly findingGroups?: readonly { readonly rule: string }[]
}

test('what the whole country is told to write is in the syntax of whoever the example is from', async () => {
  expect(await page('/metadatakvalitet')).toMatch(/Så här kan det se ut i (RDF\/XML|Turtle)/)
})

test('the page of the methods says that following the European profile is among the points', async () => {
  expect(await page('/metadatakvalitet/metod')).toMatch(/Följer DCAT-AP\s+.{0,40}?30/s)
})
