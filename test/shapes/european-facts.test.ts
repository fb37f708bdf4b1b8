import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Rule } from '../../src/profile/profile.ts'
import { read } from '../../src/rdf/read.ts'
import { prefixes } from '../../src/rdf/vocabulary.ts'
import { validate } from '../../src/validate/validate.ts'
import { namespaces } from './fixtures.ts'

const facts = resolve(import.meta.dirname, '../../../shared/profile')

interface Fact {
  readonly file: string
  readonly type: string
  readonly path: string
  readonly constraint: string
  readonly value: string
}

/** A table of what SEMIC's own shapes ask for. */
function factsIn(name: string): readonly Fact[] {
  const [, ...lines] = readFileSync(join(facts, name), 'utf8').trim().split('\n')
  return lines.map(line => {
    const [file, type, path, constraint, value] = line.split('\t')
    return { file, type, path, constraint, value: value.replaceAll("'", '') }
  })
}

describe.skipIf(!existsSync(facts))('what SEMIC’s own shapes ask for (needs ../shared/profile)', () => {
  /** Whose words the rules have, besides the prefixes of the vocabulary. */
  const more: Readonly<Record<string, string>> = {
    odrl: 'http://www.w3.org/ns/odrl/2/',
    time: 'http://www.w3.org/2006/time#',
    eli: 'http://data.europa.eu/eli/ontology#',
  }
  const expand = (name: string): string => {
    const [prefix, local] = name.split(':')
    return (more[prefix] ?? prefixes[prefix]) + local
  }
  const suffixes: Readonly<Record<string, readonly string[]>> = {
    'sh:minCount': ['required'],
    'sh:maxCount': ['single'],
    'sh:datatype': ['datatype'],
    'sh:nodeKind': ['link', 'text'],
    'sh:class': ['class', 'value'],
  }

  test('is asked for by a rule each, and class constraints by one about the class or about the list', async () => {
    const profile = await loadProfile('dcat-ap')
    const rules = [...profile.rules.values()].filter(({ iri }) => iri.startsWith(namespaces.eu))
    const main = factsIn('eu-dcat-ap-3.0.1-constraints.tsv').filter(({ file }) => file === 'main')
    expect(main.length).toBe(290)
    const isAsked = ({ type, path, constraint }: Fact): boolean =>
      rules.some(
        rule =>
          rule.severity === 'Violation' &&
          rule.focusType === type.split(':')[1] &&
          rule.path === expand(path) &&
          suffixes[constraint].some(suffix => rule.iri.endsWith(`-${suffix}`)),
      )
    expect(main.filter(fact => !isAsked(fact))).toEqual([])
  })

  test('is recommended by a rule each that is a warning, but for the area, which one of three describes', async () => {
    const profile = await loadProfile('dcat-ap')
    const recommended = factsIn('eu-dcat-ap-3.0.1-constraints.tsv').filter(
      ({ file, path }) => file === 'html/shapes_recommended' && path !== '-',
    )
    const ruleOf = ({ type, path }: Fact): Rule | undefined =>
      profile.rules.get(`${namespaces.eu}${type.split(':')[1]}-${path.split(':')[1]}-recommended`)
    const lacking = recommended.filter(fact => ruleOf(fact)?.severity !== 'Warning')
    expect(lacking.map(({ type, path }) => `${type} ${path}`)).toEqual([
      'dcterms:Location dcat:bbox',
      'dcterms:Location dcat:centroid',
      'dcterms:PeriodOfTime dcat:endDate',
    ])
  })
})

const validatorCases = resolve(import.meta.dirname, '../../../shared/corpus/eu-dcatap-validator')

/** Cases of SEMIC's older validator, by what each is made to break. */
const breaking: readonly (readonly [name: string, rule: string])[] = [
  ['test-rule-3', 'Agent-type-class'],
  ['test-rule-5', 'Catalog-dataset-class'],
  ['test-rule-9', 'Catalog-publisher-single'],
  ['test-rule-11', 'Catalog-publisher-class'],
  ['test-rule-59', 'Dataset-accrualPeriodicity-single'],
  ['test-rule-65', 'Dataset-language-value'],
  ['test-rule-67', 'Dataset-admsIdentifier-class'],
  ['test-rule-69', 'Dataset-issued-single'],
  ['test-rule-79', 'Distribution-accessURL-required'],
  ['test-rule-85', 'Distribution-format-single'],
  ['test-rule-87', 'Distribution-license-class'],
  ['test-rule-91', 'Distribution-mediaType-value'],
  ['test-rule-93', 'Distribution-rights-class'],
  ['test-rule-105', 'Distribution-checksum-single'],
  ['test-rule-109', 'Distribution-status-single'],
  ['test-rule-115', 'Dataset-theme-class'],
  ['test-rule-119', 'CatalogRecord-primaryTopic-required'],
  ['test-rule-121', 'CatalogRecord-primaryTopic-single'],
  ['test-rule-125', 'CatalogRecord-status-single'],
  ['test-rule-127', 'CatalogRecord-issued-single'],
  ['test-rule-129', 'CatalogRecord-source-single'],
  ['test-rule-131', 'CatalogRecord-language-class'],
  ['test-rule-133', 'Checksum-checksumValue-required'],
  ['test-rule-135', 'Checksum-checksumValue-single'],
  ['test-rule-139', 'Catalog-themeTaxonomy-class'],
  ['test-rule-155', 'Dataset-relation-link'],
  ['test-rule-157', 'Dataset-source-class'],
  ['test-rule-161', 'Distribution-conformsTo-class'],
  ['test-rule-163', 'Dataset-distribution-class'],
]

describe.skipIf(!existsSync(validatorCases))('cases of SEMIC’s older validator (needs ../shared/corpus)', () => {
  const rulesBroken = async (name: string): Promise<ReadonlySet<string>> => {
    const bytes = readFileSync(join(validatorCases, `${name}.rdf`))
    const { graph } = await read(bytes, { baseIri: 'https://a.example/', mediaType: 'application/rdf+xml' })
    const findings = await validate(graph, await loadProfile('dcat-ap'))
    return new Set(findings.map(({ sourceShape }) => sourceShape.slice(namespaces.eu.length)))
  }

  test.each(breaking)('%s breaks %s, which its perfect case does not', async (name, rule) => {
    expect(await rulesBroken(name)).toContain(rule)
    expect(await rulesBroken('test-perfect')).not.toContain(rule)
  })
})

const spanish = resolve(import.meta.dirname, '../../../shared/corpus/es-datosgobes')

describe.skipIf(!existsSync(spanish))('official examples of DCAT-AP-ES (needs ../shared/corpus)', () => {
  const findingsOn = async (name: string): Promise<readonly Finding[]> => {
    const { graph } = await read(readFileSync(join(spanish, name)), {
      baseIri: 'https://a.example/',
      mediaType: 'text/turtle',
    })
    return await validate(graph, await loadProfile('dcat-ap-hvd'))
  }

  test.each(['', '_full', '_minimal'])('the one of high-value data%s has no error', async variant => {
    const findings = await findingsOn(`E_DCAT-AP-ES_Catalog_HVD${variant}.ttl`)
    expect(findings.filter(({ severity }) => severity === 'Violation')).toEqual([])
  })

  test('the one without high-value data gets nothing but the information that none is marked', async () => {
    const findings = await findingsOn('E_DCAT-AP-ES_Catalog.ttl')
    expect(findings.map(({ sourceShape }) => sourceShape)).toEqual([`${namespaces.hvd}Catalog-dataset-marked`])
  })
})
