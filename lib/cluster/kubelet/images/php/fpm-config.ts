/** What PHP-FPM's configuration says of its pools. Differs: of a pool, where and as whom it listens and what it logs. */
import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'

const FILE = '/usr/local/etc/php-fpm.conf'
const PREFIX = '/usr/local'

interface Pool {
  name: string
  values: Record<string, string>
}

export interface FpmConfig {
  global: Record<string, string>
  pools: Pool[]
}

/** Why it does not start: its lines, each with its level. */
export class FpmFault extends Error {
  constructor(readonly lines: readonly string[]) {
    super('configuration')
  }
}

const GLOBAL =
  /^(pid|error_log|syslog\.\w+|log_level|log_limit|log_buffering|emergency_restart_\w+|process_control_timeout|process\.\w+|daemonize|rlimit_\w+|events\.mechanism|systemd_interval|include)$/
const POOL =
  /^(prefix|user|group|listen(\.(backlog|owner|group|mode|acl_users|acl_groups|allowed_clients|setfib))?|process\.\w+|pm(\.\w+)?|ping\.(path|response)|access\.(log|format|suppress_path.*)|slowlog|request_\w+|rlimit_\w+|chroot|chdir|catch_workers_output|decorate_workers_output|clear_env|security\.limit_extensions|apparmor_hat|include|(env|php_value|php_flag|php_admin_value|php_admin_flag)\[[\w.]+\])$/

function included(files: ServerContext['files'], pattern: string): string[] {
  const path = pattern.startsWith('/') ? pattern : `${PREFIX}/${pattern}`
  const slash = path.lastIndexOf('/')
  const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)]
  if (!name.includes('*')) return [path]
  const [head = '', tail = ''] = name.split('*')
  const names = files.stat(folder)?.type === 'directory' ? files.list(folder) : []
  return [...names]
    .filter((one) => !one.startsWith('.') && one.startsWith(head) && one.endsWith(tail))
    .sort()
    .map((one) => `${folder}/${one}`)
}

const MAX_DEPTH = 5

function read(files: ServerContext['files'], path: string, config: FpmConfig, depth: number): void {
  const text = textOf(files, path)
  if (text === undefined || depth > MAX_DEPTH)
    throw new FpmFault([`ERROR: failed to open configuration file '${path}': No such file or directory (2)`])
  let values = config.global
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim().replace(/\s+;.*$/, '')
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue
    const section = /^\[([^\]]+)\]$/.exec(line)?.[1]
    if (section !== undefined) {
      values = section === 'global' ? config.global : poolOf(config, section).values
      continue
    }
    const [, name = '', value = ''] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? []
    const where = `[${path}:${at + 1}]`
    if (!(values === config.global ? GLOBAL : POOL).test(name))
      throw new FpmFault([`ERROR: ${where} unknown entry '${name || line}'`])
    if (name !== 'include') values[name] = value.replace(/^(["'])(.*)\1$/, '$2')
    else
      for (const file of included(files, value))
        try {
          read(files, file, config, depth + 1)
        } catch (error) {
          if (!(error instanceof FpmFault)) throw error
          throw new FpmFault([
            ...error.lines,
            `ERROR: Unable to include ${file} from ${path} at line ${at + 1}`,
          ])
        }
  }
}

function poolOf({ pools }: FpmConfig, name: string): Pool {
  const known = pools.find((one) => one.name === name)
  if (known) return known
  const made: Pool = { name, values: {} }
  pools.push(made)
  return made
}

/** What is missing in a pool. */
function lacking({ name, values }: Pool, isRoot: boolean): string | undefined {
  const alert = (text: string) => `ALERT: [pool ${name}] ${text}`
  if (isRoot && !values.user) return alert('user has not been defined')
  if (!values.listen) return alert('no listen address have been defined!')
  if (!/^(static|dynamic|ondemand)$/.test(values.pm ?? ''))
    return alert('the process manager is missing (static, dynamic or ondemand)')
  if (!(Number(values['pm.max_children']) > 0)) return alert('pm.max_children must be a positive value')
  return undefined
}

/** @throws FpmFault */
export function fpmConfig(files: ServerContext['files'], isRoot: boolean, path = FILE): FpmConfig {
  const config: FpmConfig = { global: {}, pools: [] }
  try {
    read(files, path, config, 0)
  } catch (error) {
    if (!(error instanceof FpmFault)) throw error
    throw new FpmFault([...error.lines, `ERROR: failed to load configuration file '${path}'`, FAILED])
  }
  const missing =
    config.pools.length === 0
      ? 'ALERT: No pool defined. at least one pool section must be specified in config file'
      : config.pools.map((pool) => lacking(pool, isRoot)).find((one) => one !== undefined)
  if (missing !== undefined)
    throw new FpmFault([missing, 'ERROR: failed to post process the configuration', FAILED])
  return config
}

export const FAILED = 'ERROR: FPM initialization failed'

export const isYes = (value: string | undefined, usual: boolean): boolean =>
  value === undefined || value === '' ? usual : /^(yes|1|true|on)$/i.test(value)

/** The files of the official image. */
export const fpmFiles = {
  [FILE]: '[global]\n;pid = run/php-fpm.pid\n\ninclude=etc/php-fpm.d/*.conf\n',
  '/usr/local/etc/php-fpm.d/docker.conf':
    '[global]\nerror_log = /proc/self/fd/2\nlog_limit = 8192\n\n[www]\naccess.log = /proc/self/fd/2\n\nclear_env = no\n\ncatch_workers_output = yes\ndecorate_workers_output = no\n',
  '/usr/local/etc/php-fpm.d/www.conf':
    '[www]\nuser = www-data\ngroup = www-data\n\nlisten = 127.0.0.1:9000\n\npm = dynamic\npm.max_children = 5\npm.start_servers = 2\npm.min_spare_servers = 1\npm.max_spare_servers = 3\n',
  '/usr/local/etc/php-fpm.d/zz-docker.conf': '[global]\ndaemonize = no\n\n[www]\nlisten = 9000\n',
}
