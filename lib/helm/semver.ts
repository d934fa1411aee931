/**
 * Versions and ranges of them.
 * Mirrors: github.com/Masterminds/semver/v3: `1.2` is 1.2.0, `^`, `~`, hyphens, `x`, `||`; pre-releases only match a
 * range that names one.
 */
export interface Version {
  /** As it was written. */
  original: string
  major: number
  minor: number
  patch: number
  prerelease: string
  metadata: string
}

export class VersionError extends Error {}

const VERSION =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/

/** @throws VersionError `invalid semantic version` */
export function parseVersion(text: string): Version {
  const match = VERSION.exec(text)
  if (!match) throw new VersionError('invalid semantic version')
  const [, major, minor = '0', patch = '0', prerelease = '', metadata = ''] = match
  return {
    original: text,
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    prerelease,
    metadata,
  }
}

export function findVersion(text: string): Version | undefined {
  return VERSION.test(text) ? parseVersion(text) : undefined
}

/** `1.2.3-rc.1+build`, without what was left out or in front. */
export const versionText = ({ major, minor, patch, prerelease, metadata }: Version): string =>
  `${major}.${minor}.${patch}${prerelease ? `-${prerelease}` : ''}${metadata ? `+${metadata}` : ''}`

function comparePrerelease(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [left, right] = [a.split('.'), b.split('.')]
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [l, r] = [left[index], right[index]]
    if (l === r) continue
    if (l === undefined || r === undefined) return l === undefined ? -1 : 1
    const [isNumberL, isNumberR] = [/^\d+$/.test(l), /^\d+$/.test(r)]
    if (isNumberL && isNumberR) return Number(l) - Number(r)
    if (isNumberL !== isNumberR) return isNumberL ? -1 : 1
    return l < r ? -1 : 1
  }
  return 0
}

export const compareVersions = (a: Version, b: Version): number =>
  a.major - b.major || a.minor - b.minor || a.patch - b.patch || comparePrerelease(a.prerelease, b.prerelease)

/** A range with the operator that it begins with and the parts that it leaves open. */
interface Constraint {
  operator: string
  version: Version
  openMinor: boolean
  openPatch: boolean
  openMajor: boolean
}

const PART = '(\\d+|[xX*])'
const RANGE = `v?${PART}(?:\\.${PART})?(?:\\.${PART})?(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?`
const CONSTRAINT = new RegExp(`^(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|)\\s*${RANGE}$`)
const TOKENS = new RegExp(`(?:=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|)\\s*${RANGE}`, 'g')
const HYPHEN = new RegExp(`(${RANGE})\\s+-\\s+(${RANGE})`, 'g')

const isOpen = (part: string | undefined) => part === undefined || /[xX*]/.test(part)

function parseConstraint(text: string): Constraint {
  const match = CONSTRAINT.exec(text.trim())
  if (!match) throw new VersionError(`improper constraint: ${text}`)
  const [, operator = '', major, minor, patch, prerelease = ''] = match
  const number = (part: string | undefined) => (isOpen(part) ? 0 : Number(part))
  const openMajor = isOpen(major)
  return {
    operator,
    version: {
      original: text,
      major: number(major),
      minor: number(minor),
      patch: number(patch),
      prerelease,
      metadata: '',
    },
    openMajor,
    openMinor: openMajor || isOpen(minor),
    openPatch: openMajor || isOpen(minor) || isOpen(patch),
  }
}

function tilde(version: Version, { version: from, openMajor, openMinor }: Constraint): boolean {
  if (openMajor) return true
  if (compareVersions(version, from) < 0) return false
  return version.major === from.major && (openMinor || version.minor === from.minor)
}

function caret(version: Version, { version: from, openMinor, openPatch, openMajor }: Constraint): boolean {
  if (openMajor) return true
  if (compareVersions(version, from) < 0) return false
  if (from.major > 0 || openMinor) return version.major === from.major
  if (version.major > 0) return false
  if (from.minor > 0 || openPatch) return version.minor === from.minor
  return version.minor === 0 && version.patch === from.patch
}

function beyond(version: Version, { version: from, openMinor, openPatch, openMajor }: Constraint): boolean {
  if (openMajor) return false
  if (openMinor) return version.major > from.major
  if (openPatch)
    return version.major > from.major || (version.major === from.major && version.minor > from.minor)
  return compareVersions(version, from) > 0
}

function holds(version: Version, constraint: Constraint): boolean {
  const { operator, version: from, openPatch } = constraint
  if (version.prerelease && !from.prerelease) return false
  switch (operator) {
    case '!=':
      return openPatch ? !tilde(version, constraint) : compareVersions(version, from) !== 0
    case '>':
      return beyond(version, constraint)
    case '>=':
    case '=>':
      return compareVersions(version, from) >= 0
    case '<':
      return compareVersions(version, from) < 0
    case '<=':
    case '=<':
      return !beyond(version, constraint)
    case '~':
    case '~>':
      return tilde(version, constraint)
    case '^':
      return caret(version, constraint)
    default:
      return openPatch ? tilde(version, constraint) : compareVersions(version, from) === 0
  }
}

/** Whether a version lies in a range. */
export type Range = (version: Version) => boolean

/** @throws VersionError `improper constraint: …` */
export function parseRange(text: string): Range {
  const alternatives = text.split('||').map((one) => {
    const spelled = one.replace(HYPHEN, (whole: string) => {
      const [from = '', to = ''] = whole.split(/\s+-\s+/)
      return `>= ${from}, <= ${to}`
    })
    const tokens = spelled.match(TOKENS) ?? []
    if (tokens.length === 0 || spelled.replace(TOKENS, '').replace(/[\s,]/g, '') !== '')
      throw new VersionError(`improper constraint: ${text}`)
    return tokens.map(parseConstraint)
  })
  return (version) => alternatives.some((all) => all.every((one) => holds(version, one)))
}
