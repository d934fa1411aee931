import { nameArgument } from '../../cli/command'
import { defineGenerator } from './generator'

export const createPriorityClass = defineGenerator({
  use: 'priorityclass NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  short: 'Create a priority class with the specified name',
  aliases: ['pc'],
  examples: 'kubectl create priorityclass important --value=1000',
  failure: 'failed to create priorityclass:',
  flags: [
    { name: 'description', type: 'string', usage: 'When to use this class.' },
    { name: 'global-default', type: 'bool', usage: 'The class of Pods that name none.' },
    {
      name: 'preemption-policy',
      type: 'string',
      default: 'PreemptLowerPriority',
      usage: 'PreemptLowerPriority or Never',
    },
    { name: 'value', type: 'int32', default: '0', usage: 'The priority.' },
  ],
  build(context) {
    const { flags } = context
    const description = flags.string('description')
    return {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: nameArgument(context) },
      ...(description ? { description } : {}),
      ...(flags.bool('global-default') ? { globalDefault: true } : {}),
      preemptionPolicy: flags.string('preemption-policy'),
      value: flags.number('value'),
    }
  },
})
