import type { Profile } from '../profile/profile.ts'
import { dcat } from '../rdf/vocabulary.ts'
import { addressesOf } from './addresses.ts'
import type { Bench, Touch } from './bench.ts'
import type { Candidate } from './candidates.ts'
import { changesOf } from './changes-of.ts'
import { fixPlans } from './fix-plan.ts'
import { fixTableOf } from './fix-table.ts'
import { lately } from './lately.ts'
import { filledAt } from './repair.ts'
import type { Family } from './scene.ts'

/** A fix made in one place. */
export interface Trial extends Candidate, Touch {
  /** What it writes, with its places filled; empty when it writes nothing. */
  readonly turtle: string
  /** The family with the distributions that it brings. */
  readonly family: Family
}

/** How many templates are kept of those that are filled from what stands there. */
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
  const write = lately(overlay.write, keptTemplates)
  const planOf = fixPlans(fixTableOf(profile), overlay.write)
  const distribution = view.iri(dcat.distribution)
  const addresses = addressesOf(scene)

  return (family, { row, resource }) => {
    const id = resource === 0 ? family.dataset : family.distributions[resource - 1]
    const plan = planOf(row)
    const isAsked = plan.role !== null && (plan.isStatedByOther || addresses(id, family, plan.role).length > 0)
    if (isAsked) return null
    const turtle = plan.written === null ? filledAt(row, { view, resource: id, profile }).turtle : row.turtle
    const written = plan.written ?? write(turtle)
    const changes = changesOf(view, { resource: id, written, replaces: row.replaces })
    const brought = changes.get(family.dataset)?.get(distribution)
    return {
      row,
      resource,
      changes,
      written,
      turtle,
      identified: row.kind === 'identity' ? id : 0,
      family: withDistributions(family, brought),
    }
  }
}

/** Always a family of its own: tests may remember what they found in one. */
function withDistributions({ dataset, distributions }: Family, brought: readonly number[] | undefined): Family {
  if (brought === undefined) return { dataset, distributions }
  return { dataset, distributions: [...new Set([...distributions, ...brought])] }
}
