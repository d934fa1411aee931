import { nameArgument } from '../../cli/command'
import { defineGenerator } from './generator'

export const createNamespace = defineGenerator({
  use: 'namespace NAME [--dry-run=server|client|none]',
  short: 'Create a namespace with the specified name',
  aliases: ['ns'],
  examples: 'kubectl create namespace staging',
  build: (context) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: nameArgument(context) },
    spec: {},
    status: {},
  }),
})
