import { describe, expect, test } from 'vitest'
import { byAccept, byFormat, prefersRdf } from '../../src/serve/data/negotiate.ts'

describe('Accept', () => {
  test.each([
    [null, 'rdfxml'],
    ['', 'rdfxml'],
    ['*/*', 'rdfxml'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'rdfxml'],
    ['text/turtle', 'turtle'],
    ['text/turtle;q=0.5, application/ld+json', 'jsonld'],
    ['text/turtle, application/ld+json;q=0.9', 'turtle'],
    ['application/n-triples', 'ntriples'],
    ['text/n-triples', 'ntriples'],
    ['application/*', 'rdfxml'],
    ['text/*', 'turtle'],
    ['TEXT/TURTLE; Q=1.0', 'turtle'],
    ['application/rdf+xml;q=0, text/turtle', 'turtle'],
    ['image/png, text/turtle;q=0.1', 'turtle'],
  ])('%s gives %s', (accept, id) => expect(byAccept(accept)?.id).toBe(id))

  test.each(['image/png', 'text/html', 'text/turtle;q=0', 'text/turtle;q=abc'])('%s fits nothing', accept =>
    expect(byAccept(accept)).toBeNull(),
  )
})

describe('format', () => {
  test.each([
    ['turtle', 'turtle'],
    ['text/turtle', 'turtle'],
    ['ttl', 'turtle'],
    ['rdf', 'rdfxml'],
    ['application/rdf+xml', 'rdfxml'],
    ['application/rdf xml', 'rdfxml'],
    ['application/ld+json', 'jsonld'],
    ['nt', 'ntriples'],
    ['text/n-triples', 'ntriples'],
    ['application/n-quads', 'nquads'],
    ['application/trig', 'trig'],
  ])('%s names %s', (format, id) => expect(byFormat(format)?.id).toBe(id))

  test.each(['', 'pdf', 'application/rdf+json', 'constructor', '__proto__'])('%s names nothing', format =>
    expect(byFormat(format)).toBeNull(),
  )
})

test('a browser wants a page, a linked-data client data', () => {
  expect(prefersRdf('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')).toBe(false)
  expect(prefersRdf('*/*')).toBe(false)
  expect(prefersRdf(null)).toBe(false)
  expect(prefersRdf('text/turtle, text/html;q=0.5')).toBe(true)
  expect(prefersRdf('application/ld+json')).toBe(true)
})
