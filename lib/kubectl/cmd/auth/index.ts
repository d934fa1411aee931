import { defineCommand } from '../../cli/command'
import { canI } from './can-i'
import { authReconcile } from './reconcile'
import { whoami } from './whoami'

export const auth = defineCommand({
  use: 'auth',
  short: 'Inspect authorization',
  long: 'Inspect authorization.',
  group: 'Troubleshooting and Debugging Commands:',
  flags: [],
  subcommands: [canI, authReconcile, whoami],
})
