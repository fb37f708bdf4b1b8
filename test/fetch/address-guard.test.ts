import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createAddressGuard } from '../../src/fetch/address-guard.ts'

const closed = createAddressGuard([])

describe('public addresses', () => {
  test.each(['93.184.215.14', '1.1.1.1', '172.32.0.1', '100.128.0.1', '192.0.1.1', '223.255.255.255'])(
    'IPv4 %s is let through',
    address => expect(closed.permits(address, 443)).toBe(true),
  )
  test.each(['2a00:1450:400f:80c::2004', '2606:4700::1111', '2001:67c:2564::1', '2620:fe::fe'])(
    'IPv6 %s is let through',
    address => expect(closed.permits(address, 443)).toBe(true),
  )
})

describe('addresses that are not the public internet', () => {
  test.each([
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private, large', '10.255.0.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['carrier-grade NAT, a cloud’s metadata', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['loopback, another', '127.255.255.254'],
    ['a cloud’s inside', '168.63.129.16'],
    ['link-local, cloud metadata', '169.254.169.254'],
    ['private, middle', '172.16.0.1'],
    ['private, middle, last', '172.31.255.255'],
    ['protocol assignments', '192.0.0.192'],
    ['documentation 1', '192.0.2.1'],
    ['documentation 2', '198.51.100.1'],
    ['documentation 3', '203.0.113.1'],
    ['6to4 relay', '192.88.99.1'],
    ['private, small', '192.168.1.1'],
    ['benchmarking', '198.19.255.255'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified v6', '::'],
    ['loopback v6', '::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped in hexadecimal', '::ffff:7f00:1'],
    ['IPv4-mapped public', '::ffff:8.8.8.8'],
    ['IPv4-compatible', '::7f00:1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['NAT64, local', '64:ff9b:1::1'],
    ['discard', '100::1'],
    ['Teredo', '2001:0:7f00:1::1'],
    ['benchmarking v6', '2001:2::1'],
    ['ORCHID', '2001:20::1'],
    ['documentation v6', '2001:db8::1'],
    ['documentation v6, new', '3fff::1'],
    ['6to4', '2002:7f00:1::1'],
    ['segment routing', '5f00::1'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local v6', 'fe80::1'],
    ['link-local v6 with zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast v6', 'ff02::1'],
    ['no address at all', ''],
    ['a name', 'localhost'],
  ])('%s is refused: %s', (_, address) => expect(closed.permits(address, 80)).toBe(false))

  test('every IPv4 address is refused when it is dressed as IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), address => {
        const [a, b, c, d] = address.split('.').map(Number)
        const [high, low] = [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)]
        const dressed = [`::ffff:${address}`, `64:ff9b::${high}:${low}`, `2002:${high}:${low}::1`, `::${high}:${low}`]
        expect(dressed.filter(each => closed.permits(each, 80))).toEqual([])
      }),
    )
  })
})

describe('allowances', () => {
  test('host and port let one port of one address through', () => {
    const guard = createAddressGuard(['127.0.0.1:8080'])
    expect(guard.permits('127.0.0.1', 8080)).toBe(true)
    expect(guard.permits('127.0.0.1', 8081)).toBe(false)
    expect(guard.permits('127.0.0.2', 8080)).toBe(false)
  })

  test('an IPv6 server stands in brackets', () => {
    const guard = createAddressGuard(['[::1]:8080'])
    expect(guard.permits('::1', 8080)).toBe(true)
    expect(guard.permits('::1', 80)).toBe(false)
  })

  test('a name is trusted on its port, whatever it resolves to', () => {
    const guard = createAddressGuard(['Catalogue.Internal:80'])
    expect(guard.trusts('catalogue.internal', 80)).toBe(true)
    expect(guard.trusts('catalogue.internal', 443)).toBe(false)
    expect(guard.trusts('other.internal', 80)).toBe(false)
  })

  test('a network is let through on every port', () => {
    const guard = createAddressGuard(['10.20.0.0/16', 'fd12::/16'])
    expect(guard.permits('10.20.255.1', 9999)).toBe(true)
    expect(guard.permits('10.21.0.1', 9999)).toBe(false)
    expect(guard.permits('fd12::1', 443)).toBe(true)
    expect(guard.permits('fd13::1', 443)).toBe(false)
  })

  test('a network of mapped addresses does not open IPv4', () => {
    const guard = createAddressGuard(['::ffff:0:0/96'])
    expect(guard.permits('10.0.0.1', 80)).toBe(false)
  })

  test.each(['127.0.0.1', 'localhost', '10.0.0.0/33', 'http://x:80', 'user@host:80', 'a b:80', 'host:99999', ''])(
    'what is neither host:port nor CIDR is a mistake that is told at once: "%s"',
    allowance => expect(() => createAddressGuard([allowance])).toThrow(TypeError),
  )
})
