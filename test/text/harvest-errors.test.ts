import { expect, test } from 'vitest'
import type { HarvestErrorCode } from '../../src/model/harvest.ts'
import { adviceByReason, adviceByStatus } from '../../src/text/failure-advice.ts'
import { failureReasons } from '../../src/text/failure-reasons.ts'
import { harvestErrorAdvice, harvestErrorText } from '../../src/text/harvest-errors.ts'

const codes: readonly HarvestErrorCode[] = [
  'unreachable',
  'http-status',
  'timed-out',
  'too-large',
  'address-refused',
  'blocked',
  'not-rdf',
  'syntax',
  'no-catalogue',
  'shrunk',
  'robots',
  'interrupted',
  'not-kept',
  'internal',
]

test.each(codes)('%s reads as a whole sentence without any details', code => {
  for (const sentence of Object.values(harvestErrorText(code, {}))) expect(sentence).toMatch(/^[A-ZÅÄÖ][^[\]{}]*\.$/)
  for (const advice of Object.values(harvestErrorAdvice(code))) expect(advice).toMatch(/^[A-ZÅÄÖ][^[\]{}]*\.$/)
})

test('details take their places', () => {
  const text = harvestErrorText('http-status', { status: '404', url: 'https://example.se/dcat' })
  expect(text.sv).toBe('Servern svarade med felkod 404 i stället för en katalog (https://example.se/dcat).')
  expect(text.en).toBe('The server answered with error 404 instead of a catalogue (https://example.se/dcat).')
})

test('a part whose detail is missing is left out', () => {
  expect(harvestErrorText('syntax', { line: '12' }).sv).toBe(
    'Filen går inte att läsa, den har ett syntaxfel på rad 12.',
  )
})

test('brackets and braces in details stay as they are', () => {
  const text = harvestErrorText('syntax', { line: '1', reason: 'expected [x] or {line}' })
  expect(text.en).toBe('The file cannot be read, it has a syntax error on line 1: expected [x] or {line}.')
})

test('a reason that fetching names is said in words', () => {
  const text = harvestErrorText('unreachable', { url: 'https://example.se/', reason: 'connection-refused' })
  expect(text.sv).toBe('Adressen https://example.se/ gick inte att hämta: anslutningen nekades.')
  expect(text.en).toBe('The address https://example.se/ could not be fetched: the connection was refused.')
})

test('a fault of ours is not laid at the publisher’s door', () => {
  expect(harvestErrorText('internal', {}).sv).toContain('fel hos oss')
  expect(harvestErrorText('internal', {}).en).toContain('fault of ours')
  for (const advice of Object.values(harvestErrorAdvice('internal')))
    expect(advice).not.toMatch(/kontroll|rätta|check|correct/i)
})

test.each(Object.keys(failureReasons))('the reason %s ends a sentence in both languages', reason => {
  const { sv, en } = failureReasons[reason]
  for (const text of [sv, en]) expect(text).toMatch(/^\p{L}[^[\]{}]*[^.\s]$/u)
  expect(sv).not.toBe(en)
})

test.each(Object.keys(adviceByReason))('there is advice for the reason %s, and the reason has words', reason => {
  expect(failureReasons).toHaveProperty(reason)
  const { sv, en } = harvestErrorAdvice('unreachable', { reason })
  for (const text of [sv, en]) expect(text).toMatch(/^[A-ZÅÄÖ][^[\]{}]*\.$/)
  expect(sv).not.toBe(harvestErrorAdvice('unreachable').sv)
})

test.each([...Object.keys(adviceByStatus), '500', '503', '599'])('there is advice for the status %s', status => {
  const { sv, en } = harvestErrorAdvice('http-status', { status })
  for (const text of [sv, en]) expect(text).toMatch(/^[A-ZÅÄÖ][^[\]{}]*\.$/)
  expect(sv).not.toBe(harvestErrorAdvice('http-status').sv)
})

test('what other statuses and reasons there are is advised on as their code is', () => {
  expect(harvestErrorAdvice('http-status', { status: '418' })).toEqual(harvestErrorAdvice('http-status'))
  expect(harvestErrorAdvice('unreachable', { reason: 'constructor' })).toEqual(harvestErrorAdvice('unreachable'))
  expect(harvestErrorText('unreachable', { reason: 'constructor' }).en).toContain(': constructor.')
})

test('how long a server wants to be left alone is said', () => {
  const { sv, en } = harvestErrorText('http-status', { status: '429', retryAfter: '120' })
  expect(sv).toBe('Servern svarade med felkod 429 i stället för en katalog och bad oss vänta i 2 minuter.')
  expect(en).toBe('The server answered with error 429 instead of a catalogue and asked us to wait for 2 minutes.')
})

test('of a server that is left alone as it answered somebody else, it is not said that it answered', () => {
  const details = { status: '429', retryAfter: '120', reason: 'not-asked', url: 'https://a.example/' }
  const { sv } = harvestErrorText('http-status', details)
  expect(sv).toContain('bad oss vänta i 2 minuter (felkod 429) när vi hämtade något annat')
  expect(sv).toContain('frågade vi den inte om https://a.example/')
})

test('a web page in the place of RDF is called one, whatever it says that it is', () => {
  const details = { reason: 'not-rdf-html', mediaType: 'application/rdf+xml' }
  const { sv, en } = harvestErrorText('not-rdf', details)
  expect(sv).toBe('Svaret är inte en katalog i RDF: det är en webbsida, Content-Type är application/rdf+xml.')
  expect(en).toBe('The answer is not a catalogue in RDF: it is a web page, Content-Type is application/rdf+xml.')
})

test('a file with damaged characters is told from one with any other error', () => {
  const details = { line: '3', damagedEncoding: 'UTF-8' }
  expect(harvestErrorText('syntax', details).sv).toContain('tecken som inte är UTF-8')
  expect(harvestErrorAdvice('syntax', details).sv).toContain('å, ä och ö')
  expect(harvestErrorAdvice('syntax', { line: '3' })).toEqual(harvestErrorAdvice('syntax'))
})
