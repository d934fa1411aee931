/**
 * kubectl's plugins: programs in the PATH whose names begin with `kubectl-`.
 * Mirrors: staging/src/k8s.io/kubectl/pkg/cmd/plugin: the longest name that fits the words in front runs with the words
 * behind it; commands of kubectl's own come first.
 */
import { hasRest, part } from '@/lib/kubectl/parts'
import type { Process } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'

const isThere = ({ env, machine }: Process, name: string): boolean =>
  (env.PATH ?? '')
    .split(':')
    .some((folder) => folder !== '' && machine.files.stat(`${folder}/${name}`)?.type === 'file')

/** The words in front that could be a plugin's name. */
function namesOf(words: readonly string[]): string[] {
  const end = words.findIndex((word) => word.startsWith('-'))
  return (end < 0 ? words : words.slice(0, end)).map((word) => word.replaceAll('-', '_'))
}

const MOST_WORDS = 8

/** What runs instead of kubectl; undefined: nothing does. */
export function pluginStep(process: Process): Step | undefined {
  const words = process.argv.slice(1)
  const names = namesOf(words).slice(0, MOST_WORDS)
  for (let length = names.length; length > 0; length--) {
    const name = `kubectl-${names.slice(0, length).join('-')}`
    if (!isThere(process, name)) continue
    if (!hasRest()) return { wait: 'host', request: { kind: 'rest' } }
    const own = part('verbs').rootCommand.subcommands ?? []
    const isOwn = own.some(({ use, aliases = [] }) => [use.split(' ')[0], ...aliases].includes(words[0]))
    return isOwn ? undefined : { exec: [name, ...words.slice(length)] }
  }
  return undefined
}
