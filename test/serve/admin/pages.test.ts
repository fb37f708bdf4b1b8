import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, serve } from '../../../src/serve/serve.ts'
import { hasChromium, startChromium } from '../../support/chromium.ts'
import type { Site } from '../site.ts'
import { openPopulatedAdminSite } from './populated.ts'
import { adminToken } from './signed-in.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(!hasChromium)('administration in a real browser (skipped where /usr/bin/chromium is missing)', () => {
  let site: Site
  let listening: Listening
  let browser: Browser
  let addresses: string[]
  beforeAll(async () => {
    site = await openPopulatedAdminSite()
    listening = await serve(site.app, { host: '127.0.0.1', port: 0 })
    browser = await startChromium()
    const [held] = await site.store.heldRuns()
    const { items } = await site.store.harvests({ source: 'strand', limit: 5, offset: 0 })
    addresses = [
      '/admin',
      '/admin/sources',
      '/admin/sources/new?kind=sparql',
      '/admin/sources/strand',
      '/admin/sources/strand/settings',
      '/admin/sources/strand/remove',
      `/admin/runs/${held.id}`,
      '/admin/duplicates?source=samlare',
      '/admin/deliveries',
      '/admin/audit',
      '/admin/tokens',
      '/admin/transfer',
      `/harvest/runs/${items[1].id}`,
      `/harvest/runs/${held.id}`,
      '/harvest/sources/samlare',
    ]
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await listening.close()
    await site.close()
  })

  const at = (path: string): string => `http://127.0.0.1:${listening.port}${path}`

  /** Somebody without JavaScript who has logged in by the form. */
  async function enter(width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(at('/admin'))
    await page.fill('#token', adminToken)
    await page.click('main button')
    await page.waitForSelector('.admin-bar')
    return page
  }

  /** What axe finds serious or critical. */
  async function offences(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    const results = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as AxeResults
    const grave = results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    return grave.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
  }

  const hiddenWidth = (page: Page) => page.evaluate('document.documentElement.scrollWidth - window.innerWidth')

  test('no page has a serious fault of accessibility, and each has one H1', async () => {
    const page = await enter(1280)
    for (const path of addresses) {
      await page.goto(at(path))
      expect(await page.locator('h1').count(), path).toBe(1)
      expect(await offences(page), path).toEqual([])
    }
    await page.context().close()
  }, 90_000)

  test('every page fits 320 px in the dark, in English too, without such faults', async () => {
    const page = await enter(320, 'dark')
    for (const path of addresses) {
      await page.goto(at(`/en${path}`))
      expect(await hiddenWidth(page), path).toBeLessThanOrEqual(0)
      expect(await offences(page), path).toEqual([])
    }
    await page.context().close()
  }, 90_000)

  test('a source is tried, saved and harvested without JavaScript, and faults lead to their fields', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    const page = await context.newPage()
    await page.goto(at('/admin/sources/new'))
    expect(page.url()).toBe(at('/admin/login?next=%2Fadmin%2Fsources%2Fnew'))
    await page.fill('#token', adminToken)
    await page.click('main button')
    await page.waitForURL(at('/admin/sources/new'))
    await page.fill('#field-id', 'ny-kommun')
    await page.fill('#field-url', `${site.agency.origin}/geodata`)
    await page.fill('#field-schedule', 'ofta')
    await page.click('button[value=preview]')
    await page.click('.notice a')
    expect(page.url()).toContain('#field-schedule')
    await page.fill('#field-schedule', '')
    await page.click('button[value=preview]')
    await page.waitForURL('**/admin/previews/*')
    while ((await page.locator('button[value=save]').count()) === 0) await page.reload()
    await page.click('button[value=save]')
    await page.waitForURL('**/admin/sources/ny-kommun?done=added')
    await page.click('form[action$="/harvest"] button')
    await page.waitForURL('**/admin/sources/ny-kommun?done=ordered')
    await expect
      .poll(async () => (await site.store.harvests({ source: 'ny-kommun', limit: 1, offset: 0 })).total)
      .toBe(1)
    await context.close()
  }, 60_000)

  test('a held run is approved by its page', async () => {
    const [held] = await site.store.heldRuns()
    const page = await enter(1280)
    await page.goto(at(`/admin/runs/${held.id}`))
    await page.click('button[value=approved]')
    await page.waitForURL('**/admin/sources/strand?done=approved')
    expect(await page.locator('.notice-success').textContent()).toBe('Godkänt. Posterna är borttagna.')
    expect(await site.store.heldRuns()).toEqual([])
    await page.context().close()
  })
})
