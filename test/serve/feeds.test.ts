import { SaxesParser } from 'saxes'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { feedData } from '../../src/serve/data/feeds.ts'
import { feeds } from '../../src/serve/data/feeds-subjects.ts'
import { failing, type House, openHouse } from './notify/house.ts'
import { openSite, type Site } from './site.ts'

let house: House
beforeEach(async () => {
  house = await openHouse()
})
afterEach(() => house.close())

/** What a feed answers at a path; the Swedish one unless the path says otherwise. */
async function ask(address: string): Promise<Response | null> {
  const url = new URL(address, 'https://skord.example')
  const [language, path] = url.pathname.startsWith('/en/')
    ? (['en', url.pathname.slice(3)] as const)
    : (['sv', url.pathname] as const)
  const parts = path.split('/')
  const feed = feeds.find(each => {
    const wanted = each.path.split('/')
    return (
      wanted.length === parts.length && wanted.every((part, place) => part.startsWith(':') || part === parts[place])
    )
  })
  if (feed === undefined) throw new Error(`no feed at ${path}`)
  const request = {
    language,
    path,
    parameters: { id: decodeURIComponent(parts.at(-2) ?? '') },
    query: url.searchParams,
  }
  return await feedData(feed.find, request, { ...house.tools, store: house.store })
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Reads XML; throws at the first thing that is not well-formed. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const own = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]))
    const element: Element = {
      name: uri === 'http://www.w3.org/2005/Atom' ? local : `?${local}`,
      attributes: own,
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', text => {
    const last = open.at(-1)
    if (last !== undefined) last.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children[0]
}

const all = ({ children }: Element, name: string) => children.filter(child => child.name === name)
const textOf = (element: Element, name: string) => all(element, name)[0]?.text
const linkOf = (element: Element, rel: string) =>
  all(element, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href

/** What RFC 4287 demands of a feed and its entries, as far as ours use it. */
function complaints(feed: Element): readonly string[] {
  const ids = all(feed, 'entry').map(entry => textOf(entry, 'id'))
  const checks: readonly (readonly [string, boolean])[] = [
    ['root is feed', feed.name === 'feed'],
    ['one author with a name', all(feed, 'author').length === 1 && textOf(all(feed, 'author')[0], 'name') !== ''],
    ['ids differ', new Set([...ids, textOf(feed, 'id')]).size === ids.length + 1],
    ['one link to itself', all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self').length === 1],
    ...[feed, ...all(feed, 'entry')].flatMap(element => [
      ...['id', 'title', 'updated'].map(name => [`one ${name}`, all(element, name).length === 1] as const),
      ['id is an IRI', URL.canParse(textOf(element, 'id') ?? '')] as const,
      [
        'updated is a date',
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(textOf(element, 'updated') ?? ''),
      ] as const,
      ['title is not empty', textOf(element, 'title') !== ''] as const,
      ['links are absolute', all(element, 'link').every(({ attributes }) => URL.canParse(attributes.href))] as const,
      ['a page about it', linkOf(element, 'alternate') !== undefined] as const,
      ['no foreign elements', element.children.every(({ name }) => !name.startsWith('?'))] as const,
    ]),
    ...all(feed, 'entry').map(entry => ['one content', all(entry, 'content').length === 1] as const),
  ]
  return checks.flatMap(([name, isMet]) => (isMet ? [] : [name]))
}

async function read(address: string): Promise<Element> {
  const response = await ask(address)
  if (response === null) throw new Error(`nothing at ${address}`)
  expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  return parse(await response.text())
}

describe('a feed', () => {
  test('is valid Atom, newest first, with what has happened in words', async () => {
    await house.putSource('kommun', {}, { title: 'Kommunen' })
    await house.saveNotices('kommun', [failing])
    house.clock.pass({ days: 1 })
    const { id } = await house.saveNotices('kommun', [{ kind: 'recovered', details: { from: 'failed' } }])
    const feed = await read('/harvest/sources/kommun/feed.atom')
    expect(complaints(feed)).toEqual([])
    expect(textOf(feed, 'title')).toBe('Skörden av Kommunen')
    expect(textOf(feed, 'updated')).toBe('2026-11-22T09:00:00.000Z')
    const entries = all(feed, 'entry')
    expect(entries.map(entry => textOf(entry, 'title'))).toEqual([
      'Skörden av Kommunen fungerar igen',
      'Skörden av Kommunen misslyckas: anslutningen nekas',
    ])
    expect(linkOf(entries[0], 'alternate')).toBe(`https://skord.example/harvest/runs/${id}`)
    expect(textOf(entries[0], 'content')).toContain('Den hade inte gått igenom sedan den 21 november 2026 kl. 10:00.')
    expect(all(entries[0], 'category')[0].attributes.term).toBe('recovered')
  })

  test('is in English under /en, and leads to English pages', async () => {
    await house.putSource('kommun', {}, { title: 'Kommunen' })
    await house.saveNotices('kommun', [failing])
    const feed = await read('/en/harvest/sources/kommun/feed.atom')
    expect(complaints(feed)).toEqual([])
    expect(feed.attributes['xml:lang']).toBe('en')
    expect(textOf(all(feed, 'entry')[0], 'title')).toBe('The harvest of Kommunen fails: the connection is refused')
    expect(linkOf(feed, 'self')).toBe('https://skord.example/en/harvest/sources/kommun/feed.atom')
    expect(linkOf(feed, 'alternate')).toBe('https://skord.example/en/harvest/sources/kommun')
  })

  test('of all sources has the notices of all, and that of one only its own', async () => {
    for (const id of ['a', 'b']) {
      await house.putSource(id, { when: 'none' })
      await house.saveNotices(id, [failing])
    }
    expect(all(await read('/harvest/feed.atom'), 'entry')).toHaveLength(2)
    expect(all(await read('/harvest/sources/a/feed.atom'), 'entry')).toHaveLength(1)
  })

  test('is the same bytes as long as nothing has happened, and says when something did', async () => {
    await house.putSource('kommun', {})
    await house.saveNotices('kommun', [failing])
    const [first, second] = [await ask('/harvest/feed.atom'), await ask('/harvest/feed.atom')]
    expect(await first?.text()).toBe(await second?.text())
    expect(first?.headers.get('last-modified')).toBe('Sat, 21 Nov 2026 09:00:00 GMT')
  })

  test('with nothing in it is valid too', async () => {
    const feed = await read('/harvest/feed.atom')
    expect(complaints(feed)).toEqual([])
    expect(all(feed, 'entry')).toEqual([])
  })

  test('has fifty entries a page, and leads to the next ones', async () => {
    await house.putSource('kommun', {})
    for (let count = 0; count < 60; count++) await house.saveNotices('kommun', [failing])
    const first = await read('/harvest/feed.atom')
    const next = linkOf(first, 'next')
    expect(next).toBe('https://skord.example/harvest/feed.atom?page=2')
    const second = await read(next ?? '')
    expect([all(first, 'entry').length, all(second, 'entry').length]).toEqual([50, 10])
    expect(linkOf(second, 'next')).toBeUndefined()
    expect(linkOf(second, 'previous')).toBe('https://skord.example/harvest/feed.atom')
    expect(complaints(second)).toEqual([])
  })

  test('holds hostile text as text', async () => {
    await house.putSource('kommun', {}, { title: 'A\u0000<b>&\u202e]]>\ud800 "x"' })
    const to = 'https://ond.example/"><script>alert(1)</script>\u0001'
    await house.saveNotices('kommun', [{ kind: 'moved', details: { to } }])
    const feed = await read('/harvest/sources/kommun/feed.atom')
    expect(complaints(feed)).toEqual([])
    const content = textOf(all(feed, 'entry')[0], 'content') ?? ''
    expect(content).not.toContain('<script>')
    expect(content).toContain('&lt;script&gt;')
    expect(textOf(feed, 'title')).toContain('<b>&')
  })

  test('that there is not is nothing', async () => {
    expect(await ask('/harvest/sources/ingen/feed.atom')).toBeNull()
    expect(await ask('/organisations/1_99/feed.atom')).toBeNull()
    expect(await ask('/organisations/abc/feed.atom')).toBeNull()
    expect(await ask('/harvest/feed.atom?page=0')).toBeNull()
  })
})

describe('the service', () => {
  let site: Site
  beforeEach(async () => {
    site = await openSite()
    await site.publish('trasig', 'Server error', { title: 'Trasiga kommunen', status: 503 })
  })
  afterEach(() => site.close())

  test.each(['/harvest/feed.atom', '/en/harvest/sources/trasig/feed.atom'])(
    'gives %s, and 304 to one who has it',
    async path => {
      const first = await site.app.request(path)
      expect(first.status).toBe(200)
      expect(complaints(parse(await first.text()))).toEqual([])
      const again = await site.app.request(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
      expect(again.status).toBe(304)
    },
  )

  test('answers 404 where there is no such feed', async () => {
    expect((await site.app.request('/harvest/sources/ingen/feed.atom')).status).toBe(404)
  })

  test('leads from the pages to their feeds', async () => {
    for (const page of ['/harvest', '/harvest/sources/trasig', '/en/harvest/sources/trasig']) {
      const text = await (await site.app.request(page)).text()
      expect(text).toContain(`<link rel="alternate" type="application/atom+xml" href="${page}/feed.atom">`)
      expect(text).toContain(`<a href="${page}/feed.atom" type="application/atom+xml">`)
    }
  })

  test('tells in the feed what the harvest came to', async () => {
    const feed = parse(await (await site.app.request('/harvest/feed.atom')).text())
    expect(all(feed, 'entry').map(entry => textOf(entry, 'title'))).toEqual([
      'Skörden av Trasiga kommunen misslyckas: servern svarar med fel 503',
    ])
  })
})
