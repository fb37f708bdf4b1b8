import { expect, test } from 'vitest'
import { redirectProblems } from '../../src/fetch/redirect.ts'

test.each([
  ['https://a.example/k', 307, 'http://a.example/k', ['redirect-insecure']],
  ['https://a.example/k', 301, 'http://b.example/k', ['redirect-permanent', 'redirect-insecure']],
  ['http://a.example/k', 307, 'https://a.example/k', []],
  ['https://a.example/k', 302, 'https://b.example/k', ['redirect-status-302']],
])('from %s by %i to %s there is to tell: %j', (url, status, to, rules) => {
  const problems = redirectProblems({ url, status }, new URL(to))
  expect(problems.map(({ rule }) => rule)).toEqual(rules)
  expect(problems.every(({ details }) => details.from === url && details.to === to)).toBe(true)
})

test('the key in an address is not told, as findings are for everybody', () => {
  const [{ details }] = redirectProblems(
    { url: 'https://a.example/k?api_key=hemlig', status: 301 },
    new URL('https://b.example/k?api_key=hemlig&page=1'),
  )
  expect(Object.values(details).join()).not.toContain('hemlig')
  expect(details.to).toContain('page=1')
})
