import { nameArgument } from '../../cli/command'
import { defineGenerator, generatedMetadata } from './generator'

export const createServiceAccount = defineGenerator({
  use: 'serviceaccount NAME [--dry-run=server|client|none]',
  short: 'Create a service account with the specified name',
  aliases: ['sa'],
  examples: 'kubectl create serviceaccount robot',
  failure: 'failed to create serviceaccount:',
  build: (context) => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: generatedMetadata(context, nameArgument(context)),
  }),
})
