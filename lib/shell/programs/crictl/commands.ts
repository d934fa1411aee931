import { aboutCommands } from '@/lib/shell/programs/crictl/about'
import type { CrictlCommand } from '@/lib/shell/programs/crictl/call'
import { execCommand } from '@/lib/shell/programs/crictl/exec'
import { imageCommands } from '@/lib/shell/programs/crictl/images'
import { inspectCommands } from '@/lib/shell/programs/crictl/inspect'
import { logsCommand } from '@/lib/shell/programs/crictl/logs'
import { pods } from '@/lib/shell/programs/crictl/pods'
import { ps } from '@/lib/shell/programs/crictl/ps'
import { pull } from '@/lib/shell/programs/crictl/pull'
import { statsCommands } from '@/lib/shell/programs/crictl/stats'
import { stopCommands } from '@/lib/shell/programs/crictl/stop'

/** Before the command. */
export const GLOBAL_FLAGS =
  'config|c: debug|D image-endpoint|i: runtime-endpoint|r: timeout|t: help|h version|v enable-tracing'

const COMMANDS: readonly CrictlCommand[] = [
  ...[execCommand, ...imageCommands, ...inspectCommands, logsCommand, pods, ps, pull],
  ...[...statsCommands, ...stopCommands, ...aboutCommands],
].sort((a, b) => (a.name < b.name ? -1 : 1))

export const findCommand = (name: string): CrictlCommand | undefined =>
  COMMANDS.find((one) => one.name === name || one.aliases?.includes(name))

const flagLine = (word: string): string => {
  const [name = '', ...others] = word.replace(/:$/, '').split('|')
  const value = word.endsWith(':') ? ' value' : ''
  return `   ${[`--${name}${value}`, ...others.map((one) => `-${one}${value}`)].join(', ')}\n`
}

/** Of one command, or what commands there are. */
export function crictlHelp(command?: CrictlCommand): string {
  if (!command) {
    const rows = COMMANDS.map(
      ({ name, aliases = [], usage }) => `   ${[name, ...aliases].join(', ').padEnd(20)}${usage}\n`,
    )
    return `NAME:\n   crictl - client for CRI\n\nUSAGE:\n   crictl [global options] command [command options] [arguments...]\n\nCOMMANDS:\n${rows.join('')}`
  }
  const { name, usage, operands = '', flags } = command
  const words = flags.split(' ').filter(Boolean)
  const options = words.length > 0 ? `\n\nOPTIONS:\n${words.map(flagLine).join('')}` : '\n'
  return `NAME:\n   crictl ${name} - ${usage}\n\nUSAGE:\n   crictl ${name} [command options] ${operands}${options}`
}
