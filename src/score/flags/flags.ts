import type { Flag } from '../../model/assessment.ts'
import type { Family, Scene } from '../scene.ts'
import { addressFlags } from './addresses.ts'
import { dateFlags } from './dates.ts'
import { emptyNodeFlags } from './empty-nodes.ts'
import type { BoundSigns, Signs } from './sign.ts'
import { sizeFlags } from './sizes.ts'
import { wordFlags } from './words.ts'

const all: readonly Signs[] = [sizeFlags, addressFlags, wordFlags, dateFlags, emptyNodeFlags]

/**
 * Signs that metadata was filled in for the sake of points, bound to a graph as it was published: rows of
 * `vocab/quality-flags.tsv`, on the dataset (0) or one of its distributions in their order. They give and take no points.
 */
export function bindFlags(scene: Scene): (family: Family) => readonly Flag[] {
  const bound = all.map((bind): BoundSigns => bind(scene))
  return family => {
    const resources = [family.dataset, ...family.distributions]
    return resources.flatMap((id, resource) =>
      bound.flatMap(signsOf => signsOf(id, family).map(({ flag, value }) => ({ flag, resource, value }))),
    )
  }
}
