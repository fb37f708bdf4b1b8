import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { csvRow } from '../../src/report/csv.ts'
import { reportFormats } from '../../src/report/formats.ts'
import { qualityBody } from '../../src/report/page/body.ts'
import type { QualityInput } from '../../src/report/quality-input.ts'
import { qualityReport } from '../../src/report/report.ts'
import type { WriteOptions } from '../../src/report/write-options.ts'
import type { Language } from '../../src/text/language.ts'
import { hasChromium, startChromium } from '../support/chromium.ts'
import { input, report } from './quality-reports.ts'

function written(
  id: string,
  language: Language = 'sv',
  what: QualityInput = input,
  options: WriteOptions = {},
): string {
  const format = reportFormats.find(one => one.id === id)
  if (format === undefined) throw new Error(`no format ${id}`)
  return [...format.write(what, language, options)].join('')
}

const nobody: QualityInput = {
  ...input,
  datasets: [],
  aggregates: [],
  ranked: [],
  findings: [],
  asOf: null,
  links: null,
  series: [],
  comparison: null,
  basis: null,
}

test.each(reportFormats)('$id has the same bytes for the same facts', ({ id }) => {
  expect(written(id, 'sv', { ...input, datasets: input.datasets.toReversed() })).toBe(written(id))
})

describe('JSON', () => {
  /** The losses of a document with their fixes put back in their places. */
  function unpacked(text: string): unknown {
    const { fixes, ...document } = JSON.parse(text)
    const { methods } = document
    const leading = methods.find(({ id }: { id: string }) => id === document.method)
    for (const dataset of document.datasets) {
      for (const loss of dataset.losses ?? []) {
        const { text: words, ...fix } = fixes[loss.fix]
        const shown = (all: string): string => all.replaceAll('{$found}', () => loss.found ?? '{$found}')
        loss.fix = { ...fix, text: { sv: shown(words.sv), en: shown(words.en) } }
        loss.label = leading.indicators.find(({ id }: { id: string }) => id === loss.indicator).label
        loss.on ??= dataset.dataset
        loss.distribution ??= null
        loss.found ??= null
        loss.line ??= null
        loss.notes ??= []
      }
    }
    return document
  }

  test('is the report itself, the words of each fix written once', () => {
    expect(unpacked(written('json'))).toEqual(JSON.parse(JSON.stringify(report)))
    expect(JSON.parse(written('json', 'sv', nobody))).toMatchObject({ datasets: [], forecast: null, fixes: {} })
  })

  test.each(['https://kommunen.example/x.csv', '{$found}', '$&', '{', 'a'])(
    'gives back words in which %j was found',
    found => {
      const explain: QualityInput['explain'] = (assessment, id) =>
        input.explain(assessment, id).map(loss => {
          const text = { sv: `Nu står där ”${found}”, och ${found}.`, en: `There stands “${found}” now.` }
          return { ...loss, found, fix: { ...loss.fix, text } }
        })
      const what = { ...input, explain }
      expect(unpacked(written('json', 'sv', what))).toEqual(JSON.parse(JSON.stringify(qualityReport(what))))
    },
  )

  test('says what many datasets lack once, however many there are', () => {
    const one =
      input.datasets.find(({ dataset }) => dataset === 'https://kommunen.example/dataset/b') ?? input.datasets[0]
    const datasets = Array.from({ length: 2000 }, (_, at) => ({ ...one, dataset: `${one.dataset}/${at}` }))
    expect(written('json', 'sv', { ...input, datasets, ranked: [] }).match(/Så rättas keyword\./g)).toHaveLength(1)
  })
})

describe('CSV', () => {
  const rows = written('csv').slice(1).split('\r\n')
  const all = written('csv', 'sv', input, { methods: 'all' }).split('\r\n')

  test('has a row per judged dataset, resource and indicator of the leading method', () => {
    expect(rows[0]).toBe(
      'dataset,title,distribution,method,indicator,verdict,points,maxPoints,evidence,line,cause,fix,text,gain',
    )
    expect(rows).toHaveLength(1 + 2 * 3 + 1)
    expect(rows[1].split(',')[0]).toBe('https://kommunen.example/dataset/b')
    expect(rows.slice(1, -1).every(row => row.includes(',eu-v1-export,'))).toBe(true)
  })

  test('has the rows of the other methods too where they are asked for, the leading method first', () => {
    expect(all).toHaveLength(1 + 2 * (3 + 3 + 2) + 1)
    expect(all.slice(1, 9).map(row => row.match(/,(eu-v1|eu-v1-export|se),/)?.[1])).toEqual(
      ['eu-v1-export', 'eu-v1', 'se'].flatMap(id => Array<string>(id === 'se' ? 2 : 3).fill(id)),
    )
  })

  test('says of a lost point why, what mends it and what that gives', () => {
    expect(rows).toContain(
      'https://kommunen.example/dataset/a,<script>alert(1)</script>,https://kommunen.example/dataset/a/file,eu-v1-export,accessUrlStatusCode,unknown,0,50,https://kommunen.example/dataset/a/file.csv,12,method,accessUrlStatusCode,Så rättas accessUrlStatusCode.,0',
    )
    expect(written('csv', 'en')).toContain(
      ',,eu-v1-export,keywordAvailability,failed,0,30,,12,source,keyword,How to mend keyword.,30',
    )
    expect(all.join()).toContain('Så rättas hvd. Kategorin saknas.')
  })

  test('quotes what needs it, and keeps a spreadsheet from running a title as a formula', () => {
    expect(written('csv')).toContain(`,"'=HYPERLINK(""https://evil.example""), ""b""",`)
  })

  test('keeps one that takes semicolons for the ends of cells from it too', () => {
    const row = csvRow(['a;=1+1', 'b\n@SUM(1)', 'c;"-2+3"', 'd; -5', 'e=f', '-1.5'])
    expect(row).toBe(`a;'=1+1,"b\n'@SUM(1)","c;""'-2+3""",d; -5,e=f,-1.5\r\n`)
  })
})

describe('the page', () => {
  const [swedish, english] = [written('html', 'sv'), written('html', 'en')]

  test('begins with who, how good, and what to do first', () => {
    const head = swedish
      .slice(swedish.indexOf('<h1>'), swedish.indexOf('<nav'))
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
    expect(head).toContain(
      'Kommunen &amp; co: 35 av 100 poäng, omdöme Dålig. Gör ni 2 ändringar når ni 75, omdöme Bra.',
    )
    expect(head).toContain('15 poäng till Bra')
    expect(head).toContain('Rätta access-url-answers 1 distribution i 1 datamängd, +25')
  })

  test('is worded in the language asked for, and marks what is in another', () => {
    expect(swedish).toContain('<html lang="sv">')
    expect(swedish).toContain('Vad lönar sig mest')
    expect(swedish).toMatch(/<bdi lang="en">=HYPERLINK/)
    expect(english).toContain('35 of 100 points, rated Bad. Make 2 changes and you reach 75, rated Good.')
    expect(english).toContain('What pays most')
    expect(english).toMatch(/<bdi lang="sv">&lt;script&gt;/)
  })

  test('links to the pages of the service in its language, and to none where it has no address', () => {
    expect(swedish).toContain('href="https://data.example/datasets/1_2"')
    expect(english).toContain('href="https://data.example/en/organisations/1_1/findings?rule=urn:c"')
    expect(written('html', 'sv', { ...input, baseUrl: null })).not.toContain('data.example')
  })

  test('escapes everything that was harvested and links to web addresses alone', () => {
    expect(english).not.toMatch(/<script|<img|<b>/)
    expect(english).not.toContain('href="javascript:')
    expect(english).toContain('&lt;img src=x&gt;')
    expect(english).toContain('&lt;b&gt;gammalt&lt;/b&gt;')
  })

  test('marks a day when our method changed, and counts the days before as if it had not', () => {
    const text = swedish.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toContain('Vi ändrade metod eller ordlistor 10 november 2026: −22 poäng')
    expect(text).toContain('Från 28 poäng 1 november 2026 till 35 poäng 20 november 2026.')
    expect(swedish.match(/class="mark-line"/g)).toHaveLength(1)
  })

  test('is whole by itself: no script, nothing fetched, no style on elements', () => {
    expect(swedish).not.toMatch(/<(script|link|img|iframe)\b|@import|url\(| style=/)
  })

  test('has ids that are the same in both languages, each once, and every link within it leads somewhere', () => {
    const ids = (html: string) => [...html.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
    expect(ids(english)).toEqual(ids(swedish))
    expect(new Set(ids(swedish)).size).toBe(ids(swedish).length)
    const within = [...swedish.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(within.filter(id => !ids(swedish).includes(id))).toEqual([])
  })

  test('has a body to stand in another frame', () => {
    const body = String(qualityBody(report, 'sv', { linkTo: path => `/kvalitet${path}` }))
    expect(body).toMatch(/^<div class="quality-report">/)
    expect(body).toContain('href="/kvalitet/datasets/1_2"')
  })

  test('stays small however many datasets there are, and says how many are left out', () => {
    const [one] = input.datasets
    const datasets = Array.from({ length: 20_000 }, (_, at) => ({ ...one, dataset: `${one.dataset}/${at}` }))
    const html = written('html', 'sv', { ...input, datasets })
    expect(html.length).toBeLessThan(500_000)
    expect(html.replaceAll('\u00a0', ' ')).toContain('De 50 lägsta av 20 000 visas.')
  })

  test('says so when nothing is scored and nothing found', () => {
    const text = written('html', 'sv', nobody)
    expect(text).toContain('Ingen datamängd har fått poäng.')
    expect(text).toContain('Inga anmärkningar.')
    expect(text).toContain('Länkarna är inte kontrollerade än.')
  })

  test.skipIf(!hasChromium)(
    'passes axe at WCAG 2.1 A and AA with all folds open, light and dark, and reflows at 320 pixels (needs chromium)',
    async () => {
      const running = await startChromium()
      try {
        for (const colorScheme of ['light', 'dark'] as const) {
          const tab = await running.newPage({ viewport: { width: 320, height: 800 }, colorScheme })
          await tab.setContent(swedish)
          await tab.evaluate('document.querySelectorAll("details").forEach(one => { one.open = true })')
          await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') })
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
          const violations = await tab.evaluate(
            `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations.map(one => one.id + ' ' + one.nodes[0].html))`,
          )
          expect(violations).toEqual([])
          expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
        }
      } finally {
        await running.close()
      }
    },
  )
})
