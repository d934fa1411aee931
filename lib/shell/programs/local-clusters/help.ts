import type { ClusterCommand } from '@/lib/shell/programs/local-clusters/call'

/** The commands below some words, as cobra lists them. */
export function listing(
  prefix: string,
  abouts: Readonly<Record<string, string>>,
  commands: readonly ClusterCommand[],
): string {
  const depth = prefix.split(' ').length
  const rows = new Map<string, string>()
  for (const { path, about: text } of commands) {
    if (!path.startsWith(`${prefix} `)) continue
    const words = path.split(' ')
    const name = words[depth] ?? ''
    if (name.startsWith('-')) continue
    rows.set(name, abouts[`${prefix} ${name}`] ?? text)
  }
  const width = Math.max(11, ...[...rows.keys()].map((name) => name.length))
  const lines = [...rows].map(([name, text]) => `  ${name.padEnd(width)} ${text}\n`)
  return `${abouts[prefix] ?? ''}\n\nUsage:\n  ${prefix} [command]\n\nAvailable Commands:\n${lines.join('')}\nUse "${prefix} [command] --help" for more information about a command.\n`
}

/** The flags of a command. */
export function usageOf({ path, about, flags }: ClusterCommand): string {
  const rows = [...flags.split(/\s+/).filter(Boolean), 'help|h'].sort().map((word) => {
    const [name = '', letter] = word.replace(/:$/, '').split('|')
    return `  ${letter === undefined ? '   ' : `-${letter},`} --${name}${word.endsWith(':') ? ' string' : ''}\n`
  })
  return `${about}\n\nUsage:\n  ${path} [flags]\n\nFlags:\n${rows.join('')}`
}
