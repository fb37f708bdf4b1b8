import { allot, one, type Statements } from './database.ts'

/** Makes these the addresses that entries name. Those that are new wait for their first check from now on. */
export async function nameAddresses(
  statements: Statements,
  { urls, at }: { readonly urls: ReadonlyMap<number, readonly string[]>; readonly at: Date },
): Promise<void> {
  const ids = await addressIds(statements, { urls: new Set([...urls.values()].flat()), at })
  const unnamed: number[] = []
  for (const [entry, named] of urls) {
    const standing = new Set((await namedBy(statements, entry)).map(({ address }) => address))
    const wanted = new Set(named.flatMap(url => ids.get(url) ?? []))
    const gone = [...standing].filter(address => !wanted.has(address))
    unnamed.push(...gone)
    await statements.runEach(
      'delete from address_use where entry = $1 and address = $2',
      gone.map(address => [entry, address]),
    )
    await statements.runEach(
      'insert into address_use (entry, address) values ($1, $2)',
      [...wanted].flatMap(address => (standing.has(address) ? [] : [[entry, address]])),
    )
  }
  await dropUnnamed(statements, { addresses: unnamed, at })
}

function namedBy(statements: Statements, entry: number): Promise<readonly { readonly address: number }[]> {
  return statements.all<{ address: number }>('select address from address_use where entry = $1', [entry])
}

/** Takes away what an entry names; answers the numbers of the addresses. */
export async function unnameAddresses(statements: Statements, entry: number): Promise<readonly number[]> {
  const named = await namedBy(statements, entry)
  if (named.length > 0) await statements.run('delete from address_use where entry = $1', [entry])
  return named.map(({ address }) => address)
}

/** The numbers of addresses; those not known yet are added. */
export async function addressIds(
  statements: Statements,
  { urls, at }: { readonly urls: Iterable<string>; readonly at: Date },
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  const added: string[] = []
  for (const url of urls) {
    const known = await one<{ id: number }>(statements, 'select id from address where url = $1', [url])
    if (known === null) added.push(url)
    else ids.set(url, known.id)
  }
  if (added.length === 0) return ids
  const first = await allot(statements, 'address', added.length)
  for (const [place, url] of added.entries()) ids.set(url, first + place)
  await statements.runEach(
    insert,
    added.map((url, place) => [first + place, url, hostOf(url), at.toISOString()]),
  )
  return ids
}

const insert = `insert into address (id, url, host, due_at, is_skipped) values ($1, $2, $3, $4, 0)
  on conflict (url) do nothing`

/** Host with port, as requests are counted by; '' for what is no web address. */
function hostOf(url: string): string {
  return URL.parse(url)?.host ?? ''
}

/** Of these addresses, forgets those that nobody names any more and that have never been asked for or are due again. */
export async function dropUnnamed(
  statements: Statements,
  { addresses, at }: { readonly addresses: readonly number[]; readonly at: Date },
): Promise<void> {
  for (const address of new Set(addresses)) {
    const row = await one(statements, forgettable, [address, at.toISOString()])
    if (row === null) continue
    await statements.run('delete from address_history where address = $1', [address])
    await statements.run('delete from address where id = $1', [address])
  }
}

const forgettable = `select 1 from address a where a.id = $1 and (a.checked_at is null or a.due_at <= $2)
  and not exists (select 1 from address_use u where u.address = a.id)`
