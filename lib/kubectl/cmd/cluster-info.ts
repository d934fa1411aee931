import { defineCommand } from '../cli/command'
import { clusterInfoDump } from './cluster-info-dump'

export const clusterInfo = defineCommand({
  use: 'cluster-info',
  short: 'Display cluster information',
  group: 'Cluster Management Commands:',
  examples: 'kubectl cluster-info',
  flags: [],
  subcommands: [clusterInfoDump],
  run(context) {
    const server = context.config.server()
    context.out(`Kubernetes control plane is running at ${server}\n`)
    const labelSelector = 'kubernetes.io/cluster-service=true'
    for (const service of context.client.list(context.mapper.get('services'), 'kube-system', {
      labelSelector,
    }).items) {
      const { name = '', labels = {} } = service.metadata ?? {}
      const title = labels['kubernetes.io/name'] || name
      const ports = (service.spec as { ports?: { name?: string }[] } | undefined)?.ports ?? []
      const port = ports[0]?.name ? `:${ports[0].name}` : ''
      context.out(
        `${title} is running at ${server}/api/v1/namespaces/kube-system/services/${name}${port}/proxy\n`,
      )
    }
    context.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n")
  },
})
