import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { type CommandContext, defineCommand, usageError } from '../../cli/command'
import { KubectlError } from '../../errors'
import { toBase64 } from '../../file-bytes'
import { digString, type JsonMap, marshalJson } from '../../go-format'
import { type Kubeconfig, kubeconfigObject } from '../../kubeconfig/kubeconfig-object'
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

/** Files become data. @throws KubectlError */
function flattened(context: CommandContext, config: Kubeconfig): Kubeconfig {
  const inline = (body: JsonMap, fields: string[]) => {
    const copy = { ...body }
    for (const field of fields) {
      const path = digString(copy, field)
      if (!path) continue
      if (copy[`${field}-data`]) throw new KubectlError('cannot have values for both path and contents')
      const text = context.io.readFile(path)
      if (text === undefined) throw new KubectlError(`open ${path}: no such file or directory`)
      copy[`${field}-data`] = toBase64(text)
      delete copy[field]
    }
    return copy
  }
  const all = (map: Map<string, JsonMap>, ...fields: string[]) =>
    new Map([...map].map(([name, body]) => [name, inline(body, fields)]))
  const users = all(config.users, 'client-certificate', 'client-key')
  return { ...config, users, clusters: all(config.clusters, 'certificate-authority') }
}

function load(context: CommandContext): Kubeconfig {
  const { store } = context.config
  const merge = context.flags.changed('merge') ? context.flags.bool('merge') : !store.explicit
  if (!merge && !store.explicit) throw new KubectlError('if merge==false a precise file must be specified')
  return merge ? store.load() : store.loadExplicit()
}

function run(context: CommandContext): undefined {
  const { flags } = context
  if (context.args.length > 0) throw usageError(context, `unexpected arguments: [${context.args.join(' ')}]`)
  const printer = objectPrinter(context)
  const loaded = load(context)
  const small = flags.bool('minify')
    ? minified(loaded, flags.string('context') || loaded.currentContext)
    : loaded
  const shown = flags.bool('flatten')
    ? flattened(context, small)
    : flags.bool('raw')
      ? small
      : redacted(small)
  const object = kubeconfigObject(shown)
  // Go writes its types in the order of their fields.
  const json = flags.string('output').toLowerCase() === 'json'
  if (json) context.out(`${marshalJson(object, { indent: 4, order: (_, keys) => keys })}\n`)
  else context.out(printer ? printer(object) : toYaml(object))
}

export const view = defineCommand({
  use: 'view [flags]',
  short: 'Display merged kubeconfig settings or a specified kubeconfig file',
  examples: `
    # Only the current context
    kubectl config view --minify
  `,
  flags: [
    ...PRINT_FLAGS.map((flag) => (flag.name === 'output' ? { ...flag, default: 'yaml' } : flag)),
    { name: 'flatten', type: 'bool', usage: 'Make the output self-contained.' },
    { name: 'merge', type: 'bool', default: 'true', usage: 'Merge the kubeconfig files.' },
    { name: 'minify', type: 'bool', usage: 'Only what the current context needs.' },
    { name: 'raw', type: 'bool', usage: 'Show certificates and secrets.' },
  ],
  run,
})
