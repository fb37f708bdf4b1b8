import type { Problem } from '../model/finding.ts'
import { ShapesError } from '../model/shapes-error.ts'
import { profileWithShapes } from '../profile/own-shapes.ts'
import type { Profile } from '../profile/profile.ts'
import { type ReadOptions, read } from '../rdf/read.ts'
import { planOf } from './plan.ts'
import { checkQueries } from './sparql/engine.ts'
import { targetsOf } from './targets.ts'

/** A profile that a user's shapes were added to. */
export interface OwnProfile {
  readonly profile: Profile
  /** What there is to say of the file although it could be read. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a file of shapes in any syntax, adds them to a profile and makes sure that all of them can be judged by.
 * `name`: the file as its user knows it.
 * @throws ShapesError of any code, which `text/shapes-errors.ts` puts in words
 */
export async function readOwnShapes(
  body: Uint8Array,
  profile: Profile,
  { name, ...options }: ReadOptions & { readonly name: string },
): Promise<OwnProfile> {
  const { graph, failure, problems } = await read(body, options)
  if (failure !== null) {
    const { rule, position } = problems.at(-1) ?? { rule: failure, position: null }
    const place: Record<string, string> =
      position === null ? {} : { line: `${position.line}`, column: `${position.column}` }
    throw new ShapesError('unreadable', `${name} cannot be read: ${rule}`, { details: place })
  }
  if (!graph.subjects().some(id => targetsOf(graph, id).length > 0)) {
    throw new ShapesError('no-shapes', `${name} has no shape with a target`)
  }
  const joined = profileWithShapes(profile, graph, { name })
  await checkQueries(planOf(joined).flatMap(({ shape }) => shape.queries))
  return { profile: joined, problems }
}
