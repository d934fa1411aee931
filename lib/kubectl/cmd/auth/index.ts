import { defineCommand } from '../../cli/command'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'
import { canI } from './can-i'

const whoami = defineCommand({
  use: 'whoami',
  short: 'Experimental: Check self subject attributes',
  examples: 'kubectl auth whoami',
  flags: [],
  run(context) {
    // Authentication is the transport's affair here, so the client knows the answer itself.
    const { username, groups } = context.client.user
    const rows = ['ATTRIBUTE\tVALUE', `Username\t${username}`, `Groups\t[${groups.join(' ')}]`]
    context.out(alignTabs(`${rows.join('\n')}\n`, TABLE_TABS))
  },
})

export const auth = defineCommand({
  use: 'auth',
  short: 'Inspect authorization',
  long: 'Inspect authorization.',
  group: 'Troubleshooting and Debugging Commands:',
  flags: [],
  subcommands: [canI, whoami],
})
