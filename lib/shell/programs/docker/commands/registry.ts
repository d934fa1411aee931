/** pull, push, login, logout. */
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import {
  familiarRepository,
  fullName,
  type ImageName,
  parseImageName,
  tagged,
} from '@/lib/container-engine/image-name'
import { type Command, type DockerCall, filesOf, readText } from '@/lib/shell/programs/docker/call'
import { localRegistry } from '@/lib/shell/programs/docker/local-registry'
import { configPath, layerIds, loginFor, pullImage } from '@/lib/shell/programs/docker/pull-image'
import { pause, readAll, type Steps } from '@/lib/shell/programs/docker/steps'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

const HUB = 'https://index.docker.io/v1/'
const PUSH_MS = 800

function completed(call: DockerCall, text: string): ImageName {
  const name = parseImageName(text)
  if (name.tag === undefined && name.digest === undefined && !call.flags.has('quiet'))
    call.out('Using default tag: latest\n')
  return tagged(name)
}

function* pull(call: DockerCall): Steps<number> {
  const name = completed(call, call.operands[0] ?? '')
  yield* pullImage(call, name, { quiet: call.flags.has('quiet'), say: call.out })
  call.out(`${fullName(name)}\n`)
  return 0
}

/** Why a registry does not take an image; undefined: it does. */
function denied(call: DockerCall, name: ImageName): string | undefined {
  const { engine } = call
  const login = loginFor(call, name.registry)
  const local = localRegistry(call, name)
  if (local !== undefined) return local
  if (name.registry === 'docker.io' && (!login || name.path.split('/')[0] !== login.username))
    return 'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
  if (engine.world.registry.lets(fullName(name), login)) return undefined
  return login ? 'unauthorized: authentication required' : 'no basic auth credentials'
}

function* push(call: DockerCall): Steps<number> {
  const { engine, flags, operands, out } = call
  const name = completed(call, operands[0] ?? '')
  const quiet = flags.has('quiet')
  const image = engine.images.find(operands[0] ?? '')
  if (!quiet) out(`The push refers to repository [${name.registry}/${name.path}]\n`)
  if (!image)
    throw new DockerExit(1, `An image does not exist locally with the tag: ${familiarRepository(name)}\n`)
  yield* pause(call.now(), PUSH_MS)
  const layers = layerIds(image).reverse()
  if (!quiet) for (const id of layers) out(`${id}: Preparing\n`)
  const why = denied(call, name)
  if (why !== undefined) throw new DockerExit(1, `${why}\n`)
  const isThere = engine.world.registry.find(fullName(name))?.digest === image.digest
  engine.images.push(name, image)
  if (quiet) {
    out(`${fullName(name)}\n`)
    return 0
  }
  for (const id of layers) out(`${id}: ${isThere ? 'Layer already exists' : 'Pushed'}\n`)
  out(`${name.tag}: digest: sha256:${image.digest} size: ${528 + layers.length * 207}\n`)
  return 0
}

interface Config {
  auths?: Record<string, { auth: string }>
}

const readConfig = (call: DockerCall): Config =>
  JSON.parse(readText(call, configPath(call)) ?? '{}') as Config

function writeConfig(call: DockerCall, config: Config): void {
  const path = configPath(call)
  const files = filesOf(call)
  const folder = path.slice(0, path.lastIndexOf('/'))
  if (!files.stat(folder)) files.mkdir(folder, 0o700)
  files.write(path, JSON.stringify(config, null, '\t'), { mode: 0o600 })
}

function* ask(call: DockerCall, prompt: string, echo: boolean): Steps<string> {
  call.out(prompt)
  let line = ''
  while (!line.includes('\n')) {
    const { text = '', end } = yield { kind: 'input', reads: { cooked: true, echo } }
    line += text
    if (end) break
  }
  if (!echo) call.out('\n')
  return line.trim()
}

const NO_TTY = 'Error: Cannot perform an interactive login from a non TTY device\n'
const INSECURE = 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n'
const UNENCRYPTED = (path: string) =>
  `\nWARNING! Your credentials are stored unencrypted in '${path}'.\nConfigure a credential helper to remove this warning. See\nhttps://docs.docker.com/go/credential-store/\n\n`

function* credentials(call: DockerCall): Steps<{ username: string; password: string }> {
  const { flags, err } = call
  const fail = (message: string) => new DockerExit(1, `${message}\n`)
  let password = flags.text('password')
  let username = flags.text('username')
  if (flags.has('password-stdin')) {
    if (password !== undefined)
      throw fail('conflicting options: cannot specify both --password and --password-stdin')
    if (username === undefined) throw fail('the --password-stdin option requires --username to be set')
    password = (yield* readAll()).replace(/\r?\n$/, '')
  } else if (password !== undefined) err(INSECURE)
  if ((!username || !password) && !call.process().isTerminal(0)) throw new DockerExit(1, NO_TTY)
  username ||= yield* ask(call, 'Username: ', true)
  password ||= yield* ask(call, 'Password: ', false)
  return { username, password }
}

function* login(call: DockerCall): Steps<number> {
  const { engine, operands, out, err } = call
  const server = operands[0] ?? HUB
  const isHub = server === HUB || server === 'docker.io'
  const registry = isHub ? 'docker.io' : server.replace(/^https?:\/\//, '').replace(/\/.*$/, '')
  const given = yield* credentials(call)
  if (!engine.world.registry.lets(`${registry}/x:latest`, given))
    throw new DockerExit(
      1,
      `Error response from daemon: ${isHub ? 'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password' : `login attempt to https://${registry}/v2/ failed with status: 401 Unauthorized`}\n`,
    )
  const config = readConfig(call)
  const auth = encodeBase64(`${given.username}:${given.password}`)
  writeConfig(call, { ...config, auths: { ...config.auths, [isHub ? HUB : registry]: { auth } } })
  err(UNENCRYPTED(configPath(call)))
  out('Login Succeeded\n')
  return 0
}

function logout(call: DockerCall): number {
  const server = call.operands[0] ?? HUB
  const config = readConfig(call)
  call.out(`Removing login credentials for ${server}\n`)
  const { [server]: _, ...auths } = config.auths ?? {}
  writeConfig(call, { ...config, auths })
  return 0
}

export const registryCommands: readonly Command[] = [
  {
    path: 'docker pull',
    use: 'docker pull [OPTIONS] NAME[:TAG|@DIGEST]',
    about: 'Download an image from a registry',
    ...{ flags: 'platform: quiet|q', least: 1, most: 1, run: pull },
  },
  {
    path: 'docker push',
    use: 'docker push [OPTIONS] NAME[:TAG]',
    ...{ about: 'Upload an image to a registry', flags: 'platform: quiet|q', least: 1, most: 1, run: push },
  },
  {
    path: 'docker login',
    use: 'docker login [OPTIONS] [SERVER]',
    about: 'Authenticate to a registry',
    ...{ flags: 'password|p: password-stdin username|u:', most: 1, run: login },
  },
  {
    path: 'docker logout',
    use: 'docker logout [SERVER]',
    ...{ about: 'Log out from a registry', flags: '', most: 1, run: logout },
  },
]
