import type { CauseChain } from '@/lib/cluster/explain/cause-chain'
import type { Link, ObjectRef, Said, StateExplanation } from '@/lib/cluster/explain/link'
import { settledNames } from './drawn'

/** One line of docs/causes.md. */
export interface StateRow {
  section: string
  title: string
  told: string[]
}

const named = ({ kind, name, namespace }: ObjectRef) => `${kind} ${namespace ? `${namespace}/` : ''}${name}`
const json = (value: unknown) => JSON.stringify(value)

function said(words: Said): string {
  switch (words.in) {
    case 'condition':
      return `${words.type}=${words.status}${words.reason ? ` ${words.reason}` : ''}${words.message ? `: ${words.message}` : ''}`
    case 'event':
      return `${words.reason}: ${words.message}`
    case 'container': {
      const code = words.state === 'terminated' ? ` (${words.exitCode})` : ''
      const reason = words.reason ? ` ${words.reason}` : ''
      return `${words.container} ${words.state}${code}${reason}${words.message ? `: ${words.message}` : ''}`
    }
    case 'log':
      return `log: ${words.message}`
    default:
      return `${words.reason}${words.message ? `: ${words.message}` : ''}`
  }
}

function link({ object, why, said: words, field, found, wanted, nodes, finding }: Link): string {
  const stands = found === undefined ? '' : ` = ${json(found)}`
  return [
    `${named(object)}: ${why}`,
    ...(words ? [said(words)] : []),
    ...(nodes ? [nodes.join(', ')] : []),
    ...(field ? [`${field}${stands}`] : []),
    ...(wanted === undefined ? [] : [`near: ${json(wanted)}`]),
    ...(finding ? [json(finding)] : []),
  ].join(' · ')
}

/** The links, and the command behind the first cause. */
export function linksTold({ links, origin }: StateExplanation): string[] {
  return [...links.map(link), ...(origin ? commandTold(origin) : [])]
}

/** What began it: a command, or what a component did. */
export function commandTold({ links }: CauseChain): string[] {
  const first = links.at(-1)
  return first ? [`← ${first.actor} ${first.command ?? first.verb}`] : []
}

/** Each link of a chain: who did what to which object. */
export const chainTold = ({ links }: CauseChain): string[] =>
  links.map(({ actor, verb, object, subresource, times }) => {
    const part = subresource ? `/${subresource}` : ''
    // On which node a pod runs is drawn.
    const who = actor.replace(/^kubelet\/.*/, 'kubelet')
    return settledNames(`${who}: ${verb} ${named(object)}${part}${times > 1 ? ' …' : ''}`)
  })

const cell = (text: string) => settledNames(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = (text: string) => `\`${cell(text).replaceAll('`', "'")}\``

function section(name: string, rows: readonly StateRow[]): string {
  const lines = rows.map(({ title, told }) => `| ${cell(title)} | ${told.map(code).join('<br>')} |`)
  return [`## ${name}`, '', '| situation | the engine tells |', '| --- | --- |', ...lines].join('\n')
}

/** The whole page. */
export function causesPage(rows: readonly StateRow[]): string {
  const intro = `# What the engine tells of causes

Made by \`tests/explanations\` from what the engine told there; \`npx vitest run --project unit tests/explanations -u\`
writes it anew. The data are \`cluster.explainNotReady(object)\`, \`cluster.explainPending(pod)\` and
\`cluster.explainCause(object)\`. Each line is a link, the first cause comes last; behind \`←\` stands the command
that is behind it.`
  const parts = [...new Set(rows.map((row) => row.section))].map((name) =>
    section(
      name,
      rows.filter((row) => row.section === name),
    ),
  )
  return `${[intro, ...parts].join('\n\n')}\n`
}
