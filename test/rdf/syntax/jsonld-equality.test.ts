import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import jsonld from 'jsonld'
import { Writer } from 'n3'
import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/rdf/encoding.ts'
import { serialiseJsonLd } from '../../../src/rdf/syntax/jsonld-writer.ts'
import { readBoth } from '../jsonld-readings.ts'
import { graphOf, someQuads, someTriples } from '../random-graphs.ts'

const root = resolve(import.meta.dirname, '../../..')
const corpus = resolve(root, '../shared/corpus')

/** What our reader reads by itself; each as the object of a document, under this context unless it has its own. */
const context = {
  '@version': 1.1,
  ex: 'http://example.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  link: { '@id': 'ex:link', '@type': '@id' },
  word: { '@id': 'ex:word', '@type': '@vocab' },
  date: { '@id': 'ex:date', '@type': 'xsd:date' },
  double: { '@id': 'ex:double', '@type': 'xsd:double' },
  none: { '@id': 'ex:none', '@type': '@none' },
  title: { '@id': 'ex:title', '@language': 'SV' },
  plain: { '@id': 'ex:plain', '@language': null },
  titles: { '@id': 'ex:title', '@container': '@language' },
  list: { '@id': 'ex:list', '@container': '@list' },
  links: { '@id': 'ex:links', '@container': ['@set'], '@type': '@id' },
  index: { '@id': 'ex:index', '@container': '@index' },
  linkIndex: { '@id': 'ex:index', '@container': ['@index', '@set'], '@type': '@id' },
  is: { '@reverse': 'ex:has' },
  isLink: { '@reverse': 'ex:has', '@type': '@id' },
  ignored: null,
  nothing: { '@id': null },
  direction: { '@id': 'ex:direction', '@direction': 'rtl' },
  inner: { '@id': 'ex:inner', '@context': { name: 'ex:innerName', '@vocab': 'ex:v#' } },
  Thing: { '@id': 'ex:Thing', '@context': { name: 'ex:thingName', part: { '@id': 'ex:part', '@type': '@id' } } },
  Other: { '@id': 'ex:Other', '@context': { name: 'ex:otherName' } },
}
const read: readonly (readonly [string, object])[] = [
  ['an object of all scalars', { id: 'ex:a', 'ex:p': ['a', 1, -1, 1.5, 1e30, 1e-7, 0, -0, true, false, null, ''] }],
  ['datatypes on scalars', { id: 'ex:a', date: ['2024', 1, 1.5, true], double: ['1', 'x', 2, true], none: ['a', 1] }],
  [
    'value objects',
    { id: 'ex:a', 'ex:p': [{ '@value': 'a' }, { '@value': 1 }, { '@value': true }, { '@value': 0.1 }] },
  ],
  [
    'typed values',
    {
      id: 'ex:a',
      'ex:p': [
        { '@value': '1', type: 'xsd:double' },
        { '@value': 2, '@type': ['ex:t'] },
      ],
    },
  ],
  [
    'tagged values',
    {
      id: 'ex:a',
      'ex:p': [
        { '@value': 'a', '@language': 'sv-SE' },
        { '@value': 'b', '@language': null },
      ],
    },
  ],
  [
    'an empty tag and an ill one',
    {
      id: 'ex:a',
      'ex:p': [
        { '@value': 'a', '@language': '' },
        { '@value': 'b', '@language': 'a_b' },
      ],
    },
  ],
  ['text in the language of its term', { id: 'ex:a', title: ['a', 1, { '@value': 'b' }], plain: 'c' }],
  [
    'a default language',
    { '@context': { '@language': 'EN', p: 'http://p', q: { '@id': 'http://q', '@language': 'de' } }, p: 'a', q: 'b' },
  ],
  ['a language map', { id: 'ex:a', titles: { SV: 'a', en: ['b', null, 'c'], '@none': 'd', a_b: 'e' } }],
  ['text where a language map could be', { id: 'ex:a', titles: ['a', { '@value': 'b', '@language': 'fi' }] }],
  [
    'null values',
    { id: 'ex:a', 'ex:p': null, titles: null, list: null, 'ex:q': { '@value': null }, 'ex:r': [null, [null]] },
  ],
  [
    'references',
    { id: 'ex:a', link: ['ex:b', '../b', '#c', '?d', '', '//h/p', '_:x', { id: 'ex:c' }, { '@value': 'd' }, 1] },
  ],
  ['words', { id: 'ex:a', word: ['Thing', 'ex:b', 'c', 'ignored', '_:x'] }],
  ['references like keywords', { id: 'ex:a', link: '@nope', word: '@nope', 'ex:p': 'kept' }],
  [
    'references that nothing resolves',
    { '@context': [{}, { '@base': null }], id: 'a', 'ex:p': 'b', '@type': 'c', 'ex:q': { id: 'd' } },
  ],
  ['references with spaces', { id: 'ex:a', 'ex:p': { id: 'http://a b', 'ex:q': 1 }, link: 'x y' }],
  ['a base', { '@context': [{ '@base': 'sub/' }, { '@base': 'deeper/' }], id: 'a', link: ['../b', '/c', ''] }],
  ['a vocabulary', { '@context': { '@vocab': 'http://v/' }, p: 'a', '@type': 'T', 'q r': 'b', '': 'c', 'x:y': 'd' }],
  ['an empty vocabulary', { '@context': { '@vocab': '' }, p: 'a', '@type': 'T' }],
  [
    'names that mean nothing',
    { id: 'ex:a', unknown: 1, ignored: { 'ex:p': 'lost' }, nothing: 1, '@nope': 2, 'ex:p': 'kept' },
  ],
  [
    'blank nodes',
    {
      'ex:p': [{}, { unknown: 1 }, { 'ex:q': 1 }, { id: '_:a', 'ex:q': 2 }, { id: '_:a' }, { id: '_:å b' }],
      id: '_:b',
    },
  ],
  ['a blank node as property', { id: 'ex:a', '_:p': { id: 'ex:b', 'ex:q': 'kept' }, 'ex:r': 1 }],
  ['classes', { id: 'ex:a', type: ['Thing', 'ex:b', '_:c', 'rel', 'ignoredNot'], '@type': 'ex:d' }],
  ['no classes', { id: 'ex:a', type: [] }],
  ['nested nodes', { id: 'ex:a', 'ex:p': { id: 'ex:b', 'ex:p': { 'ex:q': { id: 'ex:a', 'ex:r': 1 } } } }],
  ['arrays in arrays', { id: 'ex:a', 'ex:p': [1, [2, [3, { id: 'ex:b' }]], []] }],
  [
    'the same statement twice',
    { id: 'ex:a', 'ex:p': ['a', 'a', { id: 'ex:b' }, { id: 'ex:b' }], 'http://example.org/p': 'a' },
  ],
  [
    'lists',
    { id: 'ex:a', 'ex:p': [{ '@list': [1, 'a', { id: 'ex:b', 'ex:q': 2 }, null] }, { '@list': [] }, { '@list': 'x' }] },
  ],
  ['lists by their term', { id: 'ex:a', list: [1, { '@value': 'a' }, { 'ex:q': 1 }, ['n'], { '@list': ['m'] }] }],
  ['an empty list', { id: 'ex:a', list: [] }],
  ['a list of one', { id: 'ex:a', list: 'a' }],
  ['a list object under a list term', { id: 'ex:a', list: { '@list': ['a', 'b'] } }],
  ['lists in lists', { id: 'ex:a', 'ex:p': { '@list': [['a'], { '@list': ['b', { '@list': [] }] }] } }],
  [
    'a list with members that are dropped',
    { '@context': [{}, { '@base': null }], id: 'ex:a', list: [{ id: 'x' }, 'b', { id: 'y' }] },
  ],
  [
    'sets',
    { id: 'ex:a', 'ex:p': { '@set': [1, { '@set': [2] }, null] }, links: ['ex:b', 'ex:c'], 'ex:q': { '@set': [] } },
  ],
  ['a set at the top', { '@set': [{ id: 'ex:a', 'ex:p': 1 }] }],
  [
    'reverse properties',
    {
      id: 'ex:a',
      '@reverse': { 'ex:p': [{ id: 'ex:b', 'ex:q': 1 }, { id: 'ex:c' }, {}], link: 'ex:d', is: { id: 'ex:e' } },
    },
  ],
  ['reverse terms', { id: 'ex:a', is: [{ id: 'ex:b', 'ex:q': 1 }, { 'ex:r': 2 }], isLink: ['ex:c', '_:d', 'x y'] }],
  [
    'an index',
    {
      id: 'ex:a',
      index: { a: 1, b: ['x', { id: 'ex:b', 'ex:p': 2 }], '@none': { id: 'ex:c' } },
      linkIndex: { a: ['ex:d', 'ex:e'] },
    },
  ],
  [
    'index keywords',
    {
      id: 'ex:a',
      '@index': 'a',
      'ex:p': [
        { '@value': 1, '@index': 'b' },
        { '@list': [1], '@index': 'c' },
      ],
    },
  ],
  ['included nodes', { id: 'ex:a', 'ex:p': 1, '@included': [{ id: 'ex:b', 'ex:q': 2 }, { 'ex:q': 3 }] }],
  [
    'the default graph',
    {
      '@graph': [{ id: 'ex:a', 'ex:p': 1 }, [{ id: 'ex:b', 'ex:p': 2 }], { id: 'ex:c' }, 'x', 1, null, { '@value': 1 }],
    },
  ],
  ['the default graph as one object', { '@graph': { id: 'ex:a', 'ex:p': 1 }, unknown: 1, 'ex:p': null }],
  [
    'a named graph',
    {
      id: 'ex:g',
      '@graph': [{ id: 'ex:a', 'ex:p': { 'ex:q': 1 } }, { '@graph': { 'ex:p': 'inner' } }],
      'ex:p': 'outer',
    },
  ],
  ['a blank graph', { '@graph': { id: 'ex:a', 'ex:p': 1 }, 'ex:p': 2 }],
  ['a graph as value', { id: 'ex:a', 'ex:p': { '@graph': [{ id: 'ex:b', 'ex:q': 1 }] } }],
  [
    'a graph whose name is dropped',
    {
      '@context': [{}, { '@base': null }],
      id: 'g',
      '@graph': [
        { id: 'ex:a', 'ex:p': { id: 'x' } },
        { id: 'ex:h', '@graph': { id: 'ex:b', 'ex:p': 'kept' } },
      ],
    },
  ],
  [
    'a class with a context',
    {
      id: 'ex:a',
      type: 'Thing',
      name: 'a',
      part: ['ex:b', { id: 'ex:c' }, { id: 'ex:d', name: 'lost', 'ex:p': { '@value': 'v' } }],
    },
  ],
  [
    'two classes with contexts',
    { id: 'ex:a', type: ['Thing', 'Other'], name: 'a', 'ex:q': { type: 'Thing', name: 'b' } },
  ],
  [
    'a class with a context in an array',
    [
      { id: 'ex:a', type: 'Other', name: ['a'] },
      { id: 'ex:b', name: 'lost', title: 'c' },
    ],
  ],
  [
    'a property with a context',
    { id: 'ex:a', inner: [{ name: 'a', other: 'b', inner: { name: 'c' } }, 'scalar'], 'ex:p': { name: 'lost' } },
  ],
  [
    'contexts in nested nodes',
    { id: 'ex:a', 'ex:p': { '@context': { name: 'ex:n' }, name: 'a', 'ex:q': { name: 'b' } }, name: 'lost' },
  ],
  [
    'a context that takes all away',
    { id: 'ex:a', 'ex:p': { '@context': null, title: 'lost', 'http://p': 'kept', '@id': 'ex:notPrefix' } },
  ],
  [
    'a context that does not propagate',
    { id: 'ex:a', 'ex:p': { '@context': { '@propagate': false, name: 'ex:n' }, name: 'a', 'ex:q': { name: 'lost' } } },
  ],
  [
    'names of JavaScript',
    { id: 'ex:constructor', 'ex:__proto__': 'a', constructor: 'b', 'ex:p': { toString: 1, 'ex:valueOf': 2 } },
  ],
  ['terms with directions', { id: 'ex:a', direction: 'a' }],
  ['a direction', { id: 'ex:a', 'ex:p': { '@value': 'a', '@direction': 'ltr' } }],
  ['IRIs that are none', { id: 'ht,tp://a', 'ex:p': { id: 'http://a/{b}' }, 'http://x/<y>': 1 }],
  [
    'text that should have a language',
    { id: 'ex:a', 'ex:p': { '@value': 'a', '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString' } },
  ],
  ['an object with only a language', { id: 'ex:a', 'ex:p': { '@language': 'sv' } }],
]
const left: readonly (readonly [string, object])[] = [
  ['a nest', { '@context': { n: '@nest', p: 'http://p' }, n: { p: 1 } }],
  ['JSON', { '@context': { j: { '@id': 'http://j', '@type': '@json' } }, j: { a: 1 } }],
  ['a value of type JSON', { id: 'ex:a', 'ex:p': { '@value': { a: 1 }, '@type': '@json' } }],
  [
    'nodes by their ids',
    { '@context': { m: { '@id': 'http://m', '@container': '@id' } }, m: { 'http://a': { '@type': 'http://t' } } },
  ],
  [
    'nodes by their classes',
    { '@context': { m: { '@id': 'http://m', '@container': '@type' } }, m: { 'http://a': {} } },
  ],
  ['graphs by a term', { '@context': { m: { '@id': 'http://m', '@container': '@graph' } }, m: { 'http://a': 1 } }],
  [
    'an index that is a property',
    {
      '@context': { i: { '@id': 'http://i', '@container': '@index', '@index': 'http://x' } },
      i: { a: { 'http://p': 1 } },
    },
  ],
  [
    'protected terms',
    { '@context': { '@protected': true, p: { '@id': 'http://p', '@context': { q: 'http://q' } } }, p: { q: 1 } },
  ],
  ['a direction for all', { '@context': { '@direction': 'rtl', p: 'http://p' }, p: 'a' }],
  ['a null list', { id: 'ex:a', 'ex:p': { '@list': null } }],
  ['lists three deep', { id: 'ex:a', 'ex:p': { '@list': [[['a']]] } }],
  ['a list of what is dropped', { '@context': [{}, { '@base': null }], id: 'x', list: [{ id: 'ex:b', 'ex:p': 1 }] }],
  ['inherited names as ids', { '@context': [{}, { '@base': null }], id: '__proto__', 'ex:p': 1 }],
]
const invalid: readonly (readonly [string, object])[] = [
  ['an id that is no string', { id: 1 }],
  ['a class that is no string', { type: 1 }],
  ['a value with a property', { 'ex:p': { '@value': 1, 'ex:q': 2 } }],
  ['a value with an id', { 'ex:p': { '@value': 1, id: 'ex:a' } }],
  ['a value that is an array', { 'ex:p': { '@value': [1] } }],
  ['a language and a datatype', { 'ex:p': { '@value': 'a', '@language': 'sv', '@type': 'ex:t' } }],
  ['a number with a language', { 'ex:p': { '@value': 1, '@language': 'sv' } }],
  ['a datatype that is no IRI', { '@context': [{}, { '@base': null }], 'ex:p': { '@value': 'a', '@type': 'rel' } }],
  ['a datatype that is a blank node', { 'ex:p': { '@value': 'a', '@type': '_:b' } }],
  ['a set with a property', { 'ex:p': { '@set': [], 'ex:q': 1 } }],
  ['a list with an id', { 'ex:p': { '@list': [], id: 'ex:a' } }],
  ['a keyword twice', { id: 'ex:a', '@id': 'ex:b' }],
  ['a language map of numbers', { titles: { sv: 1 } }],
  ['a reverse value', { '@reverse': { 'ex:p': 'a' } }],
  ['a reverse keyword', { '@reverse': { id: 'ex:a' } }],
  ['a reverse list', { is: { '@list': [] } }],
  ['a reverse that is an array', { '@reverse': [] }],
  ['a graph that is text', { '@graph': 'a' }],
  ['an index that is a number', { 'ex:p': { '@value': 1, '@index': 1 } }],
  [
    'two indexes of a node',
    {
      'ex:p': [
        { id: 'ex:a', '@index': 'a' },
        { id: 'ex:a', '@index': 'b' },
      ],
    },
  ],
  ['an included value', { '@included': { '@value': 1 } }],
  ['a direction that is none', { 'ex:p': { '@value': 'a', '@direction': 'up' } }],
  ['a term that is a number', { '@context': { p: 1 } }],
  ['a context that is a number', { '@context': 1 }],
  ['an unknown context', { '@context': 'https://kommun.example/c' }],
  ['a version that is none', { '@context': { '@version': 2 } }],
  ['a term in a circle', { '@context': { a: 'b:c', b: 'a:d' }, a: 1 }],
]

/** The document with the common context before its own. */
function documented(json: object): string {
  if (Array.isArray(json)) return JSON.stringify({ '@context': context, '@graph': json })
  const { '@context': own, ...rest } = json as Record<string, unknown>
  const joined = own === undefined ? context : Array.isArray(own) ? [context, ...own] : [context, own]
  return JSON.stringify({ '@context': joined, ...rest })
}

describe('our reader reads as jsonld does', () => {
  test.each(read)('%s', async (_, json) => {
    const { ours, theirs } = await readBoth(documented(json))
    expect(ours).not.toBeNull()
    expect(ours).toEqual(theirs)
  })

  test('an array of documents, each with its own context', async () => {
    const documents = Array.from({ length: 20 }, (_, n) => ({
      '@context': { p: `http://p/${n}` },
      '@id': `http://a/${n}`,
      p: n,
    }))
    const { ours, theirs } = await readBoth(JSON.stringify(documents))
    expect(ours?.statements.split('\n')).toHaveLength(21)
    expect(ours).toEqual(theirs)
  })
})

describe('our reader leaves to jsonld', () => {
  test.each(left)('%s', async (_, json) => {
    const { ours, theirs } = await readBoth(documented(json))
    expect(ours).toBeNull()
    expect(theirs).not.toBeNull()
  })
})

describe('our reader never reads what jsonld refuses', () => {
  test.each(invalid)('%s', async (_, json) => {
    expect(await readBoth(documented(json))).toEqual({ ours: null, theirs: null })
  })
})

describe('random documents', () => {
  const keys = fc.constantFrom(
    ...Object.keys(context),
    'ex:p',
    'ex:q',
    'name',
    '@value',
    '@list',
    '@graph',
    '@type',
    '@id',
  )
  const scalars = fc.constantFrom<unknown>(
    'a',
    'ex:a',
    'ex:b',
    '_:x',
    'Thing',
    'Other',
    '../r',
    'x y',
    1,
    1.5,
    true,
    null,
    'sv',
    '',
  )
  const { value } = fc.letrec<{ value: unknown; object: object }>(tie => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      scalars,
      tie('object'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
    object: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  }))

  test('are read as jsonld reads them, or left to it', async () => {
    const property = fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 4 }), async values => {
      const { ours, theirs } = await readBoth(documented({ '@graph': values }))
      if (ours !== null) expect(ours).toEqual(theirs)
    })
    await fc.assert(property, { numRuns: 1500 })
  })

  test('of our own writer are read as jsonld reads them', async () => {
    const property = fc.asyncProperty(someTriples, async quads => {
      const { ours, theirs } = await readBoth([...serialiseJsonLd(graphOf(quads))].join(''))
      expect(ours).toEqual(theirs)
      expect(ours).not.toBeNull()
    })
    await fc.assert(property, { numRuns: 300 })
  })

  test('of jsonld are read as jsonld reads them', async () => {
    const property = fc.asyncProperty(someQuads, async quads => {
      const text = new Writer({ format: 'application/n-quads' }).quadsToString(quads)
      const { ours, theirs } = await readBoth(JSON.stringify(await jsonld.fromRDF(text as unknown as object)))
      if (ours !== null) expect(ours).toEqual(theirs)
    })
    await fc.assert(property, { numRuns: 200 })
  })
})

describe('files', () => {
  const named = (folder: string): string[] =>
    globSync('**/*.{jsonld,json}', { cwd: folder }).map(name => resolve(folder, name))
  const isRead = (name: string): boolean => !/cut-off|trailing-comma|package/.test(name)

  /** Names of the files that our reader reads, and of those that it reads otherwise than jsonld. */
  async function compared(names: readonly string[]): Promise<{ read: string[]; differing: string[] }> {
    const [found, differing]: [string[], string[]] = [[], []]
    for (const name of names) {
      const { text } = decode(readFileSync(name), null)
      const both = await readBoth(text).catch(() => null)
      if (both === null || both.ours === null) continue
      found.push(name)
      if (JSON.stringify(both.ours) !== JSON.stringify(both.theirs)) differing.push(name)
    }
    return { read: found, differing }
  }

  test('of our fixtures are read as jsonld reads them', async () => {
    const { read, differing } = await compared(named(resolve(root, 'fixtures')).filter(isRead))
    expect(read.length).toBeGreaterThan(5)
    expect(differing).toEqual([])
  })

  test.skipIf(!existsSync(corpus))('of the corpus are read as jsonld reads them', async () => {
    const { read, differing } = await compared(named(corpus))
    expect(read.length).toBeGreaterThan(90)
    expect(differing).toEqual([])
  })
})
