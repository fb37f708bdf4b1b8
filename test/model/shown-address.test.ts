import { expect, test } from 'vitest'
import { withoutUserInfo } from '../../src/model/shown-address.ts'

test.each([
  ['http://user:secret@a.example/x@y', 'http://a.example/x@y'],
  ['HTTPS://secret@b@a.example/', 'HTTPS://a.example/'],
  ['https:user:secret@a.example', 'https:a.example'],
  ['http:\\\\user:secret@a.example', 'http:\\\\a.example'],
  ['http://user:secret@no address/', 'http://no address/'],
  ['ftp://user:secret@a.example/f', 'ftp://a.example/f'],
])('%s is shown without its password', (address, shown) => {
  expect(withoutUserInfo(address)).toBe(shown)
})

test.each(['mailto:a@a.example', 'urn:x@y', 'https://a.example/@b?c@d#e@f', 'a@b', 'https://a.example/?key=1'])(
  '%s is shown as it stands',
  address => {
    expect(withoutUserInfo(address)).toBe(address)
  },
)

test('an address of a megabyte takes no time', () => {
  const long = `http://${'@'.repeat(1_000_000)}`
  expect(withoutUserInfo(long)).toBe('http://')
})
