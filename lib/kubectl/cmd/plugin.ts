import { type Command, type CommandContext, defineCommand } from '../cli/command'
import { KubectlError } from '../errors'

/** Executables in $PATH whose names begin with kubectl-. */
function list(context: CommandContext): undefined {
  const { io, flags } = context
  const folders = (io.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  const found = [...new Set(folders)].flatMap((folder) =>
    (io.listDir?.(folder) ?? [])
      .filter((name) => name.startsWith('kubectl-'))
      .map((name) => ({ folder, name })),
  )
  if (found.length === 0) throw new KubectlError('unable to find any kubectl plugins in your PATH')
  context.out('The following compatible plugins are available:\n\n')
  for (const { folder, name } of found) {
    context.out(flags.bool('name-only') ? `${name}\n` : `${folder}/${name}\n`)
  }
}

const listCommand: Command = defineCommand({
  use: 'list [flags]',
  short: "List all visible plugin executables on a user's PATH",
  flags: [{ name: 'name-only', type: 'bool', usage: 'Only the names, without their folders.' }],
  run: list,
})

export const plugin = defineCommand({
  use: 'plugin [flags]',
  short: 'Provides utilities for interacting with plugins',
  group: 'Other Commands:',
  flags: [],
  subcommands: [listCommand],
})
