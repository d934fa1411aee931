import type { Reach } from '@/lib/cluster/explain/can-reach'
import type { Link, ObjectRef } from '@/lib/cluster/explain/link'
import type { Hop } from '@/lib/cluster/proxy/world'
import type { Row } from './world'

/** One line of docs/reachability.md. */
export interface Told {
  section: string
  row: Row
  reach: Reach
}

const named = ({ kind, name, namespace }: ObjectRef) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`

function hop(one: Hop): string {
  switch (one.kind) {
    case 'dns':
      return one.name
    case 'service':
      return `Service ${one.namespace}/${one.name}:${one.port}`
    case 'endpoint':
      return `endpoint ${one.pod ?? one.address}:${one.port}`
    case 'policy':
      return `${one.direction} of ${one.names.join(', ')}`
    case 'plugin':
      return `${one.namespace ? `DaemonSet ${one.namespace}/` : 'plugin '}${one.name} ignores ${one.ignored.join(', ')}`
    case 'ingress':
      return `Ingress ${one.namespace}/${one.name}`
    case 'gateway':
      return `Gateway ${one.namespace}/${one.name} → HTTPRoute ${one.route}`
    case 'tls':
      return `TLS ${one.subject}`
    case 'process':
      return `listener ${one.pod ?? one.node}:${one.port}`
    default:
      return one.address
  }
}

function link({ object, why, field, found, wanted, said }: Link): string {
  return [
    `${named(object)}: ${why}`,
    ...(said?.in === 'condition' ? [`${said.type}=${said.status} ${said.reason}`] : []),
    ...(field ? [`${field}${found === undefined ? '' : ` = ${JSON.stringify(found)}`}`] : []),
    ...(wanted === undefined ? [] : [`near: ${JSON.stringify(wanted)}`]),
  ].join(' · ')
}

function said(reach: Reach): string[] {
  const way = reach.path.map(hop).join(' → ')
  if (reach.ok) return [way, ...(reach.answer ? [`${reach.answer.status} ${reach.answer.reason}`] : [])]
  const last = reach.links.at(-1)
  return [...(way ? [way] : []), `${reach.words} (${reach.obstacle.code})`, ...(last ? [link(last)] : [])]
}

/** Without what was drawn: addresses, the ends of names. */
const settled = (text: string) =>
  text
    .replace(/\b(coredns|front)-[0-9a-f]{8,10}-[a-z0-9]{5}\b/g, '$1-…')
    .replace(/\b10\.(244|96|97|98|99|1\d\d)\.\d+\.\d+\b/g, '10.…')
const cell = (text: string) => settled(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = (text: string) => `\`${cell(text).replaceAll('`', "'")}\``

function line({ row, reach }: Told): string {
  const { title, from, to, port, page } = row
  const whither = to.includes('://') ? to : `${to}:${port ?? 80}`
  const topic = page
    .replace(/^https:\/\//, '')
    .replace(/\/?(#.*)?$/, '')
    .split('/')
    .slice(-1)
  return `| ${cell(title)} | ${code(from)} → ${code(whither)} | ${said(reach).map(code).join('<br>')} | [${topic}](${page}) |`
}

/** The whole page. */
export function reachabilityPage(told: readonly Told[]): string {
  const intro = `# Who can reach whom

Made by \`tests/reachability\` from what \`cluster.canReach(from, to, port)\` told; curl, nc or a socket have found the
same there. \`npx vitest run --project unit tests/reachability -u\` writes it anew. Of an obstacle the last line tells
what has to be put right.`
  const sections = [...new Set(told.map(({ section }) => section))].map((name) =>
    [
      `## ${name}`,
      '',
      '| situation | from → to | the engine tells | source |',
      '| --- | --- | --- | --- |',
      ...told.filter(({ section }) => section === name).map(line),
    ].join('\n'),
  )
  return `${[intro, ...sections].join('\n\n')}\n`
}
