import { expect, test } from 'vitest'
import { entryIdOf, inLanguage, outward, pathOf, safeHref } from '../../src/serve/links.ts'

test.each([
  'https://example.se/a',
  'http://example.se',
  'mailto:oppnadata@example.se',
  'tel:+46-8-123',
  'HTTPS://EXAMPLE.SE/',
])('%s is safe to follow', address => expect(safeHref(address)).toBe(address))

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://example.se/',
  '//example.se/',
  'https://',
  'https:///\\example.se',
  'mailto:',
  'tel:',
  '',
])('%s is not a link', address => expect(safeHref(address)).toBeNull())

test('an unsafe address is shown as text', () => {
  expect(String(outward('javascript:alert("1")'))).toBe('<bdi class="iri">javascript:alert(&quot;1&quot;)</bdi>')
})

test('mail and telephone are shown without their scheme', () => {
  expect(String(outward('mailto:a@example.se'))).toContain('href="mailto:a@example.se" rel="noopener nofollow"><bdi>a@')
  expect(String(outward('tel:+46-8-123'))).toContain('href="tel:+46-8-123" rel="noopener nofollow"><bdi>+46-8-123<')
})

test('a safe address cannot leave its attribute', () => {
  const link = String(outward('https://example.se/"><script>alert(1)</script>'))
  expect(link).not.toContain('<script')
  expect(link).toContain('href="https://example.se/&quot;&gt;&lt;script')
})

test.each(['1_1', '66_71946'])('%s is a permanent number', text => expect(entryIdOf(text)).not.toBeNull())

test.each(['0_1', '1_0', '1', '1_', '_1', '1_1_1', '01_1', '1_1x', '9999999999_1', '-1_1'])(
  '%s is not a permanent number',
  text => expect(entryIdOf(text)).toBeNull(),
)

test('English pages stand under /en', () => {
  expect(inLanguage('/', 'sv')).toBe('/')
  expect(inLanguage('/', 'en')).toBe('/en')
  expect(inLanguage('/datasets', 'en')).toBe('/en/datasets')
})

test('every type of resource with a page has its own folder', () => {
  const path = (resourceType: 'Dataset' | 'DataService' | 'DatasetSeries' | 'Agent') =>
    pathOf({ ctx: 2, entry: 7, resourceType })
  expect(path('Dataset')).toBe('/datasets/2_7')
  expect(path('DataService')).toBe('/dataservice/2_7')
  expect(path('DatasetSeries')).toBe('/dataset-series/2_7')
  expect(path('Agent')).toBe('/organisations/2_7')
})
