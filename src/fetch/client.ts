import type { Agent } from 'undici'
import type { AddressGuard } from './address-guard.ts'
import type { HostGate } from './host-gate.ts'
import type { Patience } from './patience.ts'
import type { Robots } from './robots.ts'

/** What all fetches of the program share. */
export interface Client {
  readonly agent: Agent
  /** With the contact. */
  readonly userAgent: string
  readonly patience: Patience
  readonly guard: AddressGuard
  readonly gate: HostGate
  readonly robots: Robots
  readonly now: () => Date
  /** Aborts when the client closes. */
  readonly closing: AbortSignal
}
