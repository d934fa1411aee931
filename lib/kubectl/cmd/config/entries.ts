import { type Command, defineCommand, usageError } from '../../cli/command'
import { helpText } from '../../cli/help'
import { KubectlError } from '../../errors'
import { compareStrings, quote } from '../../go-format'
import type { ConfigSection } from '../../kubeconfig/kubeconfig-object'
import { changeProperty } from './property'
import { setCluster } from './set-cluster'
import { setCredentials } from './set-credentials'
import { unexpectedArgs } from './unexpected-args'

function defineDelete(word: 'context' | 'cluster' | 'user', section: ConfigSection): Command {
  const command = defineCommand({
    use: `delete-${word} NAME`,
    short: `Delete the specified ${word} from the kubeconfig`,
    examples: `kubectl config delete-${word} old`,
    flags: [],
    run(context) {
      const [name] = context.args
      if (name === undefined || context.args.length > 1) {
        if (word === 'user') throw usageError(context, 'user to delete is required')
        context.out(helpText(command, context.path, context.io.env))
        return
      }
      const { store } = context.config
      const loaded = store.load()
      if (!loaded[section].has(name))
        throw new KubectlError(`cannot delete ${word} ${name}, not in ${store.target}`)
      if (word === 'context' && loaded.currentContext === name) {
        context.err(
          'warning: this removed your active context, use "kubectl config use-context" to select a different one\n',
        )
      }
      store.update(section, name, (config) => {
        config[section].delete(name)
      })
      context.out(`deleted ${word} ${name} from ${store.target}\n`)
    },
  })
  return command
}

function defineList(word: 'clusters' | 'users', short: string): Command {
  return defineCommand({
    use: `get-${word} [flags]`,
    short,
    examples: `kubectl config get-${word}`,
    flags: [],
    run(context) {
      const names = [...context.config.store.load()[word].keys()].sort(compareStrings)
      context.out(['NAME', ...names].map((name) => `${name}\n`).join(''))
    },
  })
}

const setProperty: Command = defineCommand({
  use: 'set PROPERTY_NAME PROPERTY_VALUE',
  short: 'Set an individual value in a kubeconfig file',
  examples: 'kubectl config set contexts.lab.namespace staging',
  flags: [{ name: 'set-raw-bytes', type: 'bool', usage: 'Bytes are given as they are, not in base64.' }],
  run(context) {
    const [property, value, ...more] = context.args
    const raw = context.flags.bool('set-raw-bytes')
    if (property === undefined || value === undefined || more.length > 0) {
      throw unexpectedArgs(context, setProperty)
    }
    context.config.store.update(undefined, '', (config) => changeProperty(config, { property, value, raw }))
    context.out(`Property ${quote(property)} set.\n`)
  },
})

const unsetProperty: Command = defineCommand({
  use: 'unset PROPERTY_NAME',
  short: 'Unset an individual value in a kubeconfig file',
  examples: 'kubectl config unset current-context',
  flags: [],
  run(context) {
    const [property, ...more] = context.args
    if (property === undefined || more.length > 0) throw unexpectedArgs(context, unsetProperty)
    context.config.store.update(undefined, '', (config) => changeProperty(config, { property }))
    context.out(`Property ${quote(property)} unset.\n`)
  },
})

export const entryCommands: Command[] = [
  defineDelete('cluster', 'clusters'),
  defineDelete('context', 'contexts'),
  defineDelete('user', 'users'),
  defineList('clusters', 'Display clusters defined in the kubeconfig'),
  defineList('users', 'Display users defined in the kubeconfig'),
  setProperty,
  setCluster,
  setCredentials,
  unsetProperty,
]
