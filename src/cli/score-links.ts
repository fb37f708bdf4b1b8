import { linksFor } from '../harvest/links/links-for.ts'
import type { AssessedDataset } from '../model/assessment.ts'
import type { KnownLink } from '../model/link.ts'
import type { Method } from '../model/score.ts'
import { relink } from '../score/relink.ts'
import { withPoints } from '../score/tally.ts'
import type { Context } from './context.ts'

/** Datasets, and what is known of their addresses; null when nothing is. */
export interface Linked {
  readonly assessed: readonly AssessedDataset[]
  readonly link: ((url: string) => KnownLink | null) | null
}

/** The datasets with every address of theirs asked for now, once each. */
export async function withLinksChecked(
  assessed: readonly AssessedDataset[],
  methods: readonly Method[],
  { tools, config }: Context,
): Promise<Linked> {
  const addresses = new Set(assessed.flatMap(({ assessment }) => assessment.addresses.map(({ url }) => url)))
  const prober = await tools.createProbe(config)
  try {
    const link = await linksFor([...addresses], { probe: prober.probe, signal: tools.signal })
    const relinked = assessed.map(({ assessment }) => relink(assessment, link))
    return { assessed: withPoints(relinked, methods), link }
  } finally {
    await prober.close()
  }
}
