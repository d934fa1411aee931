/** The formats that strings of a custom resource may be asked to have. Mirrors: kube-openapi/pkg/validation/strfmt. */
import { isIPv4, isIPv6, NAME_RULES } from '@/lib/cluster/apimachinery/names'
import { parseTime } from '@/lib/cluster/apimachinery/time'

const uuid = (version: string) =>
  new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$`, 'i')

const matches = (pattern: RegExp) => (text: string) => pattern.test(text)

const isCidr = (text: string) => {
  const [address = '', length = '', more] = text.split('/')
  if (more !== undefined || !/^\d{1,3}$/.test(length)) return false
  return (isIPv4(address) && Number(length) <= 32) || (isIPv6(address) && Number(length) <= 128)
}

const isBase64 = (text: string) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseTime(`${text}T00:00:00Z`) !== undefined

const isDuration = matches(
  /^[+-]?(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$|^0$|^\s*\d+\s*(?:ns|us|µs|ms|s|sec|secs|second|seconds|m|min|mins|minute|minutes|h|hr|hrs|hour|hours|d|day|days|w|wk|week|weeks)$/i,
)

/** Luhn's checksum. */
function isCreditCard(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  bsonobjectid: matches(/^[0-9a-f]{24}$/i),
  uri: matches(/^[A-Za-z][A-Za-z0-9+.-]*:\S+$|^\/\S*$/),
  email: matches(/^[^\s@<>]+@[^\s@<>]+$/),
  hostname: matches(
    /^(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/,
  ),
  ipv4: isIPv4,
  ipv6: (text) => isIPv6(text),
  cidr: isCidr,
  mac: matches(/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i),
  uuid: matches(uuid('[0-9a-f]')),
  uuid3: matches(uuid('3')),
  uuid4: matches(uuid('4')),
  uuid5: matches(uuid('5')),
  isbn: matches(/^(?:\d[- ]?){9}[\dX]$|^(?:\d[- ]?){13}$/),
  isbn10: matches(/^(?:\d[- ]?){9}[\dX]$/),
  isbn13: matches(/^(?:\d[- ]?){13}$/),
  creditcard: isCreditCard,
  ssn: matches(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  hexcolor: matches(/^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i),
  rgbcolor: matches(/^rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)$/),
  byte: isBase64,
  password: () => true,
  date: isDate,
  duration: isDuration,
  datetime: (text) => parseTime(text) !== undefined,
  'date-time': (text) => parseTime(text) !== undefined,
  'k8s-short-name': (text) => NAME_RULES.label(text).length === 0,
  'k8s-long-name': (text) => NAME_RULES.subdomain(text).length === 0,
}

const NUMBERS = ['int32', 'int64', 'float', 'double']

/** Formats that Kubernetes knows; others only earn a warning. */
export const isKnownFormat = (format: string): boolean =>
  Object.hasOwn(FORMATS, format) || NUMBERS.includes(format)

/** True for a format that is not known: it is not checked. */
export const hasFormat = (text: string, format: string): boolean =>
  Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.(text) ?? true) : true
