import { commandName, defineCommand } from '../../cli/command'
import { currentContext, getContexts, renameContext, setContext, useContext } from './contexts'
import { entryCommands } from './entries'
import { view } from './view'

const all = [currentContext, getContexts, renameContext, setContext, useContext, view, ...entryCommands]

export const config = defineCommand({
  use: 'config SUBCOMMAND',
  short: 'Modify kubeconfig files',
  long: 'Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".',
  flags: [],
  subcommands: all.sort((a, b) => (commandName(a) < commandName(b) ? -1 : 1)),
})
