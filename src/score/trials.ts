import type { Profile } from '../profile/profile.ts'
import { dcat } from '../rdf/vocabulary.ts'
import { addressesOf } from './addresses.ts'
import type { Bench, Touch } from './bench.ts'
import type { Candidate } from './candidates.ts'
import { changesOf } from './changes-of.ts'
import { type FixRow, type FixTable, fixTableOf } from './fix-table.ts'
import { linkFixes, type Role } from './link-tests.ts'
import type { Changes } from './overlay.ts'
import type { Written } from './overlay-terms.ts'
import { filledAt } from './repair.ts'
import type { Family } from './scene.ts'

/** A fix made in one place. */
export interface Trial extends Candidate, Touch {
  /** What it writes, with its places filled; empty when it writes nothing. */
  readonly turtle: string
  /** The family with the distributions that it brings. */
  readonly family: Family
}

const nothing: Changes = new Map()

/** How many templates are kept: those of the table, and some of those that are filled from what stands there. */
const keptTemplates = 4096

/**
 * Tries fixes on families: what each would change, without changing it. null where an address stands already that is to
 * answer: only asking for it can tell.
 */
export function trialsOf(
  { overlay, scene }: Bench,
  profile: Profile,
): (family: Family, candidate: Candidate) => Trial | null {
  const { view } = overlay
  const write = kept((turtle: string) => overlay.write(turtle))
  const distribution = view.iri(dcat.distribution)
  const addresses = addressesOf(scene)
  const table = fixTableOf(profile)

  const changesBy = (row: FixRow, resource: number, turtle: string): Changes =>
    turtle === '' ? nothing : changesOf(overlay, { resource, written: write(turtle), replaces: row.replaces })

  return (family, { row, resource }) => {
    const id = resource === 0 ? family.dataset : family.distributions[resource - 1]
    const role = roleOf(row)
    const isAsked = role !== null && (isStatedBy(table, row) || addresses(id, family, role).length > 0)
    if (isAsked) return null
    const { turtle } = filledAt(row, { view, resource: id, profile })
    const changes = changesBy(row, id, turtle)
    const brought = changes.get(family.dataset)?.get(distribution) ?? []
    const distributions = new Set([...family.distributions, ...brought])
    return {
      row,
      resource,
      changes,
      turtle,
      identified: row.kind === 'identity' ? id : 0,
      family: { dataset: family.dataset, distributions: [...distributions] },
    }
  }
}

/** The role of the address that a fix makes answer; null of other fixes. */
function roleOf({ code }: FixRow): Role | null {
  return (Object.keys(linkFixes) as Role[]).find(role => linkFixes[role] === code) ?? null
}

/** Is there another fix for when no address stands there? */
function isStatedBy(table: FixTable, { property }: FixRow): boolean {
  return [...table.values()].some(row => row.kind !== 'link' && row.property === property)
}

/** Remembers what was written for a text. */
function kept(write: (turtle: string) => Written): (turtle: string) => Written {
  const known = new Map<string, Written>()
  return turtle => {
    const written = known.get(turtle) ?? write(turtle)
    if (known.size > keptTemplates) known.clear()
    known.set(turtle, written)
    return written
  }
}
