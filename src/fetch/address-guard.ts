import { BlockList, isIP } from 'node:net'

/** Decides where a connection may go, so that a catalogue's address can never reach an internal network. */
export interface AddressGuard {
  /** May a connection go to this IP address and port? */
  permits(address: string, port: number): boolean
  /** Is this host, as a URL spells it, let through on this port whatever it resolves to? */
  trusts(host: string, port: number): boolean
}

/**
 * Lets public addresses through, and of the others only those allowed by name.
 * @param allowances `host:port` (one server, `[v6]:port` for an IPv6 literal) or CIDR (a network, all ports)
 * @throws TypeError for an allowance that is neither
 */
export function createAddressGuard(allowances: readonly string[]): AddressGuard {
  const networks = blockList(allowances.filter(isNetwork))
  const servers = new Set(allowances.filter(allowance => !isNetwork(allowance)).map(serverOf))
  const trusts = (host: string, port: number): boolean => servers.has(`${host.toLowerCase()}:${port}`)
  return {
    trusts,
    permits: (address, port) => {
      const bare = address.replace(/%.*$/, '')
      const literal = isIP(bare) === 6 ? `[${bare}]` : bare
      return isPublic(bare) || isIn(networks, bare) || trusts(literal, port)
    },
  }
}

/**
 * Networks that are not the public internet.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const specialIpv4 = blockList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32', // answers inside one large cloud only
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])

/** Only this part of IPv6 is handed out to networks; loopback, local, mapped and translated addresses lie outside. */
const globalIpv6 = blockList(['2000::/3'])

/**
 * Parts of it that are not the public internet, among them Teredo and 6to4, which carry an IPv4 address inside.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const specialIpv6 = blockList(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !isIn(specialIpv4, address)
  return family === 6 && isIn(globalIpv6, address) && !isIn(specialIpv6, address)
}

interface Networks {
  readonly ipv4: BlockList
  readonly ipv6: BlockList
}

/** One list per family, because Node's own list takes an IPv4-mapped IPv6 rule for a rule about IPv4. */
function blockList(networks: readonly string[]): Networks {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const network of networks) {
    const [address, prefix] = network.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    lists[family].addSubnet(address, Number(prefix), family)
  }
  return lists
}

function isIn(networks: Networks, address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return family === 4 ? networks.ipv4.check(address, 'ipv4') : networks.ipv6.check(address, 'ipv6')
}

function isNetwork(allowance: string): boolean {
  const [, address, prefix] = /^(.+)\/(\d{1,3})$/.exec(allowance) ?? []
  const family = address === undefined ? 0 : isIP(address)
  return family !== 0 && Number(prefix) <= (family === 4 ? 32 : 128)
}

/** `host:port` as a URL would spell it. */
function serverOf(allowance: string): string {
  const [, port] = /^[^/@?#\s]+:(\d+)$/.exec(allowance) ?? []
  if (port === undefined || !URL.canParse(`http://${allowance}`)) {
    throw new TypeError(`Neither host:port nor CIDR: ${allowance}`)
  }
  return `${new URL(`http://${allowance}`).hostname}:${Number(port)}`
}
