/** `helm --help`, in the form of cobra's. */
import { commandName, type HelmCommand } from '@/lib/helm/cmd/command'
import { GLOBAL_FLAGS } from '@/lib/helm/cmd/global-flags'
import type { FlagSpec } from '@/lib/kubectl/cli/flag-types'

const TYPE_WORDS: Partial<Record<FlagSpec['type'], string>> = {
  bool: '',
  stringSlice: 'strings',
  stringArray: 'stringArray',
  stringToString: 'stringToString',
  int32: 'int32',
  int64: 'int',
}

function flagLines(flags: readonly FlagSpec[]): string {
  const shown = flags.filter(({ hidden, deprecated }) => !hidden && !deprecated)
  const heads = shown.map(({ name, short, type }) => {
    const word = TYPE_WORDS[type] ?? type
    return `  ${short ? `-${short}, ` : '    '}--${name}${word ? ` ${word}` : ''}`
  })
  const width = Math.max(0, ...heads.map((head) => head.length))
  return shown
    .map(({ usage, default: value }, index) => {
      const fallback = value === undefined || ['', 'false', '0'].includes(value) ? '' : ` (default ${value})`
      return `${(heads[index] ?? '').padEnd(width)}   ${usage}${fallback}\n`
    })
    .join('')
}

const byName = (flags: readonly FlagSpec[]) => [...flags].sort((a, b) => (a.name < b.name ? -1 : 1))

export function usageText(command: HelmCommand, path: string): string {
  const { subcommands = [], flags = [], aliases = [], use } = command
  const line = `  ${path}${use.slice(commandName(command).length)}`
  const help: FlagSpec = { name: 'help', short: 'h', type: 'bool', usage: `help for ${commandName(command)}` }
  const parts = [
    'Usage:\n',
    command.run ? `${line} [flags]\n` : '',
    subcommands.length > 0 ? `  ${path} [command]\n` : '',
  ]
  if (aliases.length > 0) parts.push(`\nAliases:\n  ${[commandName(command), ...aliases].join(', ')}\n`)
  if (subcommands.length > 0) {
    const shown = subcommands.filter(({ hidden }) => !hidden)
    const width = Math.max(11, ...shown.map((one) => commandName(one).length))
    parts.push('\nAvailable Commands:\n')
    parts.push(...shown.map((one) => `  ${commandName(one).padEnd(width)} ${one.short}\n`))
  }
  const isRoot = path === 'helm'
  parts.push('\nFlags:\n', flagLines(byName([...flags, help, ...(isRoot ? GLOBAL_FLAGS : [])])))
  if (!isRoot) parts.push('\nGlobal Flags:\n', flagLines(byName(GLOBAL_FLAGS)))
  if (subcommands.length > 0)
    parts.push(`\nUse "${path} [command] --help" for more information about a command.\n`)
  return parts.join('')
}

export const helpText = (command: HelmCommand, path: string): string =>
  `${command.short}\n\n${usageText(command, path)}`
