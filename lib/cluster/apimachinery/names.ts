/** The formats of names, labels and the like; each returns what is wrong, worded as Kubernetes words it. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'

const RE = {
  label: new RegExp(`^${LABEL}$`),
  label1035: new RegExp(`^${LABEL_1035}$`),
  subdomain: new RegExp(`^${LABEL}(\\.${LABEL})*$`),
  qualified: new RegExp(`^${QUALIFIED}$`),
  value: new RegExp(`^(${QUALIFIED})?$`),
  configKey: /^[-._a-zA-Z0-9]+$/,
  path: /^[/%]|^\.\.?$/,
}

const tooLong = (max: number) => `must be no more than ${max} bytes`

/** `a lowercase …` with the regular expression and examples, as validation.RegexError says it. */
const regexError = (text: string, pattern: string, ...examples: string[]) =>
  `${text} (e.g. ${examples.map((e) => `'${e}'`).join(', ')}, regex used for validation is '${pattern}')`

const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"
/** Kubernetes joins examples with ",  or ": two blanks, as its own messages show. */
const labelError = `${LABEL_TEXT} (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`
const label1035Error = `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${LABEL_1035}')`

export function dns1123Label(value: string): string[] {
  const errors = value.length > 63 ? [tooLong(63)] : []
  return RE.label.test(value) ? errors : [...errors, labelError]
}

export function dns1035Label(value: string): string[] {
  const errors = value.length > 63 ? [tooLong(63)] : []
  return RE.label1035.test(value) ? errors : [...errors, label1035Error]
}

export function dns1123Subdomain(value: string): string[] {
  const errors = value.length > 253 ? [tooLong(253)] : []
  if (RE.subdomain.test(value)) return errors
  return [
    ...errors,
    regexError(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
      `${LABEL}(\\.${LABEL})*`,
      'example.com',
    ),
  ]
}

/** RBAC names, lease names: what may stand in a path. */
export function pathSegmentName(value: string): string[] {
  if (value === '.' || value === '..') return [`may not be '${value}'`]
  return ['/', '%'].filter((c) => value.includes(c)).map((c) => `may not contain '${c}'`)
}

export const NAME_RULES = {
  subdomain: dns1123Subdomain,
  label: dns1123Label,
  label1035: dns1035Label,
  pathSegment: pathSegmentName,
} as const
export type NameRule = keyof typeof NAME_RULES

const nameSegmentError = `name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${QUALIFIED}')`

/** Label and annotation keys, resource names: `prefix/name` or `name`. */
export function qualifiedName(value: string): string[] {
  const parts = value.split('/')
  const errors: string[] = []
  let name = parts[0] ?? ''
  if (parts.length === 2) {
    const prefix = parts[0] ?? ''
    name = parts[1] ?? ''
    if (prefix === '') errors.push('prefix part must be non-empty')
    else errors.push(...dns1123Subdomain(prefix).map((message) => `prefix part ${message}`))
  } else if (parts.length !== 1) {
    return [
      `a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${QUALIFIED}') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  if (name === '') errors.push('name part must be non-empty')
  else if (name.length > 63) errors.push(`name part ${tooLong(63)}`)
  if (!RE.qualified.test(name)) errors.push(nameSegmentError)
  return errors
}

/** Label values: at most 63 bytes, may be empty. */
export function labelValue(value: string): string[] {
  const errors = value.length > 63 ? [tooLong(63)] : []
  if (RE.value.test(value)) return errors
  return [
    ...errors,
    `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${QUALIFIED})?')`,
  ]
}

/** Keys of a ConfigMap or a Secret. */
export function configMapKey(value: string): string[] {
  const errors = value.length > 253 ? [tooLong(253)] : []
  if (!RE.configKey.test(value)) {
    errors.push(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
    )
  }
  if (value === '.') errors.push("must not be '.'")
  else if (value === '..') errors.push("must not be '..'")
  else if (value.startsWith('..')) errors.push("must not start with '..'")
  return errors
}

/** IANA service names: named ports. */
export function portName(value: string): string[] {
  const errors: string[] = []
  if (value.length > 15) errors.push('must be no more than 15 characters')
  if (!/^[-a-z0-9]+$/.test(value))
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  if (!/[a-z]/.test(value)) errors.push('must contain at least one letter (a-z)')
  if (value.includes('--')) errors.push('must not contain consecutive hyphens')
  if (/^-|-$/.test(value)) errors.push('must not begin or end with a hyphen')
  return errors
}

/** Environment variable names: any printable ASCII but `=`. */
export function envVarName(value: string): string[] {
  if (!/^[ -<>-~]+$/.test(value)) {
    return [
      "a valid environment variable name must consist only of printable ASCII characters other than '='",
    ]
  }
  return []
}

export const PORT_RANGE = 'must be between 1 and 65535, inclusive'
export const isPort = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 65_535

/** IPv4, as netip parses it (no leading zeros). */
export function isIPv4(value: string): boolean {
  const parts = value.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** Eight groups of hex digits, one run of zero groups perhaps as `::`. */
export function isIPv6(value: string): boolean {
  const halves = value.split('::')
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  if (halves.length > 2 || !groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false
  return halves.length === 2 ? groups.length < 8 : groups.length === 8
}

export function validateLabels(
  labels: Record<string, string> | undefined,
  field: string,
  errors: FieldErrors,
): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    for (const why of qualifiedName(key)) errors.invalid(field, key, why)
    for (const why of labelValue(value)) errors.invalid(field, value, why)
  }
}

export function validateAnnotations(
  annotations: Record<string, string> | undefined,
  field: string,
  errors: FieldErrors,
): void {
  let size = 0
  for (const [key, value] of Object.entries(annotations ?? {})) {
    for (const why of qualifiedName(key.toLowerCase())) errors.invalid(field, key, why)
    size += key.length + value.length
  }
  if (size > 262_144) errors.tooLong(field, 262_144)
}

/** `*.example.com`. */
export function wildcardSubdomain(value: string): string[] {
  if (value.length > 253) return [tooLong(253)]
  if (value.startsWith('*.') && RE.subdomain.test(value.slice(2))) return []
  return [
    `a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.${LABEL}(\\.${LABEL})*')`,
  ]
}

const HTTP_PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"

/** `acme.io/foo`: a domain and a path (validation.IsDomainPrefixedPath). */
export function domainPrefixedPath(value: string, field: string, errors: FieldErrors): void {
  if (!value) {
    errors.required(field)
    return
  }
  const [host = '', ...rest] = value.split('/')
  const path = rest.join('/')
  if (!host || !path) {
    errors.invalid(field, value, 'must be a domain-prefixed path (such as "acme.io/foo")')
    return
  }
  for (const why of dns1123Subdomain(host)) errors.invalid(field, host, why)
  if (!new RegExp(`^${HTTP_PATH}$`).test(path))
    errors.invalid(field, path, `Invalid path (regex used for validation is '${HTTP_PATH}')`)
}
