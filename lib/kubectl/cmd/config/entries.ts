import { type Command, type CommandContext, defineCommand, usageError } from '../../cli/command'
import type { FlagSpec } from '../../cli/flag-types'
import { helpText } from '../../cli/help'
import { KubectlError } from '../../errors'
import { toBase64 } from '../../file-bytes'
import { compareStrings, type JsonMap, quote } from '../../go-format'
import { absolutePath, type ConfigSection } from '../../kubeconfig/kubeconfig'
import { changeProperty } from './property'
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
    use: `get-${word}`,
    short,
    examples: `kubectl config get-${word}`,
    flags: [],
    run(context) {
      const names = [...context.config.store.load()[word].keys()].sort(compareStrings)
      context.out(['NAME', ...names].map((name) => `${name}\n`).join(''))
    },
  })
}

/** Flags whose values become fields of the same name. */
function fieldsFromFlags(context: CommandContext, specs: FlagSpec[]): JsonMap {
  const { flags } = context
  return Object.fromEntries(
    specs
      .filter((spec) => flags.changed(spec.name))
      .map((spec) => [spec.name, spec.type === 'bool' ? flags.bool(spec.name) : flags.string(spec.name)]),
  )
}

const PROXY: FlagSpec = { name: 'proxy-url', type: 'string', usage: 'The proxy on the way to the server.' }

const CLUSTER_FIELDS: FlagSpec[] = [
  { name: 'server', type: 'string', usage: 'The address of the API server.' },
  { name: 'certificate-authority', type: 'string', usage: 'A file with the certificate of the authority.' },
  { name: 'insecure-skip-tls-verify', type: 'bool', usage: "Do not check the server's certificate." },
  { name: 'tls-server-name', type: 'string', usage: "The name to expect in the server's certificate." },
  PROXY,
]

const USER_FIELDS: FlagSpec[] = [
  { name: 'client-certificate', type: 'string', usage: 'A file with the client certificate.' },
  { name: 'client-key', type: 'string', usage: 'A file with the client key.' },
  { name: 'token', type: 'string', usage: 'A bearer token.' },
  { name: 'username', type: 'string', usage: 'A user name.' },
  { name: 'password', type: 'string', usage: 'A password.' },
]

const FILES = ['certificate-authority', 'client-certificate', 'client-key']

function setEntry(context: CommandContext, section: 'clusters' | 'users', fields: JsonMap): string {
  const [name] = context.args
  if (name === undefined || context.args.length > 1) {
    throw unexpectedArgs(context)
  }
  const given = context.flags.bool('embed-certs')
    ? embed(context, section, fields)
    : withPaths(context, fields)
  context.config.store.update(section, name, (config) => {
    config[section].set(name, replaced({ ...config[section].get(name) }, given))
  })
  return name
}

/** A file takes the place of its data and the other way round; a token that of a password. */
function replaced(entry: JsonMap, given: JsonMap): JsonMap {
  for (const field of FILES) {
    if (given[`${field}-data`] !== undefined) delete entry[field]
    if (given[field]) delete entry[`${field}-data`]
  }
  if (given.token) for (const field of ['username', 'password']) delete entry[field]
  if (given.username || given.password) delete entry.token
  // Another server has another name.
  if (given.server !== undefined) delete entry['tls-server-name']
  if (given['certificate-authority'] || given['certificate-authority-data'])
    delete entry['insecure-skip-tls-verify']
  if (given['insecure-skip-tls-verify'] === true)
    for (const field of ['certificate-authority', 'certificate-authority-data']) delete entry[field]
  return { ...entry, ...given }
}

/** Files are named as they are from anywhere. */
function withPaths({ io }: CommandContext, fields: JsonMap): JsonMap {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]): [string, unknown] => [
      field,
      FILES.includes(field) && value ? absolutePath(io.env.PWD ?? '/', String(value)) : value,
    ]),
  )
}

/** Files become data in the kubeconfig itself. */
function embed(context: CommandContext, section: 'clusters' | 'users', fields: JsonMap): JsonMap {
  const flags = section === 'users' ? ['client-certificate', 'client-key'] : ['certificate-authority']
  if (!flags.some((flag) => fields[flag]))
    throw new KubectlError(`you must specify a ${flags.map((flag) => `--${flag}`).join(' or ')} to embed`)
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]): [string, unknown] => {
      if (!FILES.includes(field)) return [field, value]
      const text = context.io.readFile(String(value))
      if (text === undefined)
        throw new KubectlError(
          `could not stat ${field} file ${value}: stat ${value}: no such file or directory`,
        )
      return [`${field}-data`, toBase64(text)]
    }),
  )
}

const EMBED: FlagSpec = { name: 'embed-certs', type: 'bool', usage: 'Put the files into the kubeconfig.' }

const setCluster = defineCommand({
  use: 'set-cluster NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]',
  short: 'Set a cluster entry in kubeconfig',
  examples: 'kubectl config set-cluster lab --server=https://lab.example.com:6443',
  flags: [EMBED, PROXY],
  run(context) {
    const fields = fieldsFromFlags(context, CLUSTER_FIELDS)
    if (fields['insecure-skip-tls-verify'] === true && fields['certificate-authority']) {
      throw new KubectlError('you cannot specify a certificate authority and insecure mode at the same time')
    }
    context.out(`Cluster ${quote(setEntry(context, 'clusters', fields))} set.\n`)
  },
})

const setCredentials = defineCommand({
  use: 'set-credentials NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] [--password=basic_password]',
  short: 'Set a user entry in kubeconfig',
  examples: 'kubectl config set-credentials ann --client-certificate=ann.crt --client-key=ann.key',
  flags: [EMBED],
  run(context) {
    const fields = fieldsFromFlags(context, USER_FIELDS)
    if (fields.token && (fields.username || fields.password)) {
      throw new KubectlError(
        'you cannot specify more than one authentication method at the same time: --token, --username/--password',
      )
    }
    context.out(`User ${quote(setEntry(context, 'users', fields))} set.\n`)
  },
})

const setProperty = defineCommand({
  use: 'set PROPERTY_NAME PROPERTY_VALUE',
  short: 'Set an individual value in a kubeconfig file',
  examples: 'kubectl config set contexts.lab.namespace staging',
  flags: [{ name: 'set-raw-bytes', type: 'bool', usage: 'Bytes are given as they are, not in base64.' }],
  run(context) {
    const [property, value] = context.args
    const raw = context.flags.bool('set-raw-bytes')
    if (property === undefined || value === undefined)
      throw new KubectlError(`Unexpected args: [${context.args.join(' ')}]`)
    context.config.store.update(undefined, '', (config) => changeProperty(config, { property, value, raw }))
    context.out(`Property ${quote(property)} set.\n`)
  },
})

const unsetProperty = defineCommand({
  use: 'unset PROPERTY_NAME',
  short: 'Unset an individual value in a kubeconfig file',
  examples: 'kubectl config unset current-context',
  flags: [],
  run(context) {
    const [property] = context.args
    if (property === undefined) throw new KubectlError('Unexpected args: []')
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
