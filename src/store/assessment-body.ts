import type { AssessedAddress, Assessment, Evidence, Flag, Pattern } from '../model/assessment.ts'
import { unpack } from './packed.ts'

/** An assessment taken apart, but for its pattern: what many have in common, and what is its own. Both JSON. */
export interface Parts {
  /** What its evidence is about. */
  readonly outline: string
  readonly body: string
}

/** What evidence is about. */
type About = readonly [resource: number, about: string, property: string | null]
/** What stands there and its line; last what is said of it besides, when anything is. */
type Stated = readonly [value: string | null, line: number | null, said?: Said]
type Said = Omit<Evidence, 'resource' | 'about' | 'property' | 'value' | 'line'>

/** `computedOn` is null where it is the first resource. */
type Body = readonly [
  resources: readonly string[],
  evidence: readonly Stated[],
  flags: readonly (readonly [flag: string, resource: number, value: string | null])[],
  addresses: readonly (readonly [
    resource: number,
    role: AssessedAddress['role'],
    url: string,
    line: number | null,
    isData: 0 | 1,
  ])[],
  computedOn: string | null,
]

/** Takes an assessment apart. */
export function partsOf({ computedOn, resources, evidence, flags, addresses }: Assessment): Parts {
  const body: Body = [
    resources,
    evidence.map(toStated),
    flags.map(({ flag, resource, value }) => [flag, resource, value]),
    addresses.map(({ resource, role, url, line, isData }) => [resource, role, url, line, isData ? 1 : 0]),
    computedOn === resources[0] ? null : computedOn,
  ]
  const outline = evidence.map(({ resource, about, property }): About => [resource, about, property])
  return { outline: JSON.stringify(outline), body: JSON.stringify(body) }
}

function toStated({ resource: _, about: _about, property: _property, value, line, ...said }: Evidence): Stated {
  return Object.keys(said).length === 0 ? [value, line] : [value, line, said]
}

/** What the evidence of many assessments is about. */
export interface KnownOutline {
  readonly evidence: readonly About[]
}

/** Reads an outline as it was packed. */
export function toOutline(packed: Uint8Array): KnownOutline {
  return { evidence: unpack<readonly About[]>(packed) }
}

/** Puts an assessment together again. */
export function toAssessment(packed: Uint8Array, outline: KnownOutline, pattern: Pattern): Assessment {
  const [resources, stated, flags, addresses, computedOn] = unpack<Body>(packed)
  return {
    computedOn: computedOn ?? resources[0],
    resources,
    pattern,
    evidence: outline.evidence.map((about, place) => toEvidence(about, stated[place])),
    flags: flags.map(([flag, resource, value]): Flag => ({ flag, resource, value })),
    addresses: addresses.map(([resource, role, url, line, isData]) => {
      return { resource, role, url, line, isData: isData === 1 }
    }),
  }
}

function toEvidence([resource, about, property]: About, [value, line, said]: Stated): Evidence {
  return { resource, about, property, value, line, ...said }
}

/** The addresses that an assessment names, each once, as text that a database can keep. */
export function urlsOf({ addresses }: Assessment): readonly string[] {
  return [...new Set(addresses.map(({ url }) => url.toWellFormed()))]
}
