/** What a namespace's labels say of the pods in it. Mirrors: k8s.io/pod-security-admission/api. */
import { FieldErrors } from '@/lib/cluster/apimachinery/field'

const LEVELS = ['privileged', 'baseline', 'restricted'] as const
const MODES = ['enforce', 'audit', 'warn'] as const

export type Level = (typeof LEVELS)[number]
type Mode = (typeof MODES)[number]

export interface LevelVersion {
  level: Level
  /** The minor version 1.x of the checks; unset: the latest. */
  minor?: number
}

export type Policy = Record<Mode, LevelVersion>

type Labels = Readonly<Record<string, string>>

export const compareLevels = (a: Level, b: Level): number => LEVELS.indexOf(a) - LEVELS.indexOf(b)

/** `restricted:latest`, `baseline:v1.24` */
export const policyTitle = ({ level, minor }: LevelVersion): string =>
  `${level}:${minor === undefined ? 'latest' : `v1.${minor}`}`

export const samePolicy = (a: LevelVersion, b: LevelVersion): boolean => policyTitle(a) === policyTitle(b)

const labelOf = (mode: Mode) => `pod-security.kubernetes.io/${mode}`

const fieldOf = (label: string) => `metadata.labels[${label}]`

/** What enforces fails closed, what only tells fails open. */
function parseLevel(mode: Mode, text: string, errors: FieldErrors): Level {
  const level = LEVELS.find((known) => known === text)
  if (level) return level
  errors.invalid(fieldOf(labelOf(mode)), text, `must be one of ${LEVELS.join(', ')}`)
  return mode === 'enforce' ? 'restricted' : 'privileged'
}

function parseMinor(mode: Mode, text: string, errors: FieldErrors): number | undefined {
  const minor = /^v1\.(\d|[1-9]\d*)$/.exec(text)?.[1]
  if (minor !== undefined) return Number(minor)
  if (text !== 'latest')
    errors.invalid(fieldOf(`${labelOf(mode)}-version`), text, 'must be "latest" or "v1.x"')
  return undefined
}

/** The policy of a namespace, and what is wrong with its labels. */
export function policyOf(labels: Labels = {}): { policy: Policy; errors: FieldErrors } {
  const errors = new FieldErrors()
  const policy: Policy = {
    enforce: { level: 'privileged' },
    audit: { level: 'privileged' },
    warn: { level: 'privileged' },
  }
  for (const mode of MODES) {
    const [level, version] = [labels[labelOf(mode)], labels[`${labelOf(mode)}-version`]]
    if (level !== undefined) policy[mode].level = parseLevel(mode, level, errors)
    const minor = version === undefined ? undefined : parseMinor(mode, version, errors)
    if (minor !== undefined) policy[mode].minor = minor
  }
  warnOfEnforced(policy, labels)
  return { policy, errors }
}

/** Who enforces a level and says nothing of warnings gets them of that level. */
function warnOfEnforced({ enforce, warn }: Policy, labels: Labels): void {
  const valid = LEVELS.some((level) => level === labels[labelOf('enforce')])
  if (!valid || labels[labelOf('warn')] !== undefined || enforce.level === 'privileged') return
  warn.level = enforce.level
  if (labels[`${labelOf('warn')}-version`] === undefined && enforce.minor !== undefined)
    warn.minor = enforce.minor
}
