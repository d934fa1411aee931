import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { type CommandContext, defineCommand, usageError } from '../../cli/command'
import { KubectlError } from '../../errors'
import { digString, type JsonMap } from '../../go-format'
import { type Kubeconfig, kubeconfigObject } from '../../kubeconfig/kubeconfig'
import { objectPrinter, PRINT_FLAGS } from '../../printers/print-flags'

/** Only what the current context needs. */
function minified(config: Kubeconfig, contextName: string): Kubeconfig {
  if (!contextName) throw new KubectlError('current-context must exist in order to minify')
  const context = config.contexts.get(contextName)
  if (!context) throw new KubectlError(`cannot locate context ${contextName}`)
  for (const [word, known] of [
    ['cluster', config.clusters],
    ['user', config.users],
  ] as const) {
    const name = digString(context, word)
    if (name && !known.has(name)) throw new KubectlError(`cannot locate ${word} ${name}`)
  }
  const only = (map: Map<string, JsonMap>, name: string) => new Map([...map].filter(([key]) => key === name))
  return {
    contexts: only(config.contexts, contextName),
    clusters: only(config.clusters, digString(context, 'cluster')),
    users: only(config.users, digString(context, 'user')),
    currentContext: contextName,
  }
}

function redactedBody(body: JsonMap): JsonMap {
  const copy = { ...body }
  if (copy.token) copy.token = 'REDACTED'
  if (copy.password) copy.password = 'REDACTED'
  for (const field of ['certificate-authority-data', 'client-certificate-data', 'client-key-data']) {
    if (copy[field]) copy[field] = 'DATA+OMITTED'
  }
  return copy
}

function redacted(config: Kubeconfig): Kubeconfig {
  const all = (map: Map<string, JsonMap>) =>
    new Map([...map].map(([name, body]) => [name, redactedBody(body)]))
  return { ...config, clusters: all(config.clusters), users: all(config.users) }
}

function run(context: CommandContext): undefined {
  const { flags, config } = context
  if (context.args.length > 0) throw usageError(context, `unexpected arguments: [${context.args.join(' ')}]`)
  const loaded = config.store.load()
  const small = flags.bool('minify')
    ? minified(loaded, flags.string('context') || loaded.currentContext)
    : loaded
  const object = kubeconfigObject(flags.bool('raw') ? small : redacted(small))
  const printer = objectPrinter(context)
  context.out(printer ? printer(object) : toYaml(object))
}

export const view = defineCommand({
  use: 'view',
  short: 'Display merged kubeconfig settings or a specified kubeconfig file',
  examples: `
    # Only the current context
    kubectl config view --minify
  `,
  flags: [
    ...PRINT_FLAGS,
    { name: 'flatten', type: 'bool', usage: 'Make the output self-contained.' },
    { name: 'merge', type: 'bool', default: 'true', usage: 'Merge the kubeconfig files.' },
    { name: 'minify', type: 'bool', usage: 'Only what the current context needs.' },
    { name: 'raw', type: 'bool', usage: 'Show certificates and secrets.' },
  ],
  run,
})
