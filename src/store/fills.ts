import { createHash } from 'node:crypto'
import type { Received } from '../model/harvest.ts'
import { accessKeys } from './access-keys.ts'
import { putBodies, unpress } from './bodies.ts'
import { readCard } from './card.ts'
import { one, type Statements } from './database.ts'
import type { Facts } from './documents.ts'

/** What a step of the database's form does to what is stored that no SQL can say, by number of the step. */
export const fills: ReadonlyMap<number, (statements: Statements) => Promise<void>> = new Map([
  [4, moveDocuments],
  [5, fillAccessKeys],
])

interface DocumentRow {
  readonly ctx: number
  readonly number: number
  readonly harvest: number
  readonly gzipped: Uint8Array
  readonly url: string
  readonly received: string | null
  readonly ended_at: string
  readonly document_checksum: string | null
}

/** The documents of the last good runs are kept by checksum from now on. Where the parts came from was not noted. */
async function moveDocuments(statements: Statements): Promise<void> {
  const keys = await statements.all<{ ctx: number; number: number }>(
    'select ctx, number from document order by ctx, number',
  )
  for (const { ctx, number } of keys) {
    const row = await one<DocumentRow>(statements, oldDocument, [ctx, number])
    if (row !== null) await moveDocument(statements, row)
  }
  await statements.run('drop table document')
}

const oldDocument = `select d.*, s.url, s.document_checksum, h.received, h.ended_at
  from document d join source s on s.ctx = d.ctx join harvest h on h.id = d.harvest where d.ctx = $1 and d.number = $2`

async function moveDocument(statements: Statements, row: DocumentRow): Promise<void> {
  const { ctx, number, harvest, gzipped, document_checksum: all } = row
  const bytes = await unpress(gzipped)
  const checksum = createHash('sha256').update(bytes).digest('hex')
  await putBodies(statements, [{ checksum, size: bytes.length, gzipped }])
  await statements.run(insertReceived, [harvest, number, checksum, JSON.stringify(factsOf(row))])
  await statements.run('update harvest set kept_checksum = $2 where id = $1', [harvest, all ?? checksum])
  await statements.run('update source set received_in = $2 where ctx = $1', [ctx, harvest])
}

const insertReceived = 'insert into received (harvest, number, checksum, facts) values ($1, $2, $3, $4)'

function factsOf({ number, url, received, ended_at }: DocumentRow): Facts {
  const main = received === null || number > 1 ? null : (JSON.parse(received) as Received)
  return {
    url: number === 1 ? url : '',
    finalUrl: main?.finalUrl ?? '',
    mediaType: main?.mediaType ?? null,
    charset: null,
    etag: main?.etag ?? null,
    lastModified: main?.lastModified ?? null,
    fetchedAt: new Date(ended_at),
    redirects: [],
  }
}

interface DatasetRow {
  readonly id: number
  readonly topic: string
  readonly graph: string
}

/** Reads the access URLs of the datasets that are there already. */
async function fillAccessKeys(statements: Statements): Promise<void> {
  const next = (after: number) => statements.all<DatasetRow>(datasets, [after])
  for (let rows = await next(0); rows.length > 0; rows = await next(rows[rows.length - 1].id)) {
    await statements.runEach('update entry set access_keys = $2 where id = $1', rows.map(keysOf))
  }
}

const datasets = `select e.id, e.primary_topic as topic, d.graph from entry e join description d on d.id = e.id
  where e.resource_type = 'Dataset' and e.id > $1 order by e.id limit 500`

function keysOf({ id, topic, graph }: DatasetRow): [number, string] {
  return [id, accessKeys(readCard({ primaryTopic: topic, resourceType: 'Dataset', graph }).accessUrls)]
}
