/** What crictl tells of the runtime and of itself. */
import { part } from '@/lib/cluster/sim/parts'
import type { CrictlCall, CrictlCommand } from '@/lib/shell/programs/crictl/call'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import { asJson } from '@/lib/shell/programs/crictl/output'
import { table } from '@/lib/shell/programs/crictl/table'

export const CONTAINERD = 'v2.2.0'
const CONFIG = '/etc/crictl.yaml'

/** With what `crictl config` shows where nothing is said. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'runtime-endpoint': '',
  'image-endpoint': '',
  timeout: '2s',
  debug: 'false',
  'pull-image-on-create': 'false',
  'disable-pull-on-run': 'false',
}

const version = () =>
  [
    'Version:  0.1.0',
    'RuntimeName:  containerd',
    `RuntimeVersion:  ${CONTAINERD}`,
    'RuntimeApiVersion:  v1',
    '',
  ].join('\n')

function configOf({ process }: CrictlCall): Record<string, string> {
  const { files } = process
  const text = files.stat(CONFIG)?.type === 'file' ? files.read(CONFIG) : ''
  const own = text.split('\n').flatMap((line): [string, string][] => {
    const [, key, value] = /^\s*([a-z-]+):\s*["']?(.*?)["']?\s*$/.exec(line) ?? []
    return key === undefined ? [] : [[key, value ?? '']]
  })
  return { ...DEFAULTS, ...Object.fromEntries(own) }
}

const inSeconds = (key: string, value: string) =>
  key === 'timeout' && /^\d+$/.test(value) ? `${value}s` : value

function write({ process }: CrictlCall, config: Record<string, string>): void {
  const lines = Object.entries(config).map(([key, value]) => `${key}: ${value === '' ? '""' : value}\n`)
  process.files.write(CONFIG, lines.join(''), { mode: 0o644 })
}

/** @throws CrictlError for a key that there is not */
function known(key: string): string {
  if (key in DEFAULTS) return key
  throw new CrictlError(`no configuration option found for ${key}`)
}

function config(call: CrictlCall): string {
  const { flags } = call
  const now = configOf(call)
  if (flags.has('list'))
    return table([
      ['KEY', 'VALUE'],
      ...Object.entries(now).map(([key, value]) => [key, inSeconds(key, value)]),
    ])
  const asked = flags.text('get')
  if (asked !== undefined) return `${inSeconds(asked, now[known(asked)] ?? '')}\n`
  const changes = flags.list('set').flatMap((text) => text.split(',').map((pair) => pair.split('=')))
  if (changes.length === 0) throw new CrictlError('ID cannot be empty', { usage: true })
  for (const [key = '', ...value] of changes) now[known(key)] = value.join('=')
  write(call, now)
  return ''
}

function info({ process }: CrictlCall): string {
  return asJson(part('cni').runtimeInfo(process.machine.files))
}

export const aboutCommands: readonly CrictlCommand[] = [
  { name: 'version', usage: 'Display runtime version information', flags: '', run: version },
  {
    name: 'info',
    usage: 'Display information of the container runtime',
    flags: 'output|o: quiet|q template:',
    run: info,
  },
  {
    ...{ name: 'config', usage: 'Get, set and list crictl configuration options', operands: '[KEY=VALUE]' },
    flags: 'get: set: list',
    run: config,
  },
]
