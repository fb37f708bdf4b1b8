import { expect, test } from 'vitest'
import type { HarvestErrorCode } from '../../src/model/harvest.ts'
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
  expect(text.sv).toBe('Servern på https://example.se/ svarade inte: anslutningen nekades.')
  expect(text.en).toBe('The server at https://example.se/ did not answer: the connection was refused.')
})

test('a fault of ours is not laid at the publisher’s door', () => {
  expect(harvestErrorText('internal', {}).sv).toContain('fel hos oss')
  expect(harvestErrorText('internal', {}).en).toContain('fault of ours')
  for (const advice of Object.values(harvestErrorAdvice('internal')))
    expect(advice).not.toMatch(/kontroll|rätta|check|correct/i)
})
