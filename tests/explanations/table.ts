import type { AdmissionStep } from '@/lib/cluster/admission/explain-admission'
import type { AdmissionRefusal } from '@/lib/cluster/admission/refusal'
import type { JsonChange } from '@/lib/cluster/apimachinery/json-diff'
import type { AuthenticationExplanation } from '@/lib/cluster/auth/explain-authentication'
import type { AccessExplanation, Difference, NearMiss, PolicyRef } from '@/lib/cluster/auth/explain-forbidden'

/** One line of docs/explanations.md. */
export interface Row {
  section: string
  title: string
  /** What Kubernetes says; empty where it says nothing. */
  says: string
  told: string[]
}

const named = ({ kind, name, namespace }: PolicyRef) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`
const listed = (list: readonly string[]) => list.map((item) => item || '""').join(', ')
const subject = ({ kind, name, namespace }: { kind: string; name: string; namespace?: string }) =>
  named({ kind, name, ...(namespace ? { namespace } : {}) })

function difference(one: Difference): string {
  switch (one.attribute) {
    case 'subject':
      return `subject (${one.mistake}): ${subject(one.bound)}`
    case 'namespace':
      return `namespace: ${one.bound}`
    case 'scope':
      return `scope: only in ${one.bound}`
    case 'role':
      return `role not found${one.others.length > 0 ? `; there is ${one.others.map(named).join(', ')}` : ''}`
    case 'rules':
      return 'no rules'
    case 'aggregation':
      return `aggregation: not selected by ${named(one.into)}`
    case 'binding':
      return `binding: ${one.bound.length > 0 ? `only to ${one.bound.map(subject).join(', ')}` : 'none'}`
    default:
      return `${one.attribute}: asked ${one.asked || '""'}, listed ${listed(one.listed)}`
  }
}

function miss({ binding, role, differences }: NearMiss): string {
  const way = [...(binding ? [named(binding)] : []), named(role)].join(' → ')
  return `${way}: ${differences.map(difference).join('; ')}`
}

export function accessTold({ superuser, node, grant, nearest }: AccessExplanation): string[] {
  if (superuser) return ['system:masters']
  if (node) return ['node authorizer']
  if (grant) return [`${named(grant.binding)} → ${named(grant.role)} to ${subject(grant.subject)}`]
  return nearest.map(miss)
}

const json = (value: unknown) => JSON.stringify(value)

export function admissionTold({ plugin, finding }: AdmissionRefusal): string[] {
  if (!finding) return [plugin]
  const { kind, ...data } = finding
  return [`${plugin}: ${kind}`, json(data)]
}

export function authenticationTold({ cause, why, certificate, token }: AuthenticationExplanation): string[] {
  const shown = certificate ?? token
  return [`${cause}: ${why}`, ...(shown ? [json(shown)] : [])]
}

const change = ({ op, path, value, was }: JsonChange) =>
  `${op} ${path}${value === undefined ? '' : ` ${json(value)}`}${was === undefined ? '' : ` (was ${json(was)})`}`

export const stepsTold = (steps: readonly AdmissionStep[]): string[] =>
  steps.flatMap(({ plugin, changes, writes, warnings, annotations }) => [
    ...changes.map((one) => `${plugin}: ${change(one)}`),
    ...writes.flatMap(({ resource, key, changes: made }) =>
      made.map((one) => `${plugin}: in ${resource} ${key} ${change(one)}`),
    ),
    ...warnings.map((text) => `${plugin}: Warning: ${text}`),
    ...Object.entries(annotations).map(([key, text]) => `${plugin}: audit ${key}=${text}`),
  ])

/** Without what is drawn: uids, and the ends of generated names. */
const settled = (text: string) =>
  text
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '…')
    .replace(/\bweb-[a-z0-9]+-[a-z0-9]{5}\b/g, 'web-…')

const cell = (text: string) => settled(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = (text: string) => `\`${cell(text).replaceAll('`', "'")}\``

function section(name: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ({ title, says, told }) =>
      `| ${cell(title)} | ${says ? code(says) : ''} | ${told.map(code).join('<br>')} |`,
  )
  return [
    `## ${name}`,
    '',
    '| situation | Kubernetes says | the engine tells |',
    '| --- | --- | --- |',
    ...lines,
  ].join('\n')
}

/** The whole page. */
export function explanationsPage(rows: readonly Row[]): string {
  const sections = [...new Set(rows.map((row) => row.section))]
  const intro = `# What the engine tells of a refusal

Made by \`tests/explanations\` from what the engine told there; \`npx vitest run --project unit tests/explanations -u\`
writes it anew. The data themselves are \`cluster.allowed()\`, \`cluster.refused()\`, \`cluster.explainForbidden()\` and
\`cluster.explainAdmission()\`.`
  const parts = sections.map((name) =>
    section(
      name,
      rows.filter((row) => row.section === name),
    ),
  )
  return `${[intro, ...parts].join('\n\n')}\n`
}
