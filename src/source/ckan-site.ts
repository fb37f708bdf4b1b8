import { z } from 'zod'
import type { KeptDocument } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { resultIn } from './ckan-answer.ts'
import { keep } from './documents.ts'
import { limitsOf, type WebTools } from './fetched.ts'

/** What a portal says of itself. */
export interface Site {
  readonly title: string | null
  readonly description: string | null
  /** Language of its title and description; null when it does not say. */
  readonly language: string | null
}

const text = z.string().trim().min(1).nullable().catch(null)
const siteForm = z
  .looseObject({ site_title: text, site_description: text, locale_default: text })
  .transform(({ site_title, site_description, locale_default }) => ({
    title: site_title,
    description: site_description,
    language: locale_default,
  }))
const rememberedForm = z.object({ title: text, description: text, language: text })

/**
 * Asks a portal for its title and description. Where it does not answer what it said last counts, so that nothing
 * changes for that; a portal that never did has the title of the source.
 */
export async function readSite(
  base: string,
  source: Source,
  tools: WebTools,
): Promise<{ readonly site: Site; readonly document: KeptDocument | null }> {
  try {
    const answer = await tools.get(`${base}/api/3/action/status_show`, {
      ...limitsOf(source, tools),
      accept: 'application/json',
      attempts: 1,
    })
    if (answer.kind !== 'document') return { site: await remembered(source, tools), document: null }
    const site = siteForm.safeParse(resultIn(answer.document)).data ?? (await remembered(source, tools))
    return { site, document: await keep(answer.document) }
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    return { site: await remembered(source, tools), document: null }
  }
}

/** The site as it is kept till next time. */
export function siteAsState(site: Site): Uint8Array {
  return Buffer.from(JSON.stringify(site))
}

async function remembered({ title }: Source, { before }: WebTools): Promise<Site> {
  const state = await before.state()
  if (state === null) return { title, description: null, language: null }
  return rememberedForm.parse(JSON.parse(Buffer.from(state).toString()))
}
