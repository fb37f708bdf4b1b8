import type { Actor, Role, Token } from '../model/access.ts'
import { noteAudit } from './audit.ts'
import { allot, type Database, one, type Statements } from './database.ts'

/** What is known of tokens; the secrets themselves are not. */
export interface Tokens {
  add(
    token: { readonly label: string; readonly role: Role; readonly sources: readonly string[]; readonly hash: string },
    actor: Actor,
  ): Promise<Token>
  /** The token that holds with this hash; null when there is none. Who asks does not wait till its use is written. */
  of(hash: string, now: Date): Promise<Token | null>
  all(): Promise<readonly Token[]>
  revoke(id: number, actor: Actor): Promise<boolean>
}

/** How long a token's last use may lie back before it is noted anew, in ms. */
const precision = 60_000

/** Tokens of a database. Uses that are not written yet, as a harvest is being saved perhaps, are remembered. */
export function createTokens(database: Database): Tokens {
  const uses = new Map<number, Date>()
  const note = async (id: number, now: Date): Promise<void> => {
    uses.set(id, now)
    const noted = database.transaction(({ run }) => run(use, [id, now.toISOString()]))
    await noted.catch(() => uses.delete(id))
  }
  const withUse = (token: Token): Token => ({ ...token, lastUsedAt: uses.get(token.id) ?? token.lastUsedAt })
  return {
    add: (token, actor) => addToken(database, token, actor),
    of: async (hash, now) => {
      const row = await one<TokenRow>(database, `${tokenRows} where hash = $1 and revoked_at is null`, [hash])
      if (row === null) return null
      const token = withUse(toToken(row))
      const { lastUsedAt } = token
      if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= precision) void note(token.id, now)
      return withUse(token)
    },
    all: async () => (await database.all<TokenRow>(`${tokenRows} order by id`)).map(row => withUse(toToken(row))),
    revoke: (id, actor) => revokeToken(database, id, actor),
  }
}

const use = 'update token set last_used_at = $2 where id = $1'

function addToken(database: Database, given: Parameters<Tokens['add']>[0], actor: Actor): Promise<Token> {
  const { label, role, sources, hash } = given
  return database.transaction(async statements => {
    const id = await allot(statements, 'token')
    await statements.run(insert, [id, hash, label, role, JSON.stringify(sources), actor.at.toISOString()])
    const done = { at: actor.at, actor: actor.name, action: 'token.created', subject: label }
    await noteAudit(statements, { ...done, before: null, after: { id, role, sources } })
    return { id, label, role, sources, createdAt: actor.at, lastUsedAt: null, revokedAt: null }
  })
}

const insert = 'insert into token (id, hash, label, role, sources, created_at) values ($1, $2, $3, $4, $5, $6)'

function revokeToken(database: Database, id: number, actor: Actor): Promise<boolean> {
  return database.transaction(async statements => {
    const row = await one<TokenRow>(statements, `${tokenRows} where id = $1 and revoked_at is null`, [id])
    if (row === null) return false
    await statements.run('update token set revoked_at = $2 where id = $1', [id, actor.at.toISOString()])
    const { label, role, sources } = toToken(row)
    const done = { at: actor.at, actor: actor.name, action: 'token.revoked', subject: label }
    await noteAudit(statements, { ...done, before: { id, role, sources }, after: null })
    return true
  })
}

/** Takes a source away from those who own it, so that a later one of the same name is not theirs. */
export async function disown(statements: Statements, source: string): Promise<void> {
  const rows = await statements.all<TokenRow>(`${tokenRows} where role = 'owner'`)
  const owners = rows.map(toToken).filter(({ sources }) => sources.includes(source))
  await statements.runEach(
    'update token set sources = $2 where id = $1',
    owners.map(({ id, sources }) => [id, JSON.stringify(sources.filter(each => each !== source))]),
  )
}

interface TokenRow {
  readonly id: number
  readonly label: string
  readonly role: Role
  readonly sources: string
  readonly created_at: string
  readonly last_used_at: string | null
  readonly revoked_at: string | null
}

const tokenRows = 'select id, label, role, sources, created_at, last_used_at, revoked_at from token'

function toToken(row: TokenRow): Token {
  const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
  const { id, label, role } = row
  const times = { lastUsedAt: date(row.last_used_at), revokedAt: date(row.revoked_at) }
  return {
    id,
    label,
    role,
    sources: JSON.parse(row.sources) as string[],
    createdAt: new Date(row.created_at),
    ...times,
  }
}
