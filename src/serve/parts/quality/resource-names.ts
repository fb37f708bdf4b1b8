import type { Assessment } from '../../../model/assessment.ts'
import { qualityWords } from '../../../text/quality.ts'
import { titleOf } from '../../describe/describe.ts'
import type { EntryFacts } from '../../describe/entry-facts.ts'
import { marked, printable, shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'

const longest = 80

/** What to call the resources of an assessed dataset: its distributions by title, else by number or address. */
export function resourceNames(
  { graph }: Pick<EntryFacts, 'graph'>,
  { resources }: Pick<Assessment, 'resources'>,
  { language }: PageRequest,
): (resource: string) => Html | string {
  const words = qualityWords[language]
  return resource => {
    const place = resources.indexOf(resource)
    if (place === 0) return words.dataset
    if (place === -1) return words.newDistribution
    const title = resource.startsWith('_:') ? null : titleOf(graph, graph.iri(resource), language)
    if (title !== null) return marked({ ...title, text: shortened(title.text, longest) }, language)
    return resource.startsWith('_:') ? words.distribution(place) : shortened(printable(resource), longest)
  }
}
