import { z } from 'zod'
import { type Fields, record } from './ckan-fields.ts'

/** One dataset (CKAN: package) as a portal answers it. */
export interface Package {
  readonly id: string
  /** Its own fields and, where it has none of the name, those of its `extras`. */
  readonly fields: Fields
  readonly resources: readonly Fields[]
  readonly organization: Fields | null
  readonly groups: readonly Fields[]
  readonly tags: readonly Fields[]
}

/** A list without what has no place in it. */
const records = z
  .array(z.unknown())
  .catch([])
  .transform((list): readonly Fields[] =>
    list.flatMap(one => {
      const { data } = record.safeParse(one)
      return data === undefined ? [] : [data]
    }),
  )

const packageForm = z.looseObject({
  id: z.string().min(1),
  resources: records,
  organization: record.nullable().catch(null),
  groups: records,
  tags: records,
  extras: records,
})

/** An answer of the action API. */
export const answerForm = z.looseObject({ success: z.boolean(), result: z.unknown().optional() })

/** The result of `package_search`. */
export const searchForm = z.looseObject({ count: z.int().min(0), results: z.array(z.unknown()) })

/** A package in an answer; null when it is none. */
export function packageOf(value: unknown): Package | null {
  const { data } = packageForm.safeParse(value)
  if (data === undefined) return null
  const { id, resources, organization, groups, tags, extras, ...own } = data
  const further = extras.map(({ key, value: extra }) => [String(key), extra] as const)
  const stated = Object.entries(own).filter(([, field]) => !isEmpty(field))
  const fields = { ...Object.fromEntries(further), ...Object.fromEntries(stated), id }
  return { id, fields, resources, organization, groups, tags }
}

/** Is it to be published? Drafts, deleted and private ones are not, nor what is no dataset. */
export function isPublic({ fields }: Package): boolean {
  const state = fields.state ?? 'active'
  return state === 'active' && fields.private !== true && !otherTypes.includes(String(fields.type ?? 'dataset'))
}

/** Packages of these types hold pages, harvest sources and uses of data. */
const otherTypes: readonly string[] = ['harvest', 'showcase', 'page', 'application', 'apps']

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
