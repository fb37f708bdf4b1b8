import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Parser } from 'n3'
import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { reportFormats } from '../../src/report/formats.ts'
import { type QualityReport, qualityReport } from '../../src/report/report.ts'
import type { Language } from '../../src/text/language.ts'
import { input, report } from './quality-reports.ts'

async function written(id: string, language: Language = 'sv', what: QualityReport = report): Promise<string> {
  const format = reportFormats.find(one => one.id === id)
  if (format === undefined) throw new Error(`no format ${id}`)
  return format.write(what, language)
}

test.each(reportFormats)('$id has the same bytes for the same report', async ({ id }) => {
  const again = qualityReport({ ...input, datasets: input.datasets.toReversed() })
  expect(await written(id, 'sv', again)).toBe(await written(id))
})

test('JSON is the report itself', async () => {
  expect(JSON.parse(await written('json'))).toEqual(report)
})

describe('CSV', () => {
  test('has a row per scored dataset and indicator', async () => {
    const lines = (await written('csv')).split('\r\n')
    expect(lines[0]).toBe('\ufeffdataset,title,indicator,label,dimension,computedOn,verdict,points,maxPoints')
    expect(lines).toHaveLength(1 + 2 * 3 + 1)
    expect(lines).toContain(
      'https://kommunen.example/dataset/a,<script>alert(1)</script>,accessUrlStatusCode,accessUrlStatusCode på svenska,accessibility,https://kommunen.example/dataset/a,unknown,0,50',
    )
  })

  test('quotes what needs it, and keeps a spreadsheet from running a title as a formula', async () => {
    expect(await written('csv')).toContain(`,"'=HYPERLINK(""https://evil.example""), ""b""",`)
  })
})

describe('DQV in Turtle', () => {
  const dqv = 'http://www.w3.org/ns/dqv#'
  const piveau = 'https://piveau.eu/ns/voc#'

  /** metric → value as `lexical type` for one resource. */
  async function measured(resource: string): Promise<Record<string, string>> {
    const quads = new Parser().parse(await written('turtle'))
    const objects = (subject: string, property: string) =>
      quads
        .filter(one => one.subject.value === subject && one.predicate.value === dqv + property)
        .map(one => one.object)
    const entries = objects(resource, 'hasQualityMeasurement').map(({ value: node }) => {
      const [value] = objects(node, 'value')
      const type = value.termType === 'Literal' ? value.datatype.value.split('#')[1] : ''
      expect(objects(node, 'computedOn').map(one => one.value)).toEqual([resource])
      return [objects(node, 'isMeasurementOf')[0].value.replace(piveau, ''), `${value.value} ${type}`]
    })
    return Object.fromEntries(entries)
  }

  test('gives verdicts, dimensions and the sum as data.europa.eu does', async () => {
    expect(await measured('https://kommunen.example/dataset/b')).toEqual({
      keywordAvailability: 'false boolean',
      spatialAvailability: 'true boolean',
      findabilityScoring: '20 integer',
      accessibilityScoring: '0 integer',
      scoring: '20 integer',
    })
  })

  test('leaves out what was not judged and what was not scored', async () => {
    expect(Object.keys(await measured('https://kommunen.example/dataset/a'))).not.toContain('accessUrlStatusCode')
    expect(await measured('javascript:alert(1)')).toEqual({})
  })
})

describe('the page', () => {
  test('is worded in the language asked for, and marks what is in another', async () => {
    const [swedish, english] = [await written('html', 'sv'), await written('html', 'en')]
    expect(swedish).toContain('<html lang="sv">')
    expect(swedish).toContain('Metadatakvalitet: Kommunen &amp; co')
    expect(swedish).toContain('35 av 100 poäng')
    expect(swedish).toContain('Ange en titel.')
    expect(swedish).toMatch(/<bdi lang="en">=HYPERLINK/)
    expect(english).toContain('35 of 100 points')
    expect(english).toContain('State a title.')
    expect(english).toMatch(/<bdi lang="sv">&lt;script&gt;/)
  })

  test('escapes everything that was harvested and links to web addresses alone', async () => {
    const text = await written('html', 'en')
    expect(text).not.toMatch(/<script|<img|<b>/)
    expect(text).not.toContain('href="javascript:')
    expect(text).toContain('&lt;img src=x&gt;')
  })

  test('is whole by itself: no script, nothing fetched', async () => {
    expect(await written('html')).not.toMatch(/<(script|link|img|iframe)\b|@import|url\(/)
  })

  test('says so when there are no findings and no scores', async () => {
    const empty = qualityReport({ ...input, datasets: [], mean: null, findings: [], asOf: null })
    const text = await written('html', 'sv', empty)
    expect(text).toContain('Inga anmärkningar.')
    expect(text).toContain('Ingen datamängd har fått poäng.')
  })

  const browser = '/usr/bin/chromium'
  test.skipIf(!existsSync(browser))(
    'passes axe at WCAG 2.1 A and AA, and reflows at 320 pixels (needs chromium)',
    async () => {
      const running = await chromium.launch({ executablePath: browser, args: ['--no-sandbox'] })
      try {
        const tab = await running.newPage({ viewport: { width: 320, height: 800 } })
        await tab.setContent(await written('html'))
        await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
        const violations = await tab.evaluate(
          `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations.map(one => one.id + ' ' + one.nodes[0].html))`,
        )
        expect(violations).toEqual([])
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      } finally {
        await running.close()
      }
    },
  )
})
