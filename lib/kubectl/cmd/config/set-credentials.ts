import { type Command, type CommandContext, defineCommand } from '../../cli/command'
import { helpText } from '../../cli/help'
import { KubectlError } from '../../errors'
import { isMap, type JsonMap, quote } from '../../go-format'
import { checkEmbedded, EMBED_FLAG, setFile } from './embedded-file'

const FILES = ['client-certificate', 'client-key']

interface Pairs {
  set: Map<string, string>
  remove: string[]
}

/** `KEY=VALUE` sets, `KEY-` removes (cmdutil.ParsePairs). @throws KubectlError */
function pairsOf(context: CommandContext, flag: string): Pairs {
  const pairs: Pairs = { set: new Map(), remove: [] }
  const invalid: string[] = []
  for (const text of context.flags.list(flag)) {
    const equals = text.indexOf('=')
    if (equals > 0) pairs.set.set(text.slice(0, equals), text.slice(equals + 1))
    else if (text.endsWith('-') && text !== '-') pairs.remove.push(text.slice(0, -1))
    else invalid.push(text)
  }
  if (invalid.length > 0) throw new KubectlError(`invalid ${flag} format: ${invalid.join(', ')}`)
  return pairs
}

function check(context: CommandContext, name: string): void {
  const { flags } = context
  if (name === '') throw new KubectlError('you must specify a non-empty user name')
  if (flags.string('token') && (flags.string('username') || flags.string('password'))) {
    throw new KubectlError(
      'you cannot specify more than one authentication method at the same time: --token, --username/--password',
    )
  }
  checkEmbedded(context, FILES)
  const mode = flags.string('exec-interactive-mode')
  if (flags.changed('exec-interactive-mode') && !['IfAvailable', 'Always', 'Never'].includes(mode)) {
    throw new KubectlError('invalid interactive mode type, can be only IfAvailable, Never, Always')
  }
}

/** A token and a password rule each other out. */
function setSecrets({ flags }: CommandContext, user: JsonMap): void {
  const given = (names: string[]) => {
    for (const name of names) if (flags.changed(name)) user[name] = flags.string(name)
    return names.some((name) => flags.string(name))
  }
  const token = given(['token'])
  const basic = given(['username', 'password'])
  if (token && !basic) for (const name of ['username', 'password']) delete user[name]
  if (basic && !token) delete user.token
}

function setProvider({ flags }: CommandContext, user: JsonMap, args: Pairs): void {
  const name = flags.string('auth-provider')
  const before = isMap(user['auth-provider']) ? user['auth-provider'] : undefined
  const provider = flags.changed('auth-provider') && before?.name !== name ? { name } : before
  if (!provider) return
  const config = { ...(isMap(provider.config) ? provider.config : {}), ...Object.fromEntries(args.set) }
  for (const key of args.remove) delete config[key]
  user['auth-provider'] = { name: provider.name, config }
}

function setExec({ flags }: CommandContext, user: JsonMap, env: Pairs): void {
  const before = isMap(user.exec) ? user.exec : undefined
  if (!before && !flags.changed('exec-command')) return
  const exec: JsonMap = { command: '', args: null, env: null, ...before }
  if (flags.changed('exec-command'))
    Object.assign(exec, { command: flags.string('exec-command'), args: null })
  if (flags.changed('exec-api-version')) exec.apiVersion = flags.string('exec-api-version')
  if (flags.list('exec-arg').length > 0) exec.args = flags.list('exec-arg')
  exec.provideClusterInfo = flags.changed('exec-provide-cluster-info')
    ? flags.bool('exec-provide-cluster-info')
    : (before?.provideClusterInfo ?? false)
  if (flags.changed('exec-interactive-mode')) exec.interactiveMode = flags.string('exec-interactive-mode')
  if (env.set.size > 0 || env.remove.length > 0) {
    const kept = (Array.isArray(exec.env) ? exec.env : [])
      .filter(({ name }) => !env.remove.includes(name))
      .map(({ name, value }) => ({ name, value: env.set.get(name) ?? value }))
    const added = [...env.set].filter(([name]) => !kept.some((one) => one.name === name))
    exec.env = [...kept, ...added.map(([name, value]) => ({ name, value }))]
  }
  user.exec = exec
}

export const setCredentials: Command = defineCommand({
  use: 'set-credentials NAME [--client-certificate=path/to/certfile] [--client-key=path/to/keyfile] [--token=bearer_token] [--username=basic_user] [--password=basic_password] [--auth-provider=provider_name] [--auth-provider-arg=key=value] [--exec-command=exec_command] [--exec-api-version=exec_api_version] [--exec-arg=arg] [--exec-env=key=value]',
  short: 'Set a user entry in kubeconfig',
  examples: 'kubectl config set-credentials ann --client-certificate=ann.crt --client-key=ann.key',
  flags: [
    EMBED_FLAG,
    { name: 'client-certificate', type: 'string', usage: 'A file with the client certificate.' },
    { name: 'client-key', type: 'string', usage: 'A file with the client key.' },
    { name: 'token', type: 'string', usage: 'A bearer token.' },
    { name: 'username', type: 'string', usage: 'A user name.' },
    { name: 'password', type: 'string', usage: 'A password.' },
    { name: 'auth-provider', type: 'string', usage: 'The auth provider of the user.' },
    { name: 'auth-provider-arg', type: 'stringSlice', usage: 'KEY=VALUE for it; KEY- takes it away.' },
    { name: 'exec-command', type: 'string', usage: 'A program that hands out credentials.' },
    { name: 'exec-api-version', type: 'string', usage: 'The API version that it speaks.' },
    { name: 'exec-arg', type: 'stringSlice', usage: 'An argument of it; the ones before are gone.' },
    { name: 'exec-env', type: 'stringArray', usage: 'KEY=VALUE of its environment; KEY- takes it away.' },
    { name: 'exec-interactive-mode', type: 'string', usage: 'IfAvailable, Always or Never.' },
    { name: 'exec-provide-cluster-info', type: 'bool', usage: 'It is told which cluster is meant.' },
  ],
  run(context) {
    const [name, ...more] = context.args
    const refuse = (error: KubectlError) => {
      context.out(helpText(setCredentials, context.path, context.io.env))
      return error
    }
    if (name === undefined || more.length > 0) {
      throw refuse(new KubectlError(`unexpected args: [${context.args.join(' ')}]`))
    }
    let pairs: Record<'provider' | 'env', Pairs>
    try {
      pairs = { provider: pairsOf(context, 'auth-provider-arg'), env: pairsOf(context, 'exec-env') }
    } catch (error) {
      throw error instanceof KubectlError ? refuse(error) : error
    }
    check(context, name)
    context.config.store.update('users', name, ({ users }) => {
      const user = { ...users.get(name) }
      for (const flag of FILES) setFile(context, user, flag)
      setSecrets(context, user)
      setProvider(context, user, pairs.provider)
      setExec(context, user, pairs.env)
      users.set(name, user)
    })
    context.out(`User ${quote(name)} set.\n`)
  },
})
