import { type Command, type CommandGroup, commandName, enabledFlags } from './command'
import { type FlagSpec, isList } from './flag-types'

/** Stands there without members too. */
const PLUGINS = 'Subcommands provided by plugins:'

const GROUPS: CommandGroup[] = [
  'Basic Commands (Beginner):',
  'Basic Commands (Intermediate):',
  'Deploy Commands:',
  'Cluster Management Commands:',
  'Troubleshooting and Debugging Commands:',
  'Advanced Commands:',
  'Settings Commands:',
  PLUGINS,
  'Other Commands:',
]

const GLOBAL_HINT =
  'Use "kubectl options" for a list of global command-line options (applies to all commands).'

function listCommands(title: string, commands: Command[], pad: number): string {
  const lines = commands.map((command) => `  ${commandName(command).padEnd(pad)}   ${command.short}`)
  return [title, ...lines].join('\n')
}

function defaultText(flag: FlagSpec): string {
  if (flag.type === 'string') return `'${flag.default ?? ''}'`
  if (isList(flag)) return `[${flag.default ?? ''}]`
  return flag.default ?? { bool: 'false', duration: '0s' }[flag.type as string] ?? '0'
}

/** The `Options:` block, sorted by name as pflag lists them. */
export function flagUsages(flags: FlagSpec[]): string {
  return flags
    .filter((flag) => !flag.hidden && !flag.deprecated)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => {
      const head = flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`
      return `    ${head}=${defaultText(flag)}:\n\t${flag.usage}`
    })
    .join('\n\n')
}

function commandSections(command: Command, isRoot: boolean): string[] {
  const commands = (command.subcommands ?? []).filter((one) => !one.hidden)
  if (commands.length === 0) return []
  const pad = Math.max(11, ...commands.map((one) => commandName(one).length))
  if (!isRoot) return [listCommands('Available Commands:', commands, pad)]
  return GROUPS.map(
    (group) => [group, commands.filter((one) => (one.group ?? 'Other Commands:') === group)] as const,
  )
    .filter(([group, members]) => members.length > 0 || group === PLUGINS)
    .map(([group, members]) => listCommands(group, members, pad))
}

function indentExamples(examples: string): string {
  return examples
    .trim()
    .split('\n')
    .map((line) => (line.trim() ? `  ${line.trim()}` : ''))
    .join('\n')
}

/** `--help` of one command; `path` is its parents and its name. */
export function helpText(command: Command, path: string, env: Record<string, string>): string {
  return `${command.long ?? command.short}\n\n${usageText(command, path, env)}`
}

/** What the help says besides what a command is for. */
export function usageText(command: Command, path: string, env: Record<string, string>): string {
  const isRoot = path === 'kubectl'
  const sections: string[] = []
  if (command.aliases?.length)
    sections.push(`Aliases:\n${[commandName(command), ...command.aliases].join(', ')}`)
  if (command.examples) sections.push(`Examples:\n${indentExamples(command.examples)}`)
  sections.push(...commandSections(command, isRoot))
  const flags = enabledFlags(command, env)
  if (flags.some((flag) => !flag.hidden)) sections.push(`Options:\n${flagUsages(flags)}`)
  const parent = path.split(' ').slice(0, -1).join(' ')
  const options =
    isRoot || command.use.includes(' ') || !command.subcommands ? ' [options]' : ' [flags] [options]'
  sections.push(`Usage:\n  ${isRoot ? 'kubectl [flags]' : `${parent} ${command.use}`}${options}`)
  const hints = [GLOBAL_HINT]
  if (command.subcommands?.length) {
    hints.unshift(`Use "${path} <command> --help" for more information about a given command.`)
  }
  return `${[...sections, hints.join('\n')].join('\n\n')}\n`
}
