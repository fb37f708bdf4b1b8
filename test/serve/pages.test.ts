import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, serve } from '../../src/serve/serve.ts'
import { hasChromium, startChromium } from '../support/chromium.ts'
import { openPopulatedSite } from './populated.ts'
import { fixtureCatalogue, type Site } from './site.ts'
import { bigTurtle } from './validation/documents.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Finds the addresses of one page of each kind. */
async function addressesOf({ store }: Site): Promise<string[]> {
  const first = async (type: string) => {
    const { items } = await store.search({
      text: '',
      facets: { resourceType: [type] },
      sort: 'title',
      limit: 1,
      offset: 0,
    })
    return `${items[0].ctx}_${items[0].entry}`
  }
  const { items } = await store.organisations({ text: 'geodata', limit: 1, offset: 0 })
  const organisation = `/organisations/${items[0].ctx}_${items[0].entry}`
  const runs = await store.latestHarvests()
  const [group] = await store.findingGroups({ publisher: items[0].iri })
  return [
    '/',
    '/datasets',
    '/datasets?q=karta&theme=ENVI',
    '/datasets?q=xyzzy',
    `/datasets/${await first('Dataset')}`,
    `/dataservice/${await first('DataService')}`,
    `/dataset-series/${await first('DatasetSeries')}`,
    '/organisations',
    organisation,
    `${organisation}?rule=${encodeURIComponent(group.example.sourceShape)}`,
    `${organisation}/metadatakvalitet`,
    '/metadatakvalitet',
    '/metadatakvalitet/metod',
    '/metadatakvalitet/lankar',
    '/harvest',
    '/harvest/sources/geodata',
    '/harvest/sources/trasig',
    `/harvest/runs/${runs.get('geodata')?.id}`,
    `/harvest/runs/${runs.get('trasig')?.id}`,
    '/validate',
    '/api-docs',
    '/nowhere',
  ]
}

describe.skipIf(!hasChromium)('pages in a real browser (skipped where /usr/bin/chromium is missing)', () => {
  let site: Site
  let listening: Listening
  let browser: Browser
  let addresses: string[]
  beforeAll(async () => {
    site = await openPopulatedSite()
    listening = await serve(site.app, { host: '127.0.0.1', port: 0 })
    browser = await startChromium()
    addresses = (await addressesOf(site)).flatMap(path => [path, path === '/' ? '/en' : `/en${path}`])
  })
  afterAll(async () => {
    await browser.close()
    await listening.close()
    await site.close()
  })

  async function open(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    return await context.newPage()
  }

  const go = (page: Page, path: string) => page.goto(`http://127.0.0.1:${listening.port}${path}`)

  /** What axe finds serious or critical; all its rules, or one. */
  async function offences(page: Page, rule?: string): Promise<string[]> {
    await page.evaluate(axe)
    const options = { resultTypes: ['violations'], ...(rule === undefined ? {} : { runOnly: [rule] }) }
    const results = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults
    const grave = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return grave.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
  }

  const hiddenWidth = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth')

  test('no page has a serious fault of accessibility, and each has one H1 and a way past the menu', async () => {
    const page = await open(1280)
    for (const path of addresses) {
      await go(page, path)
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.getAttribute("href")'), path).toBe('#main')
      expect(await page.locator('h1').count(), path).toBe(1)
      // The English page has the markup of the Swedish one; what may differ is how its language is told.
      const rule = path.startsWith('/en') ? 'valid-lang' : undefined
      expect(await offences(page, rule), path).toEqual([])
    }
    await page.context().close()
  }, 90_000)

  test('no page lacks contrast in the dark', async () => {
    const page = await open(1280, 'dark')
    for (const path of addresses.filter(path => !path.startsWith('/en'))) {
      await go(page, path)
      expect(await offences(page, 'color-contrast'), path).toEqual([])
    }
    await page.context().close()
  }, 90_000)

  test('no page at 320 px scrolls sideways or has a serious fault of accessibility', async () => {
    const page = await open(320)
    for (const path of addresses) {
      await go(page, path)
      expect(await hiddenWidth(page), path).toBeLessThanOrEqual(0)
      if (!path.startsWith('/en')) expect(await offences(page), path).toEqual([])
    }
    await page.context().close()
  }, 90_000)

  test('a document is validated without JavaScript, and the result is accessible and fits', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    const plain = await context.newPage()
    await go(plain, '/validate')
    await plain.fill('#text', Buffer.from(fixtureCatalogue('geodataverket.rdf')).toString('utf8'))
    await plain.click('main button')
    await plain.waitForSelector('.verdict')
    expect(await plain.locator('h1').textContent()).toBe('Resultat')
    const links = await plain.locator('.tabs nav:first-child a').all()
    const tabs = await Promise.all(links.map(async link => (await link.getAttribute('href')) ?? ''))
    expect(tabs).toHaveLength(5)
    const rule = (await plain.locator('a[href*="?rule="]').first().getAttribute('href')) ?? ''
    const mended = `${tabs[0]}/fixed`
    await go(plain, mended)
    await plain.locator('progress').waitFor({ state: 'detached', timeout: 60_000 })
    await context.close()

    for (const width of [320, 1280]) {
      const page = await open(width, width === 320 ? 'dark' : 'light')
      for (const path of width === 320 ? [...tabs, rule, mended] : [`/en${tabs[0]}`]) {
        await go(page, path)
        expect(await hiddenWidth(page), path).toBeLessThanOrEqual(0)
        expect(await offences(page), path).toEqual([])
        expect(await page.locator('h1').count(), path).toBe(1)
      }
      await page.context().close()
    }
  }, 90_000)

  test('a document that takes long is waited for on a page that is accessible and fits', async () => {
    const form = new FormData()
    form.set('file', new File([bigTurtle(100_000)], 'stor.ttl'))
    const path = (await site.app.request('/validate', { method: 'POST', body: form })).headers.get('location') ?? ''
    const page = await open(320)
    await go(page, path)
    expect(await page.locator('progress').count()).toBe(1)
    expect(await hiddenWidth(page)).toBeLessThanOrEqual(0)
    expect(await offences(page)).toEqual([])
    await site.app.request(`${path}/remove`, { method: 'POST' })
    await page.context().close()
  })

  test('the policy for contents blocks nothing of ours', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    for (const path of addresses.slice(0, 12)) await go(page, path)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('search works with the keyboard alone', async () => {
    const page = await open(1280)
    await go(page, '/')
    await page.focus('#q')
    await page.keyboard.type('badplatser')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/datasets?q=badplatser')
    expect(await page.locator('[role=status]').textContent()).toBe('1 träff')
    await page.context().close()
  })
})
