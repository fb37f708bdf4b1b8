import type { InBoth } from './language.ts'

/** Why shapes cannot be judged by, by code; `{name}` is filled from the details, a `[part]` with an empty place is left out. */
const errors = {
  unreadable: {
    sv: 'Filen med regler går inte att läsa[, den har ett fel på rad {line}][, kolumn {column}].',
    en: 'The file of shapes cannot be read[, it has a fault on line {line}][, column {column}].',
  },
  'no-shapes': {
    sv: 'Filen har ingen regel som pekar ut vad den gäller. Ange till exempel sh:targetClass.',
    en: 'The file has no shape that says what it is about. State, for example, sh:targetClass.',
  },
  'not-supported': {
    sv: 'Regeln [{shape} ]har en egenskap som inte kan användas[: {property}].',
    en: 'The shape [{shape} ]has a property that cannot be used[: {property}].',
  },
  'several-values': {
    sv: 'Regeln [{shape} ]har flera värden där det ska finnas ett[: {property}].',
    en: 'The shape [{shape} ]has several values where there must be one[: {property}].',
  },
  'needs-path': {
    sv: 'Regeln [{shape} ]behöver en sh:path[ för {property}].',
    en: 'The shape [{shape} ]needs a sh:path[ for {property}].',
  },
  'not-a-path': {
    sv: 'Regeln [{shape} ]har en sh:path som inte är en giltig sökväg.',
    en: 'The shape [{shape} ]has a sh:path that is not a property path.',
  },
  'not-a-list': {
    sv: 'Regeln [{shape} ]har en lista som inte är hel.',
    en: 'The shape [{shape} ]has a list that is not well-formed.',
  },
  'not-a-shape': {
    sv: 'Regeln [{shape} ]hänvisar till en regel som inte finns[, i {property}].',
    en: 'The shape [{shape} ]refers to a shape that is not there[, in {property}].',
  },
  'not-an-iri': {
    sv: 'Regeln [{shape} ]har ett värde som borde vara en länk[: {property}].',
    en: 'The shape [{shape} ]has a value that should be a link[: {property}].',
  },
  'not-a-count': {
    sv: 'Regeln [{shape} ]har ett antal som inte är ett heltal[: ”{value}”].',
    en: 'The shape [{shape} ]has a count that is not a whole number[: “{value}”].',
  },
  'not-a-boolean': {
    sv: 'Regeln [{shape} ]har ett värde som borde vara true eller false[: {property}].',
    en: 'The shape [{shape} ]has a value that should be true or false[: {property}].',
  },
  'not-a-limit': {
    sv: 'Regeln [{shape} ]har ett värde som borde vara ett tal, ett datum eller en text[: {property}].',
    en: 'The shape [{shape} ]has a value that should be a number, a date or a text[: {property}].',
  },
  'not-a-node-kind': {
    sv: 'Regeln [{shape} ]har en sh:nodeKind som inte finns[: {value}].',
    en: 'The shape [{shape} ]has a sh:nodeKind that does not exist[: {value}].',
  },
  'not-a-pattern': {
    sv: 'Regeln [{shape} ]har ett reguljärt uttryck som inte går att tolka[: {value}].',
    en: 'The shape [{shape} ]has a regular expression that cannot be understood[: {value}].',
  },
  'not-a-severity': {
    sv: 'Regeln [{shape} ]har en allvarlighetsgrad som varken är sh:Violation, sh:Warning eller sh:Info.',
    en: 'The shape [{shape} ]has a severity that is neither sh:Violation, sh:Warning nor sh:Info.',
  },
  circular: {
    sv: 'Regeln [{shape} ]hänvisar tillbaka till sig själv.',
    en: 'The shape [{shape} ]refers back to itself.',
  },
  'too-deep': {
    sv: 'Regeln [{shape} ]ligger för djupt inne i andra regler.',
    en: 'The shape [{shape} ]is too deep within other shapes.',
  },
  'not-a-component': {
    sv: 'Regeln [{shape} ]använder en villkorstyp som inte är hel[: {component}].',
    en: 'The shape [{shape} ]uses a constraint component that is not whole[: {component}].',
  },
  'sparql-no-query': {
    sv: 'Regeln [{shape} ]har ett villkor i SPARQL utan fråga. Det ska ha en sh:select (eller en sh:ask i en sh:validator).',
    en: 'The shape [{shape} ]has a constraint in SPARQL without a query. It must have one sh:select (or one sh:ask in a sh:validator).',
  },
  'sparql-syntax': {
    sv: 'Regeln [{shape} ]har en fråga i SPARQL som inte går att tolka[: {reason}].',
    en: 'The shape [{shape} ]has a query in SPARQL that cannot be understood[: {reason}].',
  },
  'sparql-prefix': {
    sv: 'Regeln [{shape} ]använder i SPARQL ett prefix som inte är angivet med sh:prefixes[: {prefix}].',
    en: 'The shape [{shape} ]uses in SPARQL a prefix that is not declared with sh:prefixes[: {prefix}].',
  },
  'sparql-not-supported': {
    sv: 'Regeln [{shape} ]använder något i SPARQL som inte får stå i villkor[: {feature}].',
    en: 'The shape [{shape} ]uses something in SPARQL that must not stand in constraints[: {feature}].',
  },
  'sparql-projection': {
    sv: 'Regeln [{shape} ]har en fråga i SPARQL där SELECT måste räkna upp alla givna variabler[, även ?{variable}].',
    en: 'The shape [{shape} ]has a query in SPARQL where SELECT must name all given variables[, ?{variable} too].',
  },
  'sparql-failure': {
    sv: 'Regeln [{shape} ]har en fråga i SPARQL som själv svarade att den misslyckades.',
    en: 'The shape [{shape} ]has a query in SPARQL that itself answered that it failed.',
  },
  'sparql-no-engine': {
    sv: 'Reglerna har frågor i SPARQL, men det som behövs för att ställa dem kunde inte läsas in. Installera om Skörd.',
    en: 'The shapes have queries in SPARQL, but what it takes to put them could not be loaded. Install Skörd anew.',
  },
} satisfies Readonly<Record<string, InBoth>>

/** Why shapes cannot be judged by, in one line; `shape` is the shape concerned, if it is about one. */
export function shapesErrorText(
  code: keyof typeof errors,
  { shape, details }: { readonly shape: string | null; readonly details: Readonly<Record<string, string>> },
): InBoth {
  const places = { ...details, ...(shape === null ? {} : { shape }) }
  const { sv, en } = errors[code]
  return { sv: filled(sv, places), en: filled(en, places) }
}

function filled(sentence: string, details: Readonly<Record<string, string>>): string {
  return sentence.replace(/\[([^[\]]*)\]/g, (_, part: string) => {
    const names = [...part.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    const isWhole = names.every(name => details[name])
    return isWhole ? part.replace(/\{(\w+)\}/g, (_, name: string) => details[name]) : ''
  })
}
