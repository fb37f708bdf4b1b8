import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AssessedDataset } from '../../src/model/assessment.ts'
import type { KeptDocument } from '../../src/model/document.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { CatalogueRecord, ResourceType } from '../../src/model/record.ts'
import { defaultLimits, notifyNobody, type Source } from '../../src/model/source.ts'
import { dcat, dcterms, foaf, rdf, vcard } from '../../src/rdf/vocabulary.ts'
import type { HarvestResult } from '../../src/store/store.ts'

/** A source that harvests on demand; the named parts replace the ordinary ones. */
export function sampleSource(id: string, parts: Partial<Source> = {}): Source {
  return {
    id,
    organisation: null,
    title: `Katalog ${id}`,
    kind: 'dcat',
    url: `https://${id}.example/dcat`,
    profile: 'dcat-ap-se',
    schedule: null,
    precedence: { kind: 'public' },
    enabled: true,
    limits: defaultLimits,
    settings: {},
    notify: notifyNobody,
    ...parts,
  }
}

/** Statements of the primary topic by predicate; a value is a term as N-Quads writes it. */
export type Statements = Readonly<Record<string, readonly string[]>>

/** A record with these statements; `more` are whole lines about other subjects of the same description. */
export function sampleRecord(
  primaryTopic: string,
  resourceType: ResourceType,
  { source = 'a', statements = {} as Statements, more = [] as readonly string[], identity = primaryTopic } = {},
): CatalogueRecord {
  const type = { [rdf.type]: [`<${classOf[resourceType]}>`] }
  const own = Object.entries({ ...type, ...statements }).flatMap(([predicate, terms]) =>
    terms.map(term => `<${primaryTopic}> <${predicate}> ${term} .`),
  )
  const graph = `${[...own, ...more].sort().join('\n')}\n`
  const publisher = statements[dcterms.publisher]?.[0]
  return {
    primaryTopic,
    resourceType,
    source,
    publisher: publisher?.startsWith('<') ? publisher.slice(1, -1) : null,
    identity,
    graph,
    checksum: createHash('sha256').update(graph).digest('hex'),
    issued: null,
    modified: statements[dcterms.modified]?.[0].split('"')[1] ?? null,
  }
}

const classOf: Readonly<Record<ResourceType, string>> = {
  Catalog: dcat.Catalog,
  Dataset: dcat.Dataset,
  DatasetSeries: dcat.DatasetSeries,
  DataService: dcat.DataService,
  Agent: foaf.Agent,
  Kind: vcard.Kind,
}

/** A dataset with a Swedish title. */
export function sampleDataset(iri: string, title: string, statements: Statements = {}): CatalogueRecord {
  return sampleRecord(iri, 'Dataset', { statements: { [dcterms.title]: [`"${title}"@sv`], ...statements } })
}

/** An agent with a Swedish name. */
export function sampleAgent(iri: string, name: string, type = 'NationalAuthority'): CatalogueRecord {
  const statements = {
    [foaf.name]: [`"${name}"@sv`],
    [dcterms.type]: [`<http://purl.org/adms/publishertype/${type}>`],
  }
  return sampleRecord(iri, 'Agent', { statements })
}

/** A document as it is kept. */
export function sampleDocument(body: string | Uint8Array, parts: Partial<KeptDocument> = {}): KeptDocument {
  const bytes = Buffer.from(body)
  const url = parts.url ?? 'https://a.example/dcat'
  return {
    url,
    finalUrl: url,
    mediaType: 'text/turtle',
    charset: null,
    etag: '"1"',
    lastModified: null,
    fetchedAt: new Date('2026-01-02T03:04:00.000Z'),
    redirects: [],
    checksum: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    gzipped: gzipSync(bytes),
    ...parts,
  }
}

/** The result's records are there already, rather than made as they are saved. */
export type SampleResult = HarvestResult & { readonly changed: readonly CatalogueRecord[] }

/** What a harvest that succeeded leaves behind. */
export function sampleResult(source: string, parts: Partial<SampleResult> = {}): SampleResult {
  const changed = parts.changed ?? []
  const at = parts.endedAt ?? new Date('2026-01-02T03:04:05.000Z')
  return {
    source,
    trigger: 'manual',
    status: 'succeeded',
    startedAt: at,
    endedAt: at,
    changes: null,
    error: null,
    timings: { read: 1 },
    received: {
      finalUrl: `https://${source}.example/dcat`,
      mediaType: 'text/turtle',
      syntax: 'turtle',
      bytes: 3,
      triples: 1,
      etag: '"1"',
      lastModified: null,
    },
    documentChecksum: 'checksum',
    documents: [sampleDocument('abc')],
    removed: [],
    findings: [],
    assessed: [],
    ...parts,
    changed: changed.map(record => ({ ...record, source })),
  }
}

/** A finding on a resource. */
export function sampleFinding(focusNode: string | null, parts: Partial<Finding> = {}): Finding {
  return {
    stage: 'validate',
    severity: 'Violation',
    sourceShape: 'https://rules.example/Dataset-title-required',
    sourceConstraintComponent: 'http://www.w3.org/ns/shacl#MinCountConstraintComponent',
    focusNode,
    focusType: 'Dataset',
    focusLabel: null,
    resultPath: dcterms.title,
    pathLabel: { sv: 'Titel', en: 'Title' },
    value: null,
    resultMessage: { sv: 'Ange en titel', en: 'Give a title' },
    hint: null,
    position: { line: 3, column: 5 },
    seeAlso: null,
    ...parts,
  }
}

/** An assessed dataset, worth ten points for each verdict that is true, under both of the EU methods. */
export function sampleAssessed(
  dataset: string,
  verdicts: readonly (boolean | null)[],
  distribution: string | null = null,
): AssessedDataset {
  const known = verdicts.filter(verdict => verdict !== null)
  const points = verdicts.filter(verdict => verdict === true).length * 10
  const letters = verdicts.map(verdict => (verdict === null ? '?' : verdict ? '1' : '0')).join('')
  const resources = distribution === null ? [dataset] : [dataset, distribution]
  return {
    assessment: {
      computedOn: dataset,
      resources,
      pattern: {
        tests: verdicts.map((_, place) => `test${place}`),
        verdicts: resources.map(() => letters),
        faults: {},
        fixes: [{ fix: 'licence', resource: 0, after: [[0, '1']], mends: {}, isExported: false }],
        flagged: [],
      },
      evidence: [{ resource: 0, about: 'licence', property: dcterms.license, value: null, line: null }],
      flags: [],
      addresses: [],
    },
    points: ['eu-v1', 'eu-v1-export'].map(method => ({
      method,
      points,
      maxPoints: verdicts.length * 10,
      rating: points > 10 ? 'good' : 'bad',
      byDimension: { findability: points },
      confident: { points, maxPoints: known.length * 10 },
      confidence: known.length / verdicts.length,
    })),
  }
}

/** The same with addresses that its links are checked for, all of them `accessURL`s. */
export function withAddresses(assessed: AssessedDataset, urls: readonly string[]): AssessedDataset {
  const addresses = urls.map(url => ({ resource: 0, role: 'accessURL', url, line: null, isData: false }) as const)
  return { ...assessed, assessment: { ...assessed.assessment, addresses } }
}
