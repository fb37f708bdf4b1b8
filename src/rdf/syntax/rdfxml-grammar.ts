import { type Position, problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { fault, type ParseTools, SyntaxFault, statementGuard } from '../parsing.ts'
import { excerptAt } from '../position.ts'
import { rdf } from '../vocabulary.ts'
import { type Attributes, nodeAttributes, propertyAttributes, scopeOf, type Written } from './rdfxml-attributes.ts'
import { type Content, type Context, contentOf, type Element, type Frame } from './rdfxml-frame.ts'
import { isDeclaration, outerScope } from './rdfxml-names.ts'
import { type Base, RdfXmlTerms } from './rdfxml-terms.ts'
import { CanonicalXml } from './xml-literal.ts'

const nodeRoles: ReadonlySet<string> = new Set(['property', 'Description'])
const propertyRoles: ReadonlySet<string> = new Set(['property', 'li'])
const notSpace = /[^ \t\r\n]/

/**
 * RDF/XML as a machine with a stack instead of recursion: what an element means depends on what it stands in.
 * @see https://www.w3.org/TR/rdf-syntax-grammar/#section-Infoset-Grammar
 */
export class RdfXmlGrammar {
  readonly #builder: GraphBuilder
  readonly #tools: ParseTools
  readonly #here: () => Position
  readonly #attributeAt: (name: string) => Position
  readonly #terms: RdfXmlTerms
  readonly #type: number
  readonly #guard: () => void
  readonly #stack: Frame[] = []

  readonly #opens: Readonly<Record<Content, (element: Element, around: Frame) => void>> = {
    root: (element, around) => this.#root(element, around),
    nodes: (element, around) => void this.#node(element, around),
    properties: (element, around) => this.#property(element, around),
    value: (element, around) => this.#value(element, around),
    collection: (element, around) => this.#member(element, around),
    xml: () => {},
    nothing: element => this.#refuse(element),
  }
  readonly #closes: Readonly<Record<Content, (frame: Frame) => void>> = {
    root: () => {},
    nodes: () => {},
    properties: () => {},
    value: frame => this.#closeValue(frame),
    collection: frame => this.#closeCollection(frame),
    xml: frame => this.#closeXml(frame),
    nothing: () => {},
  }

  /** `here` is asked for the place of the element that is being opened, `attributeAt` for that of an attribute of it. */
  constructor(
    builder: GraphBuilder,
    tools: ParseTools,
    { here, attributeAt }: { readonly here: () => Position; readonly attributeAt: (name: string) => Position },
  ) {
    this.#builder = builder
    this.#tools = tools
    this.#here = here
    this.#attributeAt = attributeAt
    this.#terms = new RdfXmlTerms(builder, tools, here)
    this.#type = builder.terms.iri(rdf.type)
    this.#guard = statementGuard(builder, tools.limits)
    this.#push('root', '', { scope: outerScope(), base: this.#terms.documentBase(), language: '' })
  }

  /** Name of the innermost open element; '' when all are closed. */
  get openElement(): string {
    return this.#top().name
  }

  open(written: string, attributes: Written): void {
    const around = this.#top()
    if (around.xml !== null) this.#openXml(written, attributes, around.xml)
    else {
      const scope = scopeOf(attributes, around.scope, this.#tools)
      this.#opens[around.content]({ written, attributes, scope, name: scope.element(written) }, around)
    }
  }

  text(text: string): void {
    const frame = this.#top()
    if (frame.xml !== null) frame.xml.text(text)
    else if (frame.content === 'value') frame.text += text
    else if (!notSpace.test(text)) return
    else if (frame.content === 'properties') this.#textAmongProperties(frame, text)
    else this.#stray(text)
  }

  comment(text: string): void {
    this.#top().xml?.comment(text)
  }

  instruction(target: string, body: string): void {
    this.#top().xml?.instruction(target, body)
  }

  close(): void {
    const frame = this.#top()
    if (frame.xml !== null && frame.xml.depth > 0) frame.xml.close()
    else {
      this.#closes[frame.content](frame)
      this.#stack.pop()
    }
  }

  /** Only rdf:RDF is certainly RDF; another element is when it is said to be, or when the RDF namespace is declared. */
  #root(element: Element, around: Frame): void {
    const { name, scope } = element
    const isRdf = name.role === 'RDF' || (name.namespace !== '' && (this.#tools.declared || scope.knowsRdf()))
    if (!isRdf) {
      const details = { element: element.written, namespace: name.namespace }
      throw new SyntaxFault(problem('parse', 'not-rdf-xml', { position: this.#here(), details }), 'not-rdf')
    }
    if (name.role !== 'RDF') this.#node(element, around)
    else this.#push('nodes', element.written, this.#inside(element, nodeAttributes(element.attributes, scope), around))
  }

  /** Opens a node element and answers the node. */
  #node(element: Element, around: Frame): number {
    if (!nodeRoles.has(element.name.role)) this.#refuse(element)
    const attributes = nodeAttributes(element.attributes, element.scope)
    const context = this.#inside(element, attributes, around)
    const subject = this.#subjectOf(attributes, context.base)
    const frame = this.#push('properties', element.written, context, { subject })
    if (element.name.role !== 'Description') {
      this.#begin(frame, subject)
      this.#add(frame, subject, this.#type, this.#terms.name(element.name.iri))
    }
    this.#addAttributes(frame, subject, attributes)
    return subject
  }

  #subjectOf({ about, ID, nodeID }: Attributes, base: Base): number {
    if (about !== undefined) return this.#terms.reference(about, base)
    if (ID !== undefined) return this.#terms.fragment(ID, base)
    return nodeID === undefined ? this.#terms.fresh() : this.#terms.node(nodeID)
  }

  #property(element: Element, around: Frame): void {
    const { name, scope } = element
    if (!propertyRoles.has(name.role)) this.#refuse(element)
    if (around.text !== '') throw fault('rdfxml-torn', null, this.#excerpt(around.text))
    if (!around.hasProperties) this.#begin(around, around.subject)
    around.hasProperties = true
    const attributes = propertyAttributes(element.attributes, scope)
    const context = this.#inside(element, attributes, around)
    const iri = name.role === 'li' ? `${name.namespace}_${++around.members}` : name.iri
    const content = contentOf(attributes)
    const frame = this.#push(content, element.written, context, {
      subject: content === 'properties' ? this.#terms.fresh() : around.subject,
      predicate: this.#terms.name(iri),
      statement: attributes.ID === undefined ? 0 : this.#terms.fragment(attributes.ID, context.base),
      datatype: attributes.datatype === undefined ? 0 : this.#terms.datatype(attributes.datatype, context.base),
    })
    if (content === 'properties') this.#addStatement(frame, around.subject, frame.subject)
    if (content === 'nothing') this.#addEmpty(frame, attributes)
  }

  /** In a node that holds nothing else, text is a property written as a node; between properties, something is torn. */
  #textAmongProperties(frame: Frame, text: string): void {
    if (frame.hasProperties) throw fault('rdfxml-torn', null, this.#excerpt(text))
    frame.text = text
    this.#stray(text)
  }

  /** A property element whose attributes say what its object is, or describe it. */
  #addEmpty(frame: Frame, attributes: Attributes): void {
    const object = this.#objectOf(attributes, frame.base)
    this.#addStatement(frame, frame.subject, object)
    this.#addAttributes(frame, object, attributes)
  }

  #objectOf({ resource, nodeID }: Attributes, base: Base): number {
    if (resource !== undefined) return this.#terms.reference(resource, base)
    return nodeID === undefined ? this.#terms.fresh() : this.#terms.node(nodeID)
  }

  /** A node inside a property element: the object of the property. */
  #value(element: Element, around: Frame): void {
    if (around.object !== 0 || around.datatype !== 0) this.#refuse(element)
    if (notSpace.test(around.text)) this.#stray(around.text)
    around.text = ''
    around.object = this.#node(element, around)
  }

  #closeValue(frame: Frame): void {
    const { object, text } = frame
    if (object !== 0 && notSpace.test(text)) this.#stray(text)
    const value = object !== 0 ? object : this.#terms.literal(text, frame.datatype, frame.language)
    this.#addStatement(frame, frame.subject, value)
  }

  /** A node inside a collection: one more cell. */
  #member(element: Element, around: Frame): void {
    const cell = this.#terms.fresh()
    const item = this.#node(element, around)
    const member = this.#top()
    if (around.cell === 0) around.object = cell
    else this.#add(member, around.cell, this.#terms.iri(rdf.rest), cell)
    this.#add(member, cell, this.#terms.iri(rdf.first), item)
    around.cell = cell
  }

  #closeCollection(frame: Frame): void {
    const nil = this.#terms.iri(rdf.nil)
    if (frame.cell !== 0) this.#add(frame, frame.cell, this.#terms.iri(rdf.rest), nil)
    this.#addStatement(frame, frame.subject, frame.object === 0 ? nil : frame.object)
  }

  #openXml(name: string, attributes: Written, xml: CanonicalXml): void {
    this.#checkDepth(this.#stack.length + xml.depth)
    const scope = scopeOf(attributes, xml.scope, this.#tools)
    xml.open({ name, scope, attributes: attributes.filter(attribute => !isDeclaration(attribute.name)) })
  }

  #closeXml(frame: Frame): void {
    const value = this.#terms.literal(String(frame.xml), this.#terms.iri(rdf.XMLLiteral), '')
    this.#addStatement(frame, frame.subject, value)
  }

  #addAttributes(frame: Frame, subject: number, { type, properties }: Attributes): void {
    if (type === undefined && properties.length === 0) return
    this.#begin(frame, subject)
    if (type !== undefined) {
      this.#addAttribute(type.written, [subject, this.#type, this.#terms.reference(type.value, frame.base)])
    }
    for (const { name, written, value } of properties) {
      const predicate = this.#terms.name(name.iri)
      this.#addAttribute(written, [subject, predicate, this.#terms.literal(value, 0, frame.language)])
    }
  }

  #addAttribute(written: string, [subject, predicate, object]: readonly [number, number, number]): void {
    this.#guard()
    const position = this.#builder.keepsPositions ? this.#attributeAt(written) : null
    this.#builder.add(subject, predicate, object, 0, position?.line, position?.column)
  }

  /** A description of a subject begins with an element. */
  #begin({ position }: Frame, subject: number): void {
    if (position !== null) this.#builder.begin(subject, position)
  }

  /** The statement of a property element, and what its rdf:ID says of it. */
  #addStatement(frame: Frame, subject: number, object: number): void {
    this.#add(frame, subject, frame.predicate, object)
    if (frame.statement === 0) return
    this.#begin(frame, frame.statement)
    this.#add(frame, frame.statement, this.#type, this.#terms.iri(rdf.Statement))
    this.#add(frame, frame.statement, this.#terms.iri(rdf.subject), subject)
    this.#add(frame, frame.statement, this.#terms.iri(rdf.predicate), frame.predicate)
    this.#add(frame, frame.statement, this.#terms.iri(rdf.object), object)
  }

  #add({ position }: Frame, subject: number, predicate: number, object: number): void {
    this.#guard()
    this.#builder.add(subject, predicate, object, 0, position?.line, position?.column)
  }

  #inside({ scope }: Element, { base, lang, unqualified }: Attributes, around: Frame): Context {
    for (const name of unqualified) this.#report('rdfxml-unqualified-attribute', { name })
    return {
      scope,
      base: base === undefined ? around.base : this.#terms.base(base, around.base),
      language: lang === undefined ? around.language : this.#terms.language(lang),
    }
  }

  #push(content: Content, name: string, { scope, base, language }: Context, about: Partial<Frame> = {}): Frame {
    this.#checkDepth(this.#stack.length)
    const frame: Frame = {
      content,
      name,
      scope,
      base,
      language,
      position: this.#builder.keepsPositions ? this.#here() : null,
      subject: about.subject ?? 0,
      predicate: about.predicate ?? 0,
      datatype: about.datatype ?? 0,
      statement: about.statement ?? 0,
      xml: content === 'xml' ? new CanonicalXml(scope) : null,
      object: 0,
      cell: 0,
      members: 0,
      hasProperties: false,
      text: '',
    }
    this.#stack.push(frame)
    return frame
  }

  #top(): Frame {
    return this.#stack[this.#stack.length - 1]
  }

  #checkDepth(depth: number): void {
    const { maxDepth } = this.#tools.limits
    if (depth > maxDepth) throw fault('document-too-deep', null, { limit: String(maxDepth) })
  }

  #refuse({ written }: Element): never {
    throw fault('rdfxml-unexpected-element', null, { name: written, inside: this.#top().name })
  }

  #stray(text: string): void {
    this.#report('rdfxml-stray-text', this.#excerpt(text))
  }

  #excerpt(text: string): { readonly text: string; readonly inside: string } {
    return { text: excerptAt(text.trim(), 0), inside: this.#top().name }
  }

  #report(rule: string, details: Readonly<Record<string, string>>): void {
    this.#tools.report(problem('parse', rule, { position: this.#here(), details }))
  }
}
