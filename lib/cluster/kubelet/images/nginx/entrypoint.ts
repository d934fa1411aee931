/**
 * The script that nginx' image starts with.
 * Differs: other scripts in /docker-entrypoint.d are named and not run.
 */
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

const SELF = '/docker-entrypoint.sh'
const FOLDER = '/docker-entrypoint.d'
const TEMPLATES = '/etc/nginx/templates'
const DEFAULT = '/etc/nginx/conf.d/default.conf'

/** Replaces what the environment has; other variables stay for nginx. */
function substituted(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced, plain) => {
    const name = String(braced ?? plain)
    return Object.hasOwn(env, name) ? (env[name] ?? '') : whole
  })
}

/** The path of every template, below the folder. */
function templates(process: Process, folder = TEMPLATES): string[] {
  const { files } = process
  if (files.stat(folder)?.type !== 'directory') return []
  return [...files.list(folder)].sort().flatMap((name) => {
    const path = `${folder}/${name}`
    const type = name.startsWith('..') ? undefined : files.stat(path)?.type
    return type === 'directory'
      ? templates(process, path)
      : type === 'file' && name.endsWith('.template')
        ? [path]
        : []
  })
}

function* onTemplates(process: Process): Generator<string> {
  for (const path of templates(process)) {
    const target = `/etc/nginx/conf.d/${path.slice(TEMPLATES.length + 1).replace(/\.template$/, '')}`
    yield `20-envsubst-on-templates.sh: Running envsubst on ${path} to ${target}`
    process.files.write(target, substituted(process.files.read(path), process.env))
  }
}

function* onIpv6(process: Process): Generator<string> {
  const name = '10-listen-on-ipv6-by-default.sh: info:'
  const { files } = process
  if (files.stat(DEFAULT)?.type !== 'file') {
    yield `${name} ${DEFAULT} is not a file or does not exist`
    return
  }
  try {
    files.write(DEFAULT, '', { append: true })
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    yield `${name} can not modify ${DEFAULT} (read-only file system?)`
    return
  }
  yield `${name} Getting the checksum of ${DEFAULT}`
  yield files.read(DEFAULT).includes('[::]:80')
    ? `${name} Enabled listen on IPv6 in ${DEFAULT}`
    : `${name} ${DEFAULT} differs from the packaged version`
}

function* configure(process: Process): Generator<string> {
  yield `${SELF}: ${FOLDER}/ is not empty, will attempt to perform configuration`
  yield `${SELF}: Looking for shell scripts in ${FOLDER}/`
  for (const name of [...process.files.list(FOLDER)].sort()) {
    if (name.endsWith('.envsh')) yield `${SELF}: Sourcing ${FOLDER}/${name}`
    else if (name.endsWith('.sh')) yield `${SELF}: Launching ${FOLDER}/${name}`
    else yield `${SELF}: Ignoring ${FOLDER}/${name}`
    if (name.startsWith('10-')) yield* onIpv6(process)
    if (name.startsWith('20-')) yield* onTemplates(process)
  }
  yield `${SELF}: Configuration complete; ready for start up`
}

export const nginxEntrypoint: Program = {
  start: () => ({}),
  step(_, process) {
    const argv = process.argv.slice(1)
    if (/^nginx(-debug)?$/.test(argv[0] ?? ''))
      for (const line of configure(process)) process.write(1, `${line}\n`)
    return handOver(process, argv, SELF, 47)
  },
}
