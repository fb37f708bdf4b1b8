import { expect, test } from 'vitest'
import { ShapesError, type ShapesErrorCode } from '../../src/model/shapes-error.ts'
import { shapesErrorText } from '../../src/text/shapes-errors.ts'

const codes: Readonly<Record<ShapesErrorCode, true>> = {
  unreadable: true,
  'no-shapes': true,
  'not-supported': true,
  'several-values': true,
  'needs-path': true,
  'not-a-path': true,
  'not-a-list': true,
  'not-a-shape': true,
  'not-an-iri': true,
  'not-a-count': true,
  'not-a-boolean': true,
  'not-a-limit': true,
  'not-a-node-kind': true,
  'not-a-pattern': true,
  'not-a-severity': true,
  circular: true,
  'too-deep': true,
  'not-a-component': true,
  'sparql-no-query': true,
  'sparql-syntax': true,
  'sparql-prefix': true,
  'sparql-not-supported': true,
  'sparql-projection': true,
  'sparql-failure': true,
  'sparql-no-engine': true,
}

test.each(Object.keys(codes) as ShapesErrorCode[])('%s reads as one line without any details', code => {
  for (const sentence of Object.values(shapesErrorText(code, { shape: null, details: {} }))) {
    expect(sentence).toMatch(/^[A-ZÅÄÖ][^[\]{}\n]*\.$/)
  }
})

test('an error is told of with its shape and its details', () => {
  const error = new ShapesError('not-a-count', '“one” is not a count', { details: { value: 'one' } }).of(
    'https://example.org/S',
  )
  expect(shapesErrorText(error.code, error).sv).toBe(
    'Regeln https://example.org/S har ett antal som inte är ett heltal: ”one”.',
  )
  expect(error.message).toBe('https://example.org/S: “one” is not a count')
})
