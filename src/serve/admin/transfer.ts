import { type ImportPlan, planImport, writeSourceList } from '../../harvest/source-list.ts'
import type { Store } from '../../store/store.ts'
import type { PageTools } from '../tools.ts'
import { may, type Who } from './permissions.ts'

/** The sources that a holder may see, as a list in YAML. */
export async function ownSourceList(who: Who, store: Pick<Store, 'sources'>): Promise<string> {
  return writeSourceList((await store.sources()).filter(({ id }) => may(who, 'see', id)))
}

/** What a list of sources would change. */
export async function planOf(text: string, { store, profiles }: PageTools): Promise<ImportPlan> {
  return planImport(text, { sources: await store.sources(), profiles: profiles.map(({ id }) => id) })
}
