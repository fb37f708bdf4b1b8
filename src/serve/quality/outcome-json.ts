import type { Aggregate } from '../../model/aggregate.ts'
import type { Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'

/** What the datasets of a document come to under a method, and by what they were judged. */
export function outcomeJson(aggregate: Aggregate, { version, parameters }: Method, profile: Profile): unknown {
  const { mean, maxPoints, datasets, representative, median, byRating, confidence, toNextRating } = aggregate
  return {
    ...{ points: mean.points, maxPoints, rating: mean.rating, byDimension: mean.byDimension },
    ...{ datasets, representative, median, byRating, confidence, toNextRating },
    ...{ version, parameters, profile: `${profile.id} ${profile.version}` },
  }
}
