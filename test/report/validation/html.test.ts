import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { hasChromium, startChromium } from '../../support/chromium.ts'
import {
  european,
  finding,
  hostileReport,
  reportOn,
  reportOnFixture,
  reportWith,
  written,
} from './validation-reports.ts'

const faulty = await reportOnFixture('skogsvardsnamnden.rdf')

describe('the page of a validation', () => {
  test('begins with the verdict and then what is missing altogether', async () => {
    const text = written('html', [await reportOn('<https://a.example/d> a <http://www.w3.org/ns/dcat#Distribution> .')])
    const order = ['Följer inte DCAT-AP-SE', 'Ingen post av klassen dcat:Catalog', 'Samlat per regel', 'Post för post']
    const places = order.map(words => text.indexOf(words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  test('is worded in the language asked for', () => {
    expect(written('html', [faulty])).toMatch(/<html lang="sv">[\s\S]*Granskning av skogsvardsnamnden.rdf/)
    const english = written('html', [faulty], { language: 'en' })
    expect(english).toMatch(/<html lang="en">[\s\S]*Validation of skogsvardsnamnden.rdf/)
    expect(english).not.toMatch(/Samlat|Läs i|datamängder/)
  })

  test('puts the findings of a rule together and says in how many resources', () => {
    const nodes = Array.from({ length: 7 }, (_, at) => finding({ focusNode: `https://a.example/${at}` }))
    const text = written('html', [reportWith(nodes)])
    expect(text.match(/<article class="rule Violation"/g)).toHaveLength(1)
    expect(text).toContain('samma problem i 7 datamängder')
    for (const { focusNode } of nodes) expect(text).toContain(`href="${focusNode}"`)
  })

  test('calls a resource without an address by what it is, not by a name of our own', () => {
    const text = written('html', [
      reportWith([finding({ focusNode: '_:b0_g7', focusType: 'Kind', focusLabel: null, value: '_:b0_g7' })]),
    ])
    expect(text).toContain('Kontaktuppgift utan egen adress')
    expect(text).not.toContain('b0_g7')
    const titled = written('html', [reportWith([finding({ focusNode: '_:b0_g7', focusLabel: 'Kundtjänst' })])])
    expect(titled).toContain('Kundtjänst')
    expect(titled).not.toContain('b0_g7')
  })

  test('shows the line of the document that a finding is about', () => {
    const report = { ...reportWith([finding({ position: { line: 2, column: 3 } })]), text: 'a\n  <b:c/>\nd' }
    expect(written('html', [report])).toContain('<pre class="line"><code>&lt;b:c/&gt;</code></pre>')
  })

  test('shows profiles side by side', async () => {
    const text = written('html', [faulty, await reportOnFixture('skogsvardsnamnden.rdf', european)])
    const order = ['Följer inte DCAT-AP-SE', 'Följer inte DCAT-AP ', 'Profilerna sida vid sida', 'Samlat per regel']
    const places = order.map(words => text.indexOf(words))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  test('is whole by itself: no script, nothing fetched', () => {
    expect(written('html', [faulty])).not.toMatch(/<(script|link|img|iframe)\b|@import|url\(/)
  })

  test('escapes everything that was harvested and links to web addresses alone', () => {
    const text = written('html', [{ ...hostileReport, text: '<script>\n'.repeat(9) }])
    expect(text).not.toMatch(/<script|<img|onerror=[^&]*>[^<]*<\/style/)
    expect(text).not.toContain('href="javascript:')
    expect(text.match(/<\/style>/g)).toHaveLength(1)
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  test.skipIf(!hasChromium).each(['sv', 'en'] as const)(
    'passes axe at WCAG 2.1 A and AA in %s, and reflows at 320 pixels (needs chromium)',
    async language => {
      const browser = await startChromium()
      try {
        const tab = await browser.newPage({ viewport: { width: 320, height: 800 } })
        const reports = [faulty, await reportOnFixture('skogsvardsnamnden.rdf', european)]
        await tab.setContent(written('html', reports, { language }))
        await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
        const violations = await tab.evaluate(
          `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations.map(one => one.id + ' ' + one.nodes[0].html))`,
        )
        expect(violations).toEqual([])
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      } finally {
        await browser.close()
      }
    },
  )
})
