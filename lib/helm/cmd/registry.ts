import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { CommandContext, HelmCommand } from '@/lib/helm/cmd/command'
import { HelmError } from '@/lib/helm/errors'
import { logLine } from '@/lib/helm/io'
import { helmPaths } from '@/lib/helm/repo/paths'
import { isMap, type JsonMap } from '@/lib/kubectl/go-format'

function readLogins({ io, flags }: CommandContext): { path: string; config: JsonMap; auths: JsonMap } {
  const path = helmPaths(io, flags).registryConfig
  let config: unknown
  try {
    config = JSON.parse(io.readFile(path) ?? '{}')
  } catch {
    throw new HelmError(`failed to decode config file at ${path}: invalid config format`)
  }
  const map = isMap(config) ? config : {}
  return { path, config: map, auths: isMap(map.auths) ? map.auths : {} }
}

function save({ io }: CommandContext, path: string, config: JsonMap): void {
  io.writeFile(path, `${JSON.stringify(config, null, '\t')}\n`)
}

function login(context: CommandContext): undefined {
  const { io, args, flags, out } = context
  const [host = ''] = args
  const user = flags.string('username')
  const fromInput = flags.bool('password-stdin')
  const password = fromInput ? io.stdin.replace(/\r?\n$/, '') : flags.string('password')
  if (!user) throw new HelmError('username required: use --username (nobody can be asked here)')
  if (!password) throw new HelmError('password required')
  if (!fromInput) io.stderr(logLine('WARN', 'using --password via the CLI is insecure. Use --password-stdin'))
  const { path, config, auths } = readLogins(context)
  const auth = encodeBase64(`${user}:${password}`)
  save(context, path, { ...config, auths: { ...auths, [host]: { auth } } })
  out('Login Succeeded\n')
  return undefined
}

function logout(context: CommandContext): undefined {
  const [host = ''] = context.args
  const { path, config, auths } = readLogins(context)
  if (!(host in auths)) throw new HelmError('not logged in')
  const { [host]: _, ...rest } = auths
  save(context, path, { ...config, auths: rest })
  context.out(`Removing login credentials for ${host}\n`)
  return undefined
}

export const registry: HelmCommand = {
  use: 'registry',
  short: 'login to or logout from a registry',
  subcommands: [
    {
      use: 'login [host]',
      short: 'login to a registry',
      arity: { min: 1, max: 1 },
      flags: [
        { name: 'username', short: 'u', type: 'string', usage: "The user's name." },
        { name: 'password', short: 'p', type: 'string', usage: 'The password.' },
        { name: 'password-stdin', type: 'bool', usage: 'The password comes from standard input.' },
        { name: 'insecure', type: 'bool', usage: "Do not check the registry's certificate." },
        { name: 'plain-http', type: 'bool', usage: 'Log in without TLS.' },
        { name: 'ca-file', type: 'string', usage: 'A file with the certificate of the authority.' },
      ],
      run: login,
    },
    { use: 'logout [host]', short: 'logout from a registry', arity: { min: 1, max: 1 }, run: logout },
  ],
}
