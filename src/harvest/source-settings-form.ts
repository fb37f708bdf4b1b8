import { z } from 'zod'

const word = z.string()
const count = z.number()

/** The form in which the settings of a source are stated, in a file, by the API and on the command line. */
const settingsSchema = z.strictObject({
  id: word,
  url: word.optional(),
  title: word.optional(),
  organisation: word.nullable().optional(),
  kind: word.optional(),
  profile: word.optional(),
  schedule: word.nullable().optional(),
  precedence: z.union([word, count]).optional(),
  enabled: z.boolean().optional(),
  limits: z
    .strictObject({
      maxBytes: count.optional(),
      timeout: count.optional(),
      budget: count.optional(),
      maxPages: count.optional(),
      maxRemovedShare: count.optional(),
      graceDays: count.optional(),
      keepRuns: count.optional(),
    })
    .optional(),
  settings: z.record(word, word).optional(),
  notify: z
    .strictObject({
      mail: z.array(word).optional(),
      webhooks: z.array(word).optional(),
      when: word.optional(),
      dropPoints: count.optional(),
    })
    .optional(),
})

/** Settings of a source as a person states them; what is left out stays as it was. */
export type SourceSettings = z.infer<typeof settingsSchema>

/** What can be wrong with one setting; each has words in `text/source-settings.ts`. */
export type SettingsFaultCode =
  | 'missing'
  | 'unknown'
  | 'wrong-type'
  | 'bad-id'
  | 'reserved'
  | 'bad-url'
  | 'secret-in-url'
  | 'bad-iri'
  | 'bad-schedule'
  | 'bad-precedence'
  | 'bad-mail'
  | 'out-of-range'
  | 'no-such'
  | 'not-taken'
  | 'too-long'
  | 'twice'
  /** There is a source of that id already. */
  | 'taken'
  /** Only an administrator may change it. */
  | 'not-yours'

/** One thing that is wrong. */
export interface SettingsFault {
  /** Name of the setting, such as `url` or `limits.maxBytes`; empty when it concerns the whole. */
  readonly field: string
  readonly code: SettingsFaultCode
  /** `value` as it was given, `choices`, `least` and `most`, as the code needs. */
  readonly details: Readonly<Record<string, string>>
}

/** Settings read from something unknown; else every fault of their form, each with its field. */
export function readSettings(
  value: unknown,
): { readonly settings: SourceSettings } | { readonly faults: readonly SettingsFault[] } {
  const result = settingsSchema.safeParse(value, { reportInput: true })
  if (result.success) return { settings: result.data }
  return { faults: result.error.issues.flatMap(faultsOfIssue) }
}

function faultsOfIssue(issue: z.core.$ZodIssue): readonly SettingsFault[] {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ field: [...issue.path, key].join('.'), code: 'unknown', details: {} }))
  }
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined
  return [{ field, code: isMissing ? 'missing' : 'wrong-type', details: {} }]
}
