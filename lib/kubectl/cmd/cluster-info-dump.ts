import { type CommandContext, defineCommand } from '../cli/command'
import { ALL_NAMESPACES_FLAG } from '../cli/common-flags'
import { resourcePath } from '../client/rest-client'
import { digList, digString } from '../go-format'
import { objectPrinter, PRINT_FLAGS } from '../printers/print-flags'

/** What of each namespace is shown, in this order. */
const RESOURCES = [
  'events',
  'replicationcontrollers',
  'services',
  'daemonsets.apps',
  'deployments.apps',
  'replicasets.apps',
  'pods',
]

/** To the screen, or into files of a folder. */
type Write = (path: string, text: string) => void

function writer(context: CommandContext): Write {
  const folder = context.flags.string('output-directory')
  if (folder === '' || folder === '-') return (_path, text) => context.out(text)
  return (path, text) => context.io.writeFile(`${folder.replace(/\/$/, '')}/${path}`, text)
}

function namespacesOf(context: CommandContext): string[] {
  const { client, config, flags, mapper } = context
  if (flags.bool('all-namespaces')) {
    return client.list(mapper.get('namespaces')).items.map(({ metadata }) => metadata?.name ?? '')
  }
  const asked = flags.list('namespaces')
  return asked.length > 0 ? asked : ['kube-system', config.namespace().namespace]
}

function dumpLogs(context: CommandContext, namespace: string, write: Write): void {
  const { client, mapper } = context
  const pods = mapper.get('pods')
  for (const pod of client.list(pods, namespace).items) {
    const name = pod.metadata?.name ?? ''
    for (const container of digList(pod, 'spec', 'containers').map((one) => digString(one, 'name'))) {
      const title = `logs for container ${container} of pod ${namespace}/${name}`
      let text: string
      try {
        const path = resourcePath(pods, namespace, name, 'log')
        text = String(client.request('GET', path, { query: { container } }) ?? '')
      } catch {
        text = 'Request log error\n'
      }
      write(`${namespace}/${name}/logs.txt`, `==== START ${title} ====\n${text}==== END ${title} ====\n`)
    }
  }
}

export const clusterInfoDump = defineCommand({
  use: 'dump [flags]',
  short: 'Dump relevant information for debugging and diagnosis',
  examples: `
    # The state of all namespaces, into files
    kubectl cluster-info dump --all-namespaces --output-directory=state
  `,
  flags: [
    ...PRINT_FLAGS.map((flag) => (flag.name === 'output' ? { ...flag, default: 'json' } : flag)),
    ALL_NAMESPACES_FLAG,
    { name: 'namespaces', type: 'stringSlice', usage: 'The namespaces to look at.' },
    { name: 'output-directory', type: 'string', usage: 'Where to write files; - is the screen.' },
    { name: 'pod-running-timeout', type: 'duration', default: '20s', usage: 'How long to wait for a pod.' },
  ],
  run(context) {
    const { client, mapper } = context
    const print = objectPrinter(context)
    const write = writer(context)
    if (!print) return
    const folder = context.flags.string('output-directory')
    const dump = (path: string, resource: string, namespace?: string) => {
      const mapping = mapper.get(resource)
      const apiVersion = mapping.group ? `${mapping.group}/${mapping.version}` : mapping.version
      write(path, print({ ...client.list(mapping, namespace), apiVersion, kind: `${mapping.kind}List` }))
    }
    dump('nodes.json', 'nodes')
    for (const namespace of namespacesOf(context)) {
      for (const resource of RESOURCES) {
        dump(`${namespace}/${resource.split('.')[0]}.json`, resource, namespace)
      }
      dumpLogs(context, namespace, write)
    }
    if (folder && folder !== '-') context.out(`Cluster info dumped to ${folder}\n`)
  },
})
