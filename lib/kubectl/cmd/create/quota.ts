import { nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import { parseResourceList } from '../set/resources'
import { defineGenerator, generatedMetadata } from './generator'

export const createQuota = defineGenerator({
  use: 'quota NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]',
  short: 'Create a quota with the specified name',
  aliases: ['resourcequota'],
  examples: 'kubectl create quota team --hard=cpu=2,memory=4Gi,pods=10',
  failure: 'failed to create quota:',
  flags: [
    { name: 'hard', type: 'string', usage: 'Limits, such as pods=10,cpu=2.' },
    { name: 'scopes', type: 'string', usage: 'Scopes, such as BestEffort.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const hard = parseResourceList(context.flags.string('hard'))
    const scopes = context.flags.string('scopes')
    const list = scopes ? scopes.split(',') : []
    if (list.includes('')) throw new KubectlError('invalid resource quota scope ""')
    return {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: generatedMetadata(context, name),
      spec: {
        ...(Object.keys(hard).length > 0 ? { hard } : {}),
        ...(list.length > 0 ? { scopes: list } : {}),
      },
      status: {},
    }
  },
})
