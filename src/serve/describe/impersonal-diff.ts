import type { DiffPart, ResourceDiff } from '../../model/diff.ts'
import { dcat } from '../../rdf/vocabulary.ts'
import type { Store } from '../../store/store.ts'
import { isClassOfPeople, isOfPerson, isPerson, withoutPeople } from './personal.ts'

/** Diffs as everybody may see them: without contacts and persons, whose old details are nobody's business. */
export async function impersonal(
  diffs: readonly ResourceDiff[],
  store: Pick<Store, 'entryOf'>,
): Promise<readonly ResourceDiff[]> {
  const shown: ResourceDiff[] = []
  for (const diff of diffs) shown.push((await isPrivate(diff, store)) ? nameless(diff) : withoutTheirs(diff))
  return shown
}

/** Is it of a person? Where the diff does not say, the entry does; one of whom nothing is kept was. */
async function isPrivate(diff: ResourceDiff, store: Pick<Store, 'entryOf'>): Promise<boolean> {
  const { resourceType, primaryTopic, gone, appeared } = diff
  if (resourceType !== 'Agent') return resourceType === 'Kind'
  if ([...gone, ...appeared].some(each => each.subject === `<${primaryTopic}>` && isPerson(each))) return true
  if (diff.kind !== 'updated') return false
  const graph = (await store.entryOf(primaryTopic))?.graph ?? ''
  return graph === '' || isOfPerson(graph)
}

function nameless(diff: ResourceDiff): ResourceDiff {
  return { ...diff, label: null, gone: [], appeared: [], parts: [] }
}

function withoutTheirs(diff: ResourceDiff): ResourceDiff {
  const all = [...diff.gone, ...diff.appeared]
  const people = [...all.filter(isPerson), ...diff.parts.filter(isPart)].map(({ subject }) => subject)
  const [gone, appeared] = [withoutPeople(diff.gone, people), withoutPeople(diff.appeared, people)]
  const said = new Set([...gone, ...appeared].flatMap(({ subject, object }) => [subject, object]))
  return { ...diff, gone, appeared, parts: diff.parts.filter(({ subject }) => said.has(subject)) }
}

function isPart({ type, property }: DiffPart): boolean {
  return property === dcat.contactPoint || (type !== null && isClassOfPeople(type))
}
