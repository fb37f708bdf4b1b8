const xsdNamespace = 'http://www.w3.org/2001/XMLSchema#'

const zone = '(Z|[+-]((0\\d|1[0-3]):[0-5]\\d|14:00))?'
const year = '-?([1-9]\\d{3,}|0\\d{3})'
const month = '(0[1-9]|1[0-2])'
const day = '(0[1-9]|[12]\\d|3[01])'
const time = '(([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?|24:00:00(\\.0+)?)'
const yearsAndMonths = '(\\d+Y(\\d+M)?|\\d+M)'
const daysAndTime = '(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?'
const decimal = '[+-]?(\\d+(\\.\\d*)?|\\.\\d+)'
const nameStart =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const nameRest = `${nameStart}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}`
const plainStart = nameStart.slice(1)
const plainRest = nameRest.slice(1)

/** The lexical space of the datatypes of XML Schema, by local name; those not listed take any text. */
const patterns: Readonly<Record<string, string>> = {
  boolean: 'true|false|1|0',
  decimal,
  integer: '[+-]?\\d+',
  double: `${decimal}([eE][+-]?\\d+)?|[+-]?INF|NaN`,
  float: `${decimal}([eE][+-]?\\d+)?|[+-]?INF|NaN`,
  date: `${year}-${month}-${day}${zone}`,
  dateTime: `${year}-${month}-${day}T${time}${zone}`,
  dateTimeStamp: `${year}-${month}-${day}T${time}${zone.slice(0, -1)}`,
  time: time + zone,
  gYear: year + zone,
  gYearMonth: `${year}-${month}${zone}`,
  gMonth: `--${month}${zone}`,
  gDay: `---${day}${zone}`,
  gMonthDay: `--${month}-${day}${zone}`,
  duration: `-?P(?=.)${yearsAndMonths}?${daysAndTime}`,
  yearMonthDuration: `-?P${yearsAndMonths}`,
  dayTimeDuration: `-?P(?=.)${daysAndTime}`,
  hexBinary: '([0-9a-fA-F]{2})*',
  base64Binary:
    '(([A-Za-z0-9+/] ?){4})*(([A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]|([A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?',
  normalizedString: '[^\\t\\n\\r]*',
  token: '([^\\t\\n\\r ]+( [^\\t\\n\\r ]+)*)?',
  language: '[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*',
  Name: `[${nameStart}][${nameRest}]*`,
  NCName: `[${plainStart}][${plainRest}]*`,
  NMTOKEN: `[${nameRest}]+`,
}

/** The datatypes derived from xsd:integer with their bounds, by local name. */
const bounds: Readonly<Record<string, readonly [bigint | null, bigint | null]>> = {
  byte: [-128n, 127n],
  short: [-32768n, 32767n],
  int: [-2147483648n, 2147483647n],
  long: [-9223372036854775808n, 9223372036854775807n],
  unsignedByte: [0n, 255n],
  unsignedShort: [0n, 65535n],
  unsignedInt: [0n, 4294967295n],
  unsignedLong: [0n, 18446744073709551615n],
  nonNegativeInteger: [0n, null],
  positiveInteger: [1n, null],
  nonPositiveInteger: [null, 0n],
  negativeInteger: [null, -1n],
}

const expressions = new Map(Object.entries(patterns).map(([name, text]) => [name, new RegExp(`^(${text})$`, 'u')]))

/**
 * Is this text in the lexical space of the datatype? Datatypes that are not of XML Schema take any text.
 * @see https://www.w3.org/TR/xmlschema11-2/
 */
export function isWellFormed(text: string, datatype: string): boolean {
  if (!datatype.startsWith(xsdNamespace)) return true
  const name = datatype.slice(xsdNamespace.length)
  const bound = bounds[name]
  if (bound !== undefined) return isIntegerWithin(text, bound)
  return (expressions.get(name)?.test(text) ?? true) && (!name.startsWith('date') || isDayOfItsMonth(text))
}

/** Does the datatype have numbers as values? */
export function isNumeric(datatype: string): boolean {
  const name = datatype.startsWith(xsdNamespace) ? datatype.slice(xsdNamespace.length) : ''
  return ['integer', 'decimal', 'double', 'float'].includes(name) || name in bounds
}

function isIntegerWithin(text: string, [least, most]: readonly [bigint | null, bigint | null]): boolean {
  if (expressions.get('integer')?.test(text) !== true) return false
  const value = BigInt(text.replace('+', ''))
  return (least === null || value >= least) && (most === null || value <= most)
}

/** Of a date or date and time whose form is right: has its month that day in that year? */
function isDayOfItsMonth(text: string): boolean {
  const [, years, months, days] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(text) ?? []
  const last = new Date(0)
  last.setUTCFullYear(Number(years), Number(months), 0)
  return Number(days) <= last.getUTCDate()
}
