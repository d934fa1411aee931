import { defineCommand } from '../cli/command'
import { GLOBAL_FLAGS } from '../cli/global-flags'
import { flagUsages } from '../cli/help'

export const options = defineCommand({
  use: 'options',
  short: 'Print the list of flags inherited by all commands',
  examples: 'kubectl options',
  hidden: true,
  flags: [],
  run(context) {
    context.out(`The following options can be passed to any command:\n\n${flagUsages([...GLOBAL_FLAGS])}\n`)
  },
})
