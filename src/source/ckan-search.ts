import type { KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { resultIn } from './ckan-answer.ts'
import { type Package, packageOf, searchForm } from './ckan-package.ts'
import { ask, searchAddress } from './ckan-request.ts'
import { keep } from './documents.ts'
import { afterAll, type WebTools } from './fetched.ts'

/** Everything that a portal has of what is asked for. */
export interface Found {
  readonly packages: readonly Package[]
  readonly documents: readonly KeptDocument[]
  readonly isComplete: boolean
  readonly problems: readonly Problem[]
}

/**
 * Asks for all datasets, page by page, and once more from the start when they changed on the way.
 * @throws HarvestError when the first page cannot be had
 */
export async function searchPackages(base: string, source: Source, tools: WebTools): Promise<Found> {
  const first = await searchOnce(base, source, tools)
  const second = first.hasChanged ? await searchOnce(base, source, tools) : first
  if (!second.hasChanged) return second
  return { ...second, isComplete: false, problems: [...second.problems, problem('source', 'ckan-changed-meanwhile')] }
}

interface Progress {
  readonly packages: Map<string, Package>
  readonly documents: KeptDocument[]
  readonly problems: Problem[]
  /** How many there are, as the first page says; null before it. */
  total: number | null
  /** Place of the next dataset to ask for. */
  start: number
  isComplete: boolean
  hasChanged: boolean
}

async function searchOnce(base: string, source: Source, tools: WebTools): Promise<Found & { hasChanged: boolean }> {
  const nothing = { total: null, start: 0, isComplete: true, hasChanged: false }
  const progress: Progress = { packages: new Map(), documents: [], problems: [], ...nothing }
  while (progress.total === null || progress.start < progress.total) {
    const url = searchAddress(base, progress.start, source)
    if (progress.documents.length >= source.limits.maxPages) {
      giveUp(progress, problem('source', 'pages-too-many', { details: { url, limit: String(source.limits.maxPages) } }))
      break
    }
    const isRead = await readPage(url, { source, tools, progress })
    if (!isRead || progress.hasChanged) break
  }
  const { packages, total, isComplete, hasChanged, documents, problems } = progress
  const isShort = isComplete && packages.size !== total
  return { packages: [...packages.values()], documents, problems, isComplete, hasChanged: hasChanged || isShort }
}

type Step = { readonly source: Source; readonly tools: WebTools; readonly progress: Progress }

/** Answers whether to go on. */
async function readPage(url: string, { source, tools, progress }: Step): Promise<boolean> {
  try {
    return await addPage(url, { source, tools, progress })
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    if (progress.total === null) throw error
    const details = { ...error.details, url, code: error.code }
    progress.problems.push(...error.problems)
    giveUp(progress, problem('source', 'page-not-loaded', { value: url, details }))
    return false
  }
}

async function addPage(url: string, { source, tools, progress }: Step): Promise<boolean> {
  const answer = await ask(url, source, tools)
  // What there is to say of the way is the same of every page.
  if (progress.total === null) progress.problems.push(...answer.problems)
  const { count, results } = searchForm.safeParse(resultIn(answer.document)).data ?? { count: null, results: [] }
  if (count === null) {
    const details = { url, reason: 'no-ckan' }
    const problems = [problem('source', 'ckan-no-api', { details })]
    throw afterAll(new HarvestError('no-catalogue', details), { problems, main: answer.document })
  }
  progress.documents.push(await keep(answer.document))
  progress.hasChanged = progress.total !== null && progress.total !== count
  progress.total = count
  progress.start += results.length
  for (const result of results) addPackage(result, progress)
  return results.length > 0
}

function addPackage(result: unknown, progress: Progress): void {
  const found = packageOf(result)
  if (found !== null) progress.packages.set(found.id, found)
  else {
    const value = JSON.stringify(result).slice(0, 200).toWellFormed()
    giveUp(progress, problem('source', 'ckan-record-unreadable', { value }))
  }
}

function giveUp(progress: Progress, why: Problem): void {
  progress.isComplete = false
  progress.problems.push(why)
}
