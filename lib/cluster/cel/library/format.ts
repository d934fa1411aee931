/** Named formats and versions. Mirrors: k8s.io/apiserver/pkg/cel/library/format.go and semverlib.go. */
import { Optional } from '@marcbachmann/cel-js'
import {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelValue,
  qualifiedName,
} from '@/lib/cluster/apimachinery/names'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { compareValues } from '@/lib/cluster/cel/library/compare'
import { CelFunctionError, functions, type Library, namespaceOf } from '@/lib/cluster/cel/library/library'

const FORMAT = 'kubernetes.NamedFormat'
const SEMVER = 'kubernetes.Semver'

class NamedFormat {
  constructor(
    readonly name: string,
    readonly validate: (text: string) => string[],
  ) {}
}

const oneOf = (ok: boolean, why: string) => (ok ? [] : [why])
const prefix = (rule: (text: string) => string[]) => (text: string) => rule(text.replace(/-$/, 'a'))

const FORMATS: Record<string, (text: string) => string[]> = {
  dns1123Label,
  dns1123Subdomain,
  dns1035Label,
  qualifiedName,
  labelValue,
  dns1123LabelPrefix: prefix(dns1123Label),
  dns1123SubdomainPrefix: prefix(dns1123Subdomain),
  dns1035LabelPrefix: prefix(dns1035Label),
  uri: (text) => oneOf(/^[A-Za-z][A-Za-z0-9+.-]*:\S*$|^\/\S*$/.test(text), 'invalid URI'),
  uuid: (text) =>
    oneOf(
      /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text),
      'does not match the UUID format',
    ),
  byte: (text) => oneOf(/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0, 'invalid base64'),
  date: (text) => oneOf(/^\d{4}-\d{2}-\d{2}$/.test(text), 'invalid date'),
  datetime: (text) => oneOf(parseTime(text) !== undefined, 'invalid datetime'),
}

class Semver {
  constructor(
    readonly numbers: readonly bigint[],
    readonly pre: string,
  ) {}
  toString(): string {
    return this.numbers.join('.') + (this.pre ? `-${this.pre}` : '')
  }
}

const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/

/** `v1.2` as 1.2.0, when asked to. */
function normal(text: string): string {
  const [, core = '', rest = ''] = /^v?([\d.]*)(.*)$/.exec(text) ?? []
  const parts = core.split('.').map((part) => part.replace(/^0+(?=\d)/, ''))
  while (parts.length < 3) parts.push('0')
  return parts.join('.') + rest
}

function findSemver(text: string, normalize = false): Semver | undefined {
  const match = VERSION.exec(normalize ? normal(text) : text)
  return match ? new Semver(match.slice(1, 4).map(BigInt), match[4] ?? '') : undefined
}

function parseSemver(text: string, normalize = false): Semver {
  const found = findSemver(text, normalize)
  if (!found) throw new CelFunctionError('No Major.Minor.Patch elements found')
  return found
}

function comparePre(a: string, b: string): number {
  if (a === '' || b === '') return compareValues(a === '' ? 1 : 0, b === '' ? 1 : 0)
  const [left, right] = [a.split('.'), b.split('.')]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [x = '', y = ''] = [left[index], right[index]]
    const numeric = [x, y].map((part) => /^\d+$/.test(part))
    const order =
      numeric[0] && numeric[1]
        ? compareValues(BigInt(x), BigInt(y))
        : compareValues(numeric[0] ? 0 : 1, numeric[1] ? 0 : 1) || compareValues(x, y)
    if (order !== 0) return order
  }
  return compareValues(left.length, right.length)
}

function compareSemver(a: Semver, b: Semver): number {
  for (const index of [0, 1, 2]) {
    const order = compareValues(a.numbers[index], b.numbers[index])
    if (order !== 0) return order
  }
  return comparePre(a.pre, b.pre)
}

export const format: Library = (env) => {
  const name = namespaceOf(env, 'format')
  env.registerType(FORMAT, { ctor: NamedFormat, fields: {} })
  for (const [key, validate] of Object.entries(FORMATS)) {
    const named = new NamedFormat(key, validate)
    functions(env, { [`${name}.${key}(): ${FORMAT}`]: () => named })
  }
  functions(env, {
    [`${name}.named(string): optional<${FORMAT}>`]: (_: unknown, key: string) =>
      Object.hasOwn(FORMATS, key) && FORMATS[key]
        ? Optional.of(new NamedFormat(key, FORMATS[key]))
        : Optional.none(),
    [`${FORMAT}.validate(string): optional<list<string>>`]: (named: NamedFormat, text: string) => {
      const findings = named.validate(text)
      return findings.length === 0 ? Optional.none() : Optional.of(findings)
    },
  })
}

export const semver: Library = (env) => {
  env.registerType(SEMVER, { ctor: Semver, fields: {} })
  env.registerOperator(`${SEMVER} == ${SEMVER}`, (a: Semver, b: Semver) => compareSemver(a, b) === 0)
  functions(env, {
    [`semver(string): ${SEMVER}`]: (text: string) => parseSemver(text),
    [`semver(string, bool): ${SEMVER}`]: parseSemver,
    'isSemver(string): bool': (text: string) => findSemver(text) !== undefined,
    'isSemver(string, bool): bool': (text: string, normalize: boolean) =>
      findSemver(text, normalize) !== undefined,
    [`${SEMVER}.major(): int`]: (value: Semver) => value.numbers[0] ?? 0n,
    [`${SEMVER}.minor(): int`]: (value: Semver) => value.numbers[1] ?? 0n,
    [`${SEMVER}.patch(): int`]: (value: Semver) => value.numbers[2] ?? 0n,
    [`${SEMVER}.isLessThan(${SEMVER}): bool`]: (a: Semver, b: Semver) => compareSemver(a, b) < 0,
    [`${SEMVER}.isGreaterThan(${SEMVER}): bool`]: (a: Semver, b: Semver) => compareSemver(a, b) > 0,
    [`${SEMVER}.compareTo(${SEMVER}): int`]: (a: Semver, b: Semver) => BigInt(compareSemver(a, b)),
  })
}
