import robotsParser from 'robots-parser'
import { HarvestError } from '../model/harvest.ts'

/** The parser's own types take it for a module with a default export, which it is not. */
const parse = robotsParser as unknown as (url: string, text: string) => Robot

interface Robot {
  isAllowed(url: string, robot: string): boolean | undefined
  /** Seconds. */
  getCrawlDelay(robot: string): number | undefined
}

/** What robots.txt of a server says of one address. */
export interface Permission {
  /** Ms that it wants to have between two requests; 0 when it does not say. */
  readonly delay: number
}

/** Knows what the robots.txt of servers say, and asks each once a day. */
export interface Robots {
  /**
   * May this address be fetched, and how often?
   * @throws HarvestError `robots` when not, `address-refused` when its server may not be asked at all
   */
  permissionFor(url: URL, reading: Reading): Promise<Permission>
}

/** Reads the text at an address: its beginning where it is long. */
type Reading = (url: string, maxBytes: number) => Promise<Uint8Array>

/** What is known of one server. */
interface Rules {
  readonly robot: Robot
  /** Length of its text. */
  readonly length: number
  /** Why nothing may be fetched, when its robots.txt could not be read; else null. */
  readonly unavailable: string | null
  /** Why the server may not be asked anything, when the address guard says so; else null. */
  readonly refused: string | null
  /** Ms since 1970. */
  readonly until: number
}

const day = 86_400_000
/** A server whose robots.txt could not be read is asked again after this, in ms. */
const soon = 600_000

/** More is not read, in bytes. @see https://www.rfc-editor.org/rfc/rfc9309#name-limits */
const maxBytes = 500 * 1024

/** Longer pauses than this are not kept, in ms: a catalogue of a thousand pages must be read in a night. */
const longestDelay = 10_000

/** Judging takes as many steps as the lengths of rules and address multiplied; beyond this nobody means well. */
const mostSteps = 300_000_000

/**
 * Remembers for each server what its robots.txt says to the robot of this name.
 * @see https://www.rfc-editor.org/rfc/rfc9309
 */
export function createRobots(userAgent: string, now: () => Date): Robots {
  const product = /^[\w-]+/.exec(userAgent)?.[0] ?? '*'
  const known = new Map<string, Rules>()
  const asked = new Map<string, Promise<Rules>>()

  const rulesOf = async (origin: string, reading: Reading): Promise<Rules> => {
    const time = now().getTime()
    const before = known.get(origin)
    if (before !== undefined && before.until > time) return before
    for (const [each, { until }] of known) if (until <= time) known.delete(each)
    const asking = asked.get(origin) ?? readRules(origin, reading, time).finally(() => asked.delete(origin))
    asked.set(origin, asking)
    const rules = await asking
    known.set(origin, rules)
    forgetOldest(known)
    return rules
  }

  return {
    permissionFor: async (url, reading) => {
      const rules = await rulesOf(url.origin, reading)
      if (rules.refused !== null) throw new HarvestError('address-refused', { url: url.href, reason: rules.refused })
      if (rules.unavailable !== null) throw refusal(url, { reason: 'robots-unavailable', cause: rules.unavailable })
      const isJudged = rules.length * url.href.length <= mostSteps
      if (!isJudged || rules.robot.isAllowed(url.href, product) === false) throw refusal(url)
      return { delay: Math.min(longestDelay, Math.max(0, (rules.robot.getCrawlDelay(product) ?? 0) * 1000)) }
    },
  }
}

/** So much text of rules is remembered, of all servers together, in characters. */
const mostRemembered = 32 * 1024 * 1024

/** A server without rules counts as this many characters, so that there are not endlessly many. */
const leastOfServer = 2000

function forgetOldest(known: Map<string, Rules>): void {
  let total = known.values().reduce((sum, { length }) => sum + length + leastOfServer, 0)
  for (const [origin, { length }] of known) {
    if (total <= mostRemembered) return
    known.delete(origin)
    total -= length + leastOfServer
  }
}

function refusal({ href }: URL, details: Readonly<Record<string, string>> = {}): HarvestError {
  return new HarvestError('robots', { url: href, ...details })
}

async function readRules(origin: string, reading: Reading, now: number): Promise<Rules> {
  const url = `${origin}/robots.txt`
  const none = { robot: parse(url, ''), length: 0, unavailable: null, refused: null, until: now + day }
  try {
    const text = new TextDecoder().decode(await reading(url, maxBytes))
    return { ...none, robot: parse(url, text), length: text.length }
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    const { code, details } = error
    if (isAbsent(error)) return none
    const refused = code === 'address-refused' && details.url === url ? details.reason : null
    return {
      ...none,
      refused,
      unavailable: details.status ?? details.cause ?? details.reason ?? code,
      until: now + soon,
    }
  }
}

/** A server that has no robots.txt, or none for us, forbids nothing; one that is overloaded does. */
function isAbsent({ details }: HarvestError): boolean {
  if (details.reason === 'too-many-redirects' || details.reason === 'redirect-loop') return true
  return /^4\d\d$/.test(details.status ?? '') && details.status !== '429'
}
