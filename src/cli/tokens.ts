import { type Role, roles } from '../model/access.ts'
import { createSecret, hashOf } from '../serve/admin/secrets.ts'
import { formatDateTime } from '../text/format.ts'
import { sourceCommandWords } from '../text/source-commands.ts'
import type { Define } from './command.ts'
import { actorAt, CliError, type Context } from './context.ts'
import { choose, repeated } from './options.ts'
import { columnsText } from './table.ts'

interface AddOptions {
  readonly label: string
  readonly role: string
  readonly source?: readonly string[]
}

/** `skord tokens …`: who may do what in the administration. */
export const defineTokens: Define = (program, text, run) => {
  const words = sourceCommandWords[text.language].tokens
  const tokens = program.command('tokens').description(words.about)
  tokens
    .command('list')
    .description(words.list)
    .option('--format <text|json>', text.format, 'text')
    .action(({ format }: { format: string }) => run(context => list(format, context)))
  tokens
    .command('add')
    .description(words.add)
    .requiredOption('--label <text>', words.label)
    .requiredOption('--role <role>', words.role)
    .option('--source <id>', words.source, repeated)
    .action((options: AddOptions) => run(context => add(options, context)))
  tokens
    .command('revoke')
    .description(words.revoke)
    .argument('<id>', words.id)
    .action((id: string) => run(context => revoke(id, context)))
}

const formats: Readonly<Record<string, (context: Context) => Promise<string>>> = {
  text: tokenTable,
  json: async context => JSON.stringify(await (await context.store()).tokens(), null, 2),
}

async function list(format: string, context: Context): Promise<number> {
  const write = choose(formats, ['--format', format], context)
  context.print(await write(context))
  return 0
}

async function tokenTable(context: Context): Promise<string> {
  const words = sourceCommandWords[context.language].tokens
  const tokens = await (await context.store()).tokens()
  if (tokens.length === 0) return words.none
  const time = (at: Date | null): string => (at === null ? '–' : formatDateTime(at, context.language))
  const rows = tokens.map(({ id, label, role, sources, createdAt, lastUsedAt, revokedAt }) => {
    return [String(id), label, role, sources.join(', '), time(createdAt), time(lastUsedAt), time(revokedAt)]
  })
  return columnsText(words.columns, rows)
}

/** The secret alone goes to stdout, so that it can be taken into a file. */
async function add({ label, role, source: sources = [] }: AddOptions, context: Context): Promise<number> {
  const words = sourceCommandWords[context.language].tokens
  const chosen = choose(Object.fromEntries(roles.map(each => [each, each as Role])), ['--role', role], context)
  if (chosen === 'owner' && sources.length === 0) throw new CliError(words.ownerNeeds)
  if (chosen !== 'owner' && sources.length > 0) throw new CliError(words.onlyOwners)
  const store = await context.store()
  for (const id of sources) {
    if ((await store.source(id)) === null) throw new CliError(context.text.sources.missing(id))
  }
  const secret = createSecret()
  await store.addToken({ label, role: chosen, sources, hash: hashOf(secret) }, actorAt(context))
  context.say(words.added)
  context.print(secret)
  return 0
}

async function revoke(id: string, context: Context): Promise<number> {
  const words = sourceCommandWords[context.language].tokens
  const isRevoked =
    /^[1-9]\d{0,14}$/.test(id) && (await (await context.store()).revokeToken(Number(id), actorAt(context)))
  context.say(isRevoked ? words.revoked(id) : words.missing(id))
  return isRevoked ? 0 : 1
}
