import { type Command, defineCommand } from '../cli/command'
import { get } from './get'

/** kubectl with the verb that runs before the others are loaded; all of them are in index.ts. */
export const firstCommand: Command = defineCommand({
  use: 'kubectl',
  short: '',
  flags: [],
  subcommands: [get],
})
