import { type Command, defineCommand } from '../../cli/command'
import { KubectlError, throwCollected } from '../../errors'
import { compareStrings, digString, quote } from '../../go-format'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'
import { unexpectedArgs } from './unexpected-args'

export const currentContext = defineCommand({
  use: 'current-context [flags]',
  short: 'Display the current-context',
  examples: 'kubectl config current-context',
  flags: [],
  run(context) {
    const { currentContext: name } = context.config.store.load()
    if (!name) throw new KubectlError('current-context is not set')
    context.out(`${name}\n`)
  },
})

export const getContexts = defineCommand({
  use: 'get-contexts [(-o|--output=)name)]',
  short: 'Describe one or many contexts',
  examples: 'kubectl config get-contexts',
  flags: [
    { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
    { name: 'output', short: 'o', type: 'string', usage: '"name" for the names only.' },
  ],
  run(context) {
    const { flags, args } = context
    const output = flags.string('output')
    if (output !== '' && output !== 'name') {
      const why = 'is not available in kubectl config get-contexts; resetting to default output format'
      throw new KubectlError(`--output ${output} ${why}`)
    }
    const config = context.config.store.load()
    const errors = args
      .filter((name) => !config.contexts.has(name))
      .map((name) => new KubectlError(`context ${name} not found`))
    const names = (args.length > 0 ? args : [...config.contexts.keys()])
      .filter((name) => config.contexts.has(name))
      .sort(compareStrings)
    if (output === 'name') for (const name of names) context.out(`${name}\n`)
    else {
      const rows = names.map((name) => {
        const body = config.contexts.get(name)
        const mark = name === config.currentContext ? '*' : ''
        return [mark, name, ...['cluster', 'user', 'namespace'].map((field) => digString(body, field))]
      })
      const header = flags.bool('no-headers') ? [] : [['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE']]
      const lines = [...header, ...rows].map((cells) => `${cells.join('\t')}\n`)
      if (lines.length > 0) context.out(alignTabs(lines.join(''), TABLE_TABS))
    }
    throwCollected(errors)
  },
})

export const useContext: Command = defineCommand({
  use: 'use-context CONTEXT_NAME',
  short: 'Set the current-context in a kubeconfig file',
  long: 'Set the current-context in a kubeconfig file.',
  aliases: ['use'],
  examples: `
    # Work with another cluster
    kubectl config use-context staging
  `,
  flags: [],
  run(context) {
    const [name] = context.args
    if (context.args.length !== 1 || name === undefined) {
      throw unexpectedArgs(context, useContext)
    }
    const { store } = context.config
    if (!store.load().contexts.has(name))
      throw new KubectlError(`no context exists with the name: ${quote(name)}`)
    store.update(undefined, name, (config) => {
      config.currentContext = name
    })
    context.out(`Switched to context ${quote(name)}.\n`)
  },
})

export const setContext: Command = defineCommand({
  use: 'set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  short: 'Set a context entry in kubeconfig',
  examples: `
    # The namespace of later commands
    kubectl config set-context --current --namespace=staging
  `,
  flags: [
    { name: 'current', type: 'bool', usage: 'Change the current context.' },
    { name: 'cluster', type: 'string', usage: 'The cluster of the context.' },
    { name: 'namespace', short: 'n', type: 'string', usage: 'The namespace of the context.' },
    { name: 'user', type: 'string', usage: 'The user of the context.' },
  ],
  run(context) {
    const { flags, args } = context
    const { store } = context.config
    const loaded = store.load()
    if (args.length > 1) throw unexpectedArgs(context, setContext)
    const current = flags.bool('current')
    if (!args[0] && !current) {
      throw new KubectlError('you must specify a non-empty context name or --current')
    }
    if (args[0] && current) throw new KubectlError('you cannot specify both a context name and --current')
    const name = current ? loaded.currentContext : (args[0] ?? '')
    if (!name) throw new KubectlError('no current context is set')
    const existed = loaded.contexts.has(name)
    store.update('contexts', name, (config) => {
      const body = { ...config.contexts.get(name) }
      for (const field of ['cluster', 'user', 'namespace'])
        if (flags.string(field)) body[field] = flags.string(field)
        else if (flags.changed(field)) delete body[field]
      config.contexts.set(name, body)
    })
    context.out(`Context ${quote(name)} ${existed ? 'modified' : 'created'}.\n`)
  },
})

export const renameContext: Command = defineCommand({
  use: 'rename-context CONTEXT_NAME NEW_NAME',
  short: 'Rename a context from the kubeconfig file',
  examples: 'kubectl config rename-context old new',
  flags: [],
  run(context) {
    const [from, to] = context.args
    if (from === undefined || to === undefined || context.args.length !== 2) {
      throw unexpectedArgs(context, renameContext)
    }
    const { store } = context.config
    const { contexts } = store.load()
    if (!contexts.has(from))
      throw new KubectlError(`cannot rename the context ${quote(from)}, it's not in ${store.target}`)
    if (contexts.has(to)) {
      throw new KubectlError(
        `cannot rename the context ${quote(from)}, the context ${quote(to)} already exists in ${store.target}`,
      )
    }
    store.update('contexts', from, (config) => {
      config.contexts.set(to, config.contexts.get(from) ?? {})
      config.contexts.delete(from)
      if (config.currentContext === from) config.currentContext = to
    })
    context.out(`Context ${quote(from)} renamed to ${quote(to)}.\n`)
  },
})
