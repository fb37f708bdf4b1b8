import { z } from 'zod'
import type { KnownLink } from '../model/link.ts'
import { headlineMethod, type Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { type Given, linkOfStatus } from '../score/given.ts'
import { parameterValues } from '../score/parameters.ts'
import { CliError, type Context } from './context.ts'
import { readInput } from './input.ts'
import { choose, numberOption } from './options.ts'

/** The methods asked for, all of them unless told, with what `--set` says. */
export function methodsFor(
  { method: ids, set = [] }: { readonly method?: readonly string[]; readonly set?: readonly string[] },
  { methods }: Pick<Profile, 'methods'>,
  context: Context,
): readonly Method[] {
  const byId = Object.fromEntries(methods.map(method => [method.id, method]))
  const chosen = (ids ?? Object.keys(byId)).map(id => choose(byId, ['--method', id], context))
  const settings = settingsOf(set, context)
  return [...new Set(chosen)].map(method => ({ ...method, parameters: { ...method.parameters, ...settings } }))
}

/** The method that ranks: the first one named, else the one that leads everywhere. */
export function leadOf(methods: readonly Method[], named: readonly string[] | undefined): Method {
  return methods.find(({ id }) => id === (named?.[0] ?? headlineMethod)) ?? methods[0]
}

/** `--set parameter=value`, each checked against the values there are. */
function settingsOf(words: readonly string[], context: Context): Readonly<Record<string, string>> {
  const settings = words.map(word => {
    const [name, value = ''] = word.split('=')
    const values: readonly string[] = choose<readonly string[]>(parameterValues, ['--set', name], context)
    if (!values.includes(value)) throw new CliError(context.text.errors.choice(name, value, values.join(', ')))
    return [name, value]
  })
  return Object.fromEntries(settings)
}

/** A limit that a mean is held to. */
export interface Limit {
  readonly method: string
  readonly least: number
}

/** `--fail-under 300`, of the leading method, or `--fail-under se=70`. @throws CliError for a method that is not scored by */
export function limitsOf(
  words: readonly string[],
  lead: Method,
  scored: readonly Method[],
): (context: Context) => Limit[] {
  return context =>
    words.map(word => {
      const [name, value] = word.includes('=') ? word.split('=') : [lead.id, word]
      const byId = Object.fromEntries(scored.map(method => [method.id, method.id]))
      return {
        method: choose(byId, ['--fail-under', name], context),
        least: numberOption('--fail-under', value, context),
      }
    })
}

const givenSchema = z.strictObject({
  urlStatus: z.record(z.string(), z.number()).optional(),
  dcatApCompliant: z.boolean().nullable().optional(),
  note: z.string().optional(),
})

/** What `--given` states; nothing is probed or judged then. null without it. @throws CliError when the file says anything else */
export async function readGiven(
  file: string | undefined,
  context: Context,
): Promise<Pick<Given, 'link' | 'compliance'> | null> {
  if (file === undefined) return null
  const { body } = await readInput(file, context)
  const result = z.union([z.object({ given: givenSchema }), givenSchema]).safeParse(jsonOf(body))
  if (!result.success) throw new CliError(context.text.errors.badFile(file, context.text.errors.notGiven))
  const { urlStatus = {}, dcatApCompliant = null } = 'given' in result.data ? result.data.given : result.data
  const links = new Map<string, KnownLink>(
    Object.entries(urlStatus).map(([url, status]) => [url, linkOfStatus(status)]),
  )
  return {
    link: url => links.get(url) ?? null,
    compliance: () => (dcatApCompliant === null ? null : { conforms: dcatApCompliant, breaches: [] }),
  }
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return null
  }
}
