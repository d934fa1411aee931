import { defineCommand } from '../../cli/command'
import { node } from './node'
import { pod } from './pod'

export const top = defineCommand({
  use: 'top',
  short: 'Display resource (CPU/memory) usage',
  group: 'Cluster Management Commands:',
  flags: [],
  subcommands: [node, pod],
})
