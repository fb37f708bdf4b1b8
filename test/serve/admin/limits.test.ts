import { describe, expect, test } from 'vitest'
import { applySettings } from '../../../src/harvest/source-settings.ts'
import type { Delivery } from '../../../src/model/notice.ts'
import { shownAddress } from '../../../src/model/shown-address.ts'
import { ownDeliveries } from '../../../src/serve/admin/own-deliveries.ts'
import { notAllowedFields } from '../../../src/serve/admin/owner-limits.ts'
import { createPreviews } from '../../../src/serve/admin/previews.ts'
import { withoutPeople } from '../../../src/serve/describe/personal.ts'

const owner = { name: 'kim', role: 'owner', sources: ['a', 'b'] } as const
const administrator = { name: 'alex', role: 'administrator', sources: [] } as const

function sourceOf(settings: Parameters<typeof applySettings>[0]) {
  const result = applySettings(settings, { before: null, profiles: ['dcat-ap-se'] })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.source
}

test('previews of one source that never end leave room for those of another', () => {
  const never = () => Promise.withResolvers<never>().promise
  const orders = { start: () => false, preview: never, approve: never, reject: never }
  const previews = createPreviews({ orders, now: () => new Date(), onFailure: () => undefined })
  const [one, other] = ['a', 'b'].map(id => sourceOf({ id, url: 'https://a.example/' }))
  const started = [one, one, one, other, other, other].map(source => previews.start(source) !== null)
  expect(started).toEqual([true, true, false, true, true, false])
})

describe('an owner', () => {
  const before = sourceOf({ id: 'a', url: 'https://a.example/' })

  test.each([
    [{ url: 'https://ny.example/', title: 'Ny' }, []],
    [{ url: 'https://a.example/', precedence: 1 }, ['precedence']],
    [{ url: '/etc', kind: 'file' }, ['url', 'kind']],
  ])('who sets %j may not change %j', (change, fields) => {
    const after = sourceOf({ id: 'a', title: 'a', ...change })
    expect(notAllowedFields(owner, before, after)).toEqual(fields)
    expect(notAllowedFields(administrator, before, after)).toEqual([])
  })

  test('may add no source', () => {
    expect(notAllowedFields(owner, null, before)).toEqual(['id'])
  })

  test('is given the deliveries of all own sources together, newest first, in pages', async () => {
    const all = [7, 6, 5, 4, 3, 2, 1].map(
      id => ({ id, source: id === 4 ? 'other' : id % 2 === 0 ? 'a' : 'b' }) as Delivery,
    )
    const store = {
      deliveries: async ({ source, limit, offset }: { source?: string; limit: number; offset: number }) => {
        const own = all.filter(each => source === undefined || each.source === source)
        return { items: own.slice(offset, offset + limit), total: own.length }
      },
    }
    const page = async (offset: number) => await ownDeliveries(owner, { source: null, limit: 4, offset }, store)
    expect(await page(0)).toMatchObject({ total: 6, items: [{ id: 7 }, { id: 6 }, { id: 5 }, { id: 3 }] })
    expect((await page(4)).items.map(({ id }) => id)).toEqual([2, 1])
    expect((await ownDeliveries(administrator, { source: null, limit: 9, offset: 0 }, store)).total).toBe(7)
  })
})

describe('what is told of people', () => {
  const statement = (subject: string, predicate: string, object: string) => ({
    subject,
    predicate: `<${predicate}>`,
    object,
  })
  const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
  const title = statement('<https://a.example/1>', 'http://purl.org/dc/terms/title', '"Badplatser"@sv')

  test.each([
    [
      'a contact',
      [
        statement('<https://a.example/1>', 'http://www.w3.org/ns/dcat#contactPoint', '_:c'),
        statement('_:c', 'http://www.w3.org/2006/vcard/ns#fn', '"Anna"'),
      ],
    ],
    [
      'a person',
      [
        statement('<https://a.example/1>', 'http://purl.org/dc/terms/creator', '_:p'),
        statement('_:p', type, '<http://xmlns.com/foaf/0.1/Person>'),
        statement('_:p', 'http://xmlns.com/foaf/0.1/name', '"Anna"'),
      ],
    ],
    [
      'a private publisher',
      [
        statement('<https://a.example/1>', 'http://purl.org/dc/terms/publisher', '_:p'),
        statement('_:p', 'http://purl.org/dc/terms/type', '<http://purl.org/adms/publishertype/PrivateIndividual(s)>'),
        statement('_:p', 'http://xmlns.com/foaf/0.1/name', '"Anna"'),
      ],
    ],
    ['a mail address', [statement('<https://a.example/1>', 'https://other.example/reply', '<mailto:anna@a.example>')]],
    ['a telephone number', [statement('<https://a.example/1>', 'http://schema.org/telephone', '"+46 1"')]],
  ])('of %s is left out, and the rest stays', (_, statements) => {
    expect(withoutPeople([title, ...statements])).toEqual([title])
  })

  test('is not confused with what organisations say of themselves', () => {
    const publisher = statement('<https://a.example/1>', 'http://purl.org/dc/terms/publisher', '<https://a.example/o>')
    const name = statement('<https://a.example/o>', 'http://xmlns.com/foaf/0.1/name', '"Kommunen"')
    expect(withoutPeople([title, publisher, name])).toEqual([title, publisher, name])
  })
})

test.each([
  ['https://me:secret@a.example/x', 'https://a.example/x'],
  ['https://a.example/x?api_key=1&page=2', 'https://a.example/x?api_key=%E2%80%A6&page=2'],
  ['https://a.example/x?pwd=1&author=kim', 'https://a.example/x?pwd=%E2%80%A6&author=kim'],
  ['https://a.example/x?page=2', 'https://a.example/x?page=2'],
  ['file:///srv/catalogues/a.ttl', 'a.ttl'],
  ['not an address', 'not an address'],
])('the address %s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown)
})
