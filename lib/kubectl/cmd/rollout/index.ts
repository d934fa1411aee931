import { defineCommand } from '../../cli/command'
import { history } from './history'
import { status } from './status'
import { pause, restart, resume } from './switches'
import { undo } from './undo'

export const rollout = defineCommand({
  use: 'rollout SUBCOMMAND',
  short: 'Manage the rollout of a resource',
  long: 'Manage the rollout of one or many resources.\n\n Valid resource types include:\n\n  *  deployments\n  *  daemonsets\n  *  statefulsets',
  group: 'Deploy Commands:',
  examples: `
    # Back to the revision before
    kubectl rollout undo deployment/shop

    # Follow a rollout
    kubectl rollout status deployment/shop
  `,
  flags: [],
  helpAlone: { to: 'stdout', exit: 1 },
  subcommands: [history, pause, restart, resume, status, undo],
})
