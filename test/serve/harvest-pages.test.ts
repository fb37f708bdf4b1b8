import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import { openPopulatedSite } from './populated.ts'
import { fixtureCatalogue, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openPopulatedSite()
})
afterAll(() => site.close())

const page = async (path: string): Promise<string> => (await site.app.request(path)).text()
const plainText = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('the dashboard tells how every source went, those that failed first', async () => {
  const text = await page('/harvest')
  const sources = [...text.matchAll(/href="\/harvest\/sources\/(\w+)"/g)].map(match => match[1])
  expect(sources).toHaveLength((await site.store.sources()).length)
  expect(sources.slice(0, 3).sort()).toEqual(['hamnsund', 'sida', 'trasig'])
  expect(plainText(text)).toContain('Klar med fel')
  expect(plainText(text)).toMatch(/\d Klara med fel \d Klara utan fel/)
  expect(plainText(await page('/en/harvest'))).toMatch(/\d Completed with errors \d Completed without errors/)
})

test('a failure is said in a sentence, in both languages', async () => {
  expect(plainText(await page('/harvest'))).toContain('Servern svarade med felkod 503 i stället för en katalog')
  expect(plainText(await page('/en/harvest'))).toContain('The server answered with error 503 instead of a catalogue')
})

test('the sources may be narrowed to one state', async () => {
  const text = await page('/harvest?state=failed')
  expect([...text.matchAll(/href="\/harvest\/sources\/(\w+)"/g)]).toHaveLength(3)
  expect(text).toMatch(/<option value="failed" selected>misslyckades/)
})

test('a source’s page says what went wrong and what to do', async () => {
  const text = plainText(await page('/harvest/sources/trasig'))
  expect(text).toContain('Källan kunde inte skördas.')
  expect(text).toContain('Vad du kan göra:')
})

test('a source’s page shows its settings, runs and findings', async () => {
  const text = plainText(await page('/harvest/sources/geodata'))
  expect(text).toContain('Varje dag kl. 04:00')
  expect(text).toMatch(/Körningar, senaste först/)
  expect(text).toMatch(/\d+ fel/)
})

test('a run’s page shows changes per type, time per step and what was received', async () => {
  const run = (await site.store.latestHarvests()).get('geodata')
  const text = plainText(await page(`/harvest/runs/${run?.id}`))
  expect(text).toContain('Ändringar per typ av post')
  expect(text).toMatch(/Datamängd 18 0 0 0/)
  expect(text).toContain('Granska')
  expect(text).toContain('application/rdf+xml')
})

test('runs of one source lead to each other', async () => {
  const { items } = await site.store.harvests({ source: 'hamnsund', limit: 2, offset: 0 })
  const [last, first] = items.map(({ id }) => id)
  expect(await page(`/harvest/runs/${first}`)).toContain(`<a href="/harvest/runs/${last}">Nästa körning</a>`)
  expect(await page(`/harvest/runs/${last}`)).toContain(`<a href="/harvest/runs/${first}">Föregående körning</a>`)
})

test('a run that is held says what it would remove', async () => {
  const datasets = Array.from({ length: 20 }, (_, at) => `<https://h.example/${at}>`)
  const catalogue = (kept: readonly string[]) => `@prefix dcat: <http://www.w3.org/ns/dcat#> .
    <https://h.example/c> a dcat:Catalog ; dcat:dataset ${kept.join(', ')} . ${kept.map(iri => `${iri} a dcat:Dataset .`).join('\n')}`
  await site.publish('krympt', catalogue(datasets), { title: 'Krympt' })
  const held = await site.publish('krympt', catalogue(datasets.slice(0, 2)), { title: 'Krympt' })
  const text = plainText(await page(`/harvest/runs/${held.id}`))
  expect(held.status).toBe('held')
  expect(text).toContain('Pausad')
  expect(text).toMatch(/skulle ta bort \d+ av \d+ poster/)
})

/** The cells of a row of the dashboard as text: state, last run, next, changes, findings, score. */
async function cellsOf(id: string, path = '/harvest'): Promise<string[]> {
  const row = (await page(path)).split('<tr>').find(text => text.includes(`/harvest/sources/${id}"`)) ?? ''
  return [...row.matchAll(/<td data-label[^>]*>([\s\S]*?)<\/td>/g)].map(match => plainText(match[1]).trim())
}

const turtle = (datasets: readonly string[]) => `@prefix dcat: <http://www.w3.org/ns/dcat#> .
  <https://f.example/c> a dcat:Catalog ; dcat:dataset ${datasets.map(id => `<https://f.example/${id}>`).join(', ')} .
  ${datasets.map(id => `<https://f.example/${id}> a dcat:Dataset .`).join('\n')}`

describe('findings of a run that could not be applied', () => {
  test('are the run’s own on the dashboard, with a link to it, and never “none” when there were some', async () => {
    const run = await site.publish('trasigttl', '<https://a.example/c> a <http://www.w3.org/ns/dcat#Catalog> ; .. oj')
    expect(run).toMatchObject({ status: 'failed', error: { code: 'syntax' } })
    expect((await cellsOf('trasigttl'))[4]).toBe(`1 fel Körning ${run.id}`)
    expect(await page('/harvest')).toContain(`<a class="small" href="/harvest/runs/${run.id}">Körning ${run.id}</a>`)
    expect(await page('/en/harvest')).toContain(`<a class="small" href="/en/harvest/runs/${run.id}">Run ${run.id}</a>`)
    const source = plainText(await page('/harvest/sources/trasigttl'))
    expect(source).toMatch(/I den senaste körningen: 1 fel/)
    expect(source).not.toContain('Inga anmärkningar')
  })

  test('are a dash when the run left none', async () => {
    expect((await cellsOf('trasig'))[4]).toBe('–')
    const run = (await site.store.latestHarvests()).get('trasig')
    expect(plainText(await page(`/harvest/runs/${run?.id}`))).toContain(
      'kom inte så långt att metadatan kunde granskas',
    )
    for (const path of ['/harvest/sources/trasig', `/harvest/runs/${run?.id}`]) {
      expect(plainText(await page(path)), path).not.toContain('Inga anmärkningar')
    }
  })

  test('stand before those that hold since the last harvest', async () => {
    await site.publish('foljd', turtle(['1', '2', '3', '4']))
    const standing = await site.store.findingCounts({ source: 'foljd' })
    const held = await site.publish('foljd', turtle(['1']))
    const own = await site.store.harvestFindingCounts(held.id)
    expect(own?.Violation).toBeLessThan(standing.Violation)
    expect((await cellsOf('foljd'))[4]).toMatch(new RegExp(`^${own?.Violation} fel`))
    const text = plainText(await page('/harvest/sources/foljd'))
    expect(text).toMatch(new RegExp(`I den senaste körningen: ${own?.Violation} fel`))
    expect(text).toMatch(new RegExp(`Från den senaste skörd som genomfördes ${standing.Violation} fel`))
  })
})

test('every run in a source’s history tells its own findings, also of before the last one', async () => {
  const good = Buffer.from(fixtureCatalogue('elmarknadsverket.ttl')).toString('utf8')
  const atOnce = { source: { limits: { ...defaultLimits, graceDays: 0 } } }
  await site.publish('historia', good, atOnce)
  const bad = await site.publish('historia', `${good}\n<https://h.example/1> a dcat:Dataset .`, atOnce)
  await site.publish('historia', good, atOnce)
  const history = (await page('/harvest/sources/historia')).split('Körningar, senaste först')[1].split('</table>')[0]
  expect([...history.matchAll(/class="state state-(\w+)"/g)].map(match => match[1])).toEqual([
    'succeeded',
    'remarks',
    'succeeded',
  ])
  const found = [...history.matchAll(/data-label="Anmärkningar">([\s\S]*?)<\/td>/g)].map(match =>
    plainText(match[1]).trim(),
  )
  expect(found).toEqual([found[2], expect.stringMatching(/^[1-9]\d* fel/), expect.stringMatching(/^\d+ varningar/)])
  const text = plainText(await page(`/harvest/runs/${bad.id}`))
  expect(text).toContain('Klar med fel')
  expect(text).toMatch(/\d+ fel .*Anmärkningarna från den här körningen sparas inte längre/)
  expect(text).not.toContain('Inga anmärkningar')
})

test('a run of a source that had not changed says where the findings stand', async () => {
  await site.publish('samma', turtle(['1']))
  const again = await site.publish('samma', turtle(['1']))
  expect(again).toMatchObject({ status: 'unchanged', received: null })
  const text = await page(`/harvest/runs/${again.id}`)
  expect(plainText(text)).toContain('Källan var oförändrad, så anmärkningarna från förra gången gäller.')
  expect(text).toContain('<a href="/harvest/sources/samma">Se källans anmärkningar</a>')
  expect((await cellsOf('samma'))[4]).toMatch(/^\d+ fel/)
  const history = (await page('/harvest/sources/samma')).split('Körningar, senaste först')[1]
  expect(history).toMatch(/data-label="Anmärkningar"><span class="quiet">–<\/span>/)
})

test('a source that has never been harvested has no findings to tell of', async () => {
  const geodata = await site.store.source('geodata')
  if (geodata !== null) await site.store.putSource({ ...geodata, id: 'ny', title: 'Ny' })
  expect((await cellsOf('ny'))[4]).toBe('–')
  expect(plainText(await page('/harvest/sources/ny'))).not.toContain('Inga anmärkningar')
  await site.store.removeSource('ny')
})

test('the page of a run that met a syntax error shows what was received, and how the run was started', async () => {
  const { id } = await site.publish('felskriven', '<https://a.example/1> a', { title: 'Felskriven' })
  const text = plainText(await page(`/harvest/runs/${id}`))
  expect(text).not.toContain('Inget dokument togs emot')
  expect(text).toMatch(/Mottaget dokument Svarande adress \S+\/felskriven Medietyp text\/turtle Syntax Turtle/)
  expect(text).not.toContain('tripplar')
  expect(text).toContain('Startades för hand')
})

test('a source’s page says what its kind reads and what its precedence means', async () => {
  const text = plainText(await page('/harvest/sources/geodata'))
  expect(text).toMatch(/DCAT-katalog i RDF, hel eller i sidor\s*Läser en katalog i RDF/)
  expect(text).toMatch(/Offentlig\s*Går före privata källor/)
})

test('a run that read the same catalogue written in another way does not say that there are no findings', async () => {
  await site.publish('omskriven', turtle(['1']))
  const again = await site.publish('omskriven', `# the same\n${turtle(['1'])}`)
  expect(again).toMatchObject({ status: 'unchanged', unchangedBy: 'graph' })
  const text = plainText(await page(`/harvest/runs/${again.id}`))
  expect(text).toContain('skriven på ett annat sätt men sade exakt samma sak som förra gången')
  expect(text).toContain('Källan var oförändrad, så anmärkningarna från förra gången gäller.')
  expect(text).not.toContain('Inga anmärkningar')
})
