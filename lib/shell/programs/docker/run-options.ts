/** The flags of `docker run` and `docker create`. Mirrors: cli/command/container/opts.go. */
import type { Healthcheck } from '@/lib/cluster/kubelet/images/made-image'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { DEFAULT_NETWORK } from '@/lib/container-engine/networks'
import type { ContainerSpec, EngineMount, RestartRule } from '@/lib/container-engine/state'
import { type DockerCall, pathOf, readText } from '@/lib/shell/programs/docker/call'
import { publishedPorts } from '@/lib/shell/programs/docker/port-spec'
import { parseSize } from '@/lib/shell/programs/docker/units'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

export const RUN_FLAGS = `attach|a: cpus: detach|d entrypoint: env|e: env-file: expose: health-cmd: health-interval:
  health-retries: health-start-period: health-timeout: hostname|h: init interactive|i label|l: memory|m: mount: name:
  network: network-alias: no-healthcheck privileged publish|p: publish-all|P pull: quiet|q read-only restart: rm
  sig-proxy stop-signal: tmpfs: tty|t user|u: volume|v: workdir|w: platform:`

/** What is wrong with a flag's value. */
export const runError = (message: string, verb = 'run') =>
  new DockerExit(125, `docker: ${message}\n\nRun 'docker ${verb} --help' for more information\n`)

const flagError = ({ command: { path, use } }: DockerCall, value: string, flag: string, why: string) =>
  new DockerExit(
    125,
    `invalid argument ${JSON.stringify(value)} for "${flag}" flag: ${why}\n\nUsage:  ${use}\n\nRun '${path} --help' for more information\n`,
  )

/** `KEY=value`, or `KEY` of the client's own environment. */
export function readEnv(call: DockerCall): Record<string, string> {
  const env: Record<string, string> = {}
  const put = (line: string) => {
    const [key = '', ...rest] = line.split('=')
    const value = rest.length > 0 ? rest.join('=') : call.process().env[key]
    if (value !== undefined) env[key] = value
  }
  for (const path of call.flags.all('env-file')) {
    const text = readText(call, path)
    if (text === undefined) throw runError(`open ${path}: no such file or directory`)
    for (const line of text.split('\n')) if (line.trim() !== '' && !line.startsWith('#')) put(line)
  }
  for (const line of call.flags.all('env')) put(line)
  return env
}

export function pairs(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => {
      const [key = '', ...rest] = line.split('=')
      return [key, rest.join('=')]
    }),
  )
}

/** `10s`, `1m30s` in ms; undefined: no duration. */
export function parseDuration(text: string): number | undefined {
  const factors: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return undefined
  let sum = 0
  for (const [, number, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g))
    sum += Number(number) * (factors[unit] ?? 0)
  return sum
}

function restartRule(call: DockerCall): RestartRule {
  const text = call.flags.text('restart') ?? 'no'
  const [name = '', count] = text.split(':')
  const known = ['no', 'always', 'unless-stopped', 'on-failure'].find((one) => one === name)
  if (known === undefined)
    throw new DockerExit(
      125,
      `docker: Error response from daemon: invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'\n\nRun 'docker run --help' for more information\n`,
    )
  if (count !== undefined && !/^\d+$/.test(count))
    throw runError('invalid restart policy format: maximum retry count must be an integer')
  if (known !== 'no' && call.flags.has('rm'))
    throw runError('conflicting options: cannot specify both --restart and --rm')
  return { name: known as RestartRule['name'], retries: Number(count ?? 0) }
}

function volumeMount(call: DockerCall, text: string): EngineMount {
  const parts = text.split(':')
  const [source = '', target, mode] = parts.length === 1 ? ['', ...parts] : parts
  if (target === undefined || !target.startsWith('/'))
    throw runError(
      `invalid volume specification: '${text}': invalid mount config for type "volume": invalid mount path: '${target ?? ''}' mount path must be absolute`,
    )
  const isPath = /^[./~]/.test(source)
  if (!isPath && source !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(source))
    throw runError(
      `Error response from daemon: create ${source}: "${source}" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path`,
    )
  return {
    type: isPath ? 'bind' : 'volume',
    source: isPath ? pathOf(call, source) : source || call.engine.newId('volume'),
    target: target.replace(/\/+$/, '') || '/',
    ...(mode?.split(',').includes('ro') ? { readOnly: true as const } : {}),
  }
}

function longMount(call: DockerCall, text: string): EngineMount {
  const given = pairs(text.split(','))
  const type = given.type ?? 'volume'
  const source = given.source ?? given.src ?? ''
  const target = given.target ?? given.dst ?? given.destination
  if (target === undefined) throw flagError(call, text, '--mount', 'target is required')
  if (type !== 'bind' && type !== 'volume' && type !== 'tmpfs')
    throw flagError(call, text, '--mount', `invalid mount type: ${type}`)
  if (type === 'bind' && !call.engine.world.files().stat(source))
    throw runError(
      `Error response from daemon: invalid mount config for type "bind": bind source path does not exist: ${source}`,
    )
  const isReadOnly = ['readonly', 'ro'].some((key) => key in given && given[key] !== 'false')
  return {
    ...{ type, source: source || call.engine.newId('volume'), target },
    ...(isReadOnly ? { readOnly: true as const } : {}),
  }
}

function mountsOf(call: DockerCall, image: EngineImage): EngineMount[] {
  const { flags } = call
  const asked = [
    ...flags.all('volume').map((text) => volumeMount(call, text)),
    ...flags.all('mount').map((text) => longMount(call, text)),
    ...flags.all('tmpfs').map((target): EngineMount => ({ type: 'tmpfs', source: '', target })),
  ]
  const seen = new Set<string>()
  for (const { target } of asked) {
    if (seen.has(target)) throw runError(`Error response from daemon: Duplicate mount point: ${target}`)
    seen.add(target)
  }
  const own = image.config.volumes.filter((target) => !seen.has(target))
  return [
    ...asked,
    ...own.map((target): EngineMount => ({ type: 'volume', source: call.engine.newId('volume'), target })),
  ]
}

function healthOf({ flags }: DockerCall, { config }: EngineImage): Healthcheck | undefined {
  if (flags.has('no-healthcheck')) return undefined
  const command = flags.text('health-cmd')
  if (command === undefined && !config.healthcheck) return undefined
  const base = config.healthcheck ?? {
    test: [],
    interval: 30_000,
    timeout: 30_000,
    startPeriod: 0,
    retries: 3,
  }
  const ms = (name: string, otherwise: number) => parseDuration(flags.text(name) ?? '') ?? otherwise
  return {
    test: command === undefined ? base.test : ['CMD-SHELL', command],
    interval: ms('health-interval', base.interval),
    timeout: ms('health-timeout', base.timeout),
    startPeriod: ms('health-start-period', base.startPeriod),
    retries: Number(flags.text('health-retries') ?? base.retries),
  }
}

function memoryOf(call: DockerCall): { memory?: number } {
  const text = call.flags.text('memory')
  if (text === undefined) return {}
  const memory = parseSize(text)
  if (memory === undefined) throw flagError(call, text, '-m, --memory', `invalid size: '${text}'`)
  if (memory < 6 * 2 ** 20) throw runError('Error response from daemon: Minimum memory limit allowed is 6MB')
  return { memory }
}

function cpusOf(call: DockerCall): { cpus?: number } {
  const text = call.flags.text('cpus')
  if (text === undefined) return {}
  if (!/^\d*\.?\d+$/.test(text))
    throw flagError(call, text, '--cpus', `failed to parse ${text} as a rational number`)
  return { cpus: Number(text) }
}

/** What a container is to be, of its image and the flags. @throws DockerExit */
export function specOf(call: DockerCall, image: EngineImage, words: readonly string[]): ContainerSpec {
  const { flags } = call
  const { config } = image
  const entrypoint = flags.text('entrypoint')
  const own = entrypoint === undefined ? config.entrypoint : entrypoint === '' ? [] : [entrypoint]
  const command = words.length > 0 ? words : entrypoint === undefined ? config.command : []
  if (own.length + command.length === 0) throw runError('Error response from daemon: no command specified')
  const healthcheck = healthOf(call, image)
  return {
    ...{ entrypoint: own, command, env: { ...config.env, ...readEnv(call) } },
    labels: { ...config.labels, ...pairs(flags.all('label')) },
    hostname: flags.text('hostname') ?? '',
    cwd: flags.text('workdir') ?? config.cwd ?? '/',
    user: flags.text('user') ?? config.user ?? '',
    ...{ tty: flags.has('tty'), stdin: flags.has('interactive'), autoRemove: flags.has('rm') },
    ...{ privileged: flags.has('privileged'), readOnly: flags.has('read-only') },
    ...memoryOf(call),
    ...cpusOf(call),
    restart: restartRule(call),
    mounts: mountsOf(call, image),
    ports: publishedPorts(flags, config.ports),
    exposed: [
      ...config.ports,
      ...flags.all('expose').map((port) => (port.includes('/') ? port : `${port}/tcp`)),
    ],
    stopSignal: flags.text('stop-signal') ?? config.stopSignal ?? 'SIGTERM',
    ...(healthcheck ? { healthcheck } : {}),
  }
}

/** The networks that a container is to be on. */
export const networksOf = ({ flags }: DockerCall) => {
  const names = flags.all('network')
  const aliases = flags.all('network-alias')
  return (names.length > 0 ? names : [DEFAULT_NETWORK]).map((name) => ({
    name: name === 'default' ? DEFAULT_NETWORK : name,
    aliases,
  }))
}
