import { archiveEnd, packMember, readArchive } from '@/lib/userland/tools/file/tar-format'
import { type CommandContext, defineCommand } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { refuseCompleted, remoteExec } from './exec-request'
import { chooseContainer, namedInfo } from './pod-choice'

/** `NAMESPACE/POD:PATH`, `POD:PATH`, or a local path. */
interface FileSpec {
  pod: string
  namespace: string
  path: string
}

function parseSpec(text: string): FileSpec {
  const colon = text.indexOf(':')
  if (colon === 0) {
    throw new KubectlError('filespec must match the canonical format: [[namespace/]pod:]file/path')
  }
  if (colon < 0) return { pod: '', namespace: '', path: text }
  const [first = '', second, ...more] = text.slice(0, colon).split('/')
  const path = text.slice(colon + 1)
  if (more.length > 0) {
    throw new KubectlError('filespec must match the canonical format: [[namespace/]pod:]file/path')
  }
  return second === undefined ? { pod: first, namespace: '', path } : { pod: second, namespace: first, path }
}

const trimmed = (path: string) => path.replace(/\/+$/, '') || '/'
const baseName = (path: string) => trimmed(path).slice(trimmed(path).lastIndexOf('/') + 1)

/** Every file of a local path, by what comes behind it. */
function localFiles(context: CommandContext, path: string, below = ''): Record<string, string> {
  const { io } = context
  const names = io.listDir?.(path)
  if (names === undefined) return { [below]: io.readFile(path) ?? '' }
  return Object.assign(
    {},
    ...names.map((name) =>
      localFiles(context, `${trimmed(path)}/${trimmed(name)}`, `${below}/${trimmed(name)}`),
    ),
  ) as Record<string, string>
}

/** An archive of files by path. */
function packed(files: readonly (readonly [string, string])[]): string {
  const plain = {
    type: 'file' as const,
    link: '',
    mode: 0o644,
    uid: 0,
    gid: 0,
    user: 'root',
    group: 'root',
    mtime: 0,
  }
  const text = files
    .map(([name, text]) => packMember({ ...plain, name: name.replace(/^\//, ''), text }))
    .join('')
  return text + archiveEnd(text.length)
}

/** The files of an archive by what comes behind `path`. */
function unpacked(text: string, path: string): [string, string][] {
  const prefix = path.replace(/^\//, '')
  return (readArchive(text) ?? []).flatMap(({ name, type, text }) =>
    type === 'file' && name.startsWith(prefix) ? [[name.slice(prefix.length), text] as [string, string]] : [],
  )
}

function findPod(context: CommandContext, spec: FileSpec): { pod: Manifest; container: string } {
  const { client, flags, mapper } = context
  const pod = spec.namespace
    ? client.get(mapper.get('pods'), spec.namespace, spec.pod)
    : namedInfo(context, spec.pod).object
  refuseCompleted(pod, 'exec into')
  return { pod, container: chooseContainer(context, pod, flags.string('container')) }
}

function run(context: CommandContext, from: FileSpec, command: string[], stdin?: string): string {
  const { pod, container } = findPod(context, from)
  const result = remoteExec(context, pod, container, command, stdin)
  if (result.stderr) context.err(result.stderr)
  if (result.exitCode) throw new KubectlError(`command terminated with exit code ${result.exitCode}`, true, 1)
  return result.stdout
}

function isRemoteFolder(
  context: CommandContext,
  { pod, container }: ReturnType<typeof findPod>,
  path: string,
) {
  return remoteExec(context, pod, container, ['test', '-d', path]).exitCode === 0
}

function copyToPod(context: CommandContext, from: string, to: FileSpec): void {
  const { io } = context
  if (from === '' || to.path === '') throw new KubectlError('filepath can not be empty')
  if (io.readFile(from) === undefined && io.listDir?.(from) === undefined) {
    throw new KubectlError(`${from} doesn't exist in local filesystem`)
  }
  const target = findPod(context, to)
  const inside = to.path.endsWith('/') || isRemoteFolder(context, target, trimmed(to.path))
  const destination = inside ? `${trimmed(to.path)}/${baseName(from)}` : to.path
  const slash = destination.lastIndexOf('/')
  const folder = slash > 0 ? destination.slice(0, slash) : slash === 0 ? '/' : '.'
  const name = destination.slice(slash + 1)
  const files = localFiles(context, from)
  const result = remoteExec(
    context,
    target.pod,
    target.container,
    ['tar', '-xmf', '-', '-C', folder],
    packed(Object.entries(files).map(([path, text]) => [name + path, text])),
  )
  if (result.stderr) context.err(result.stderr)
}

function copyFromPod(context: CommandContext, from: FileSpec, to: string): void {
  if (from.path === '' || to === '') throw new KubectlError('filepath can not be empty')
  const archive = unpacked(run(context, from, ['tar', 'cf', '-', from.path]), trimmed(from.path))
  const into = context.io.listDir?.(to) !== undefined ? `${trimmed(to)}/${baseName(from.path)}` : trimmed(to)
  for (const [path, text] of archive) context.io.writeFile(into + path, text)
}

export const cp = defineCommand({
  use: 'cp <file-spec-src> <file-spec-dest>',
  short: 'Copy files and directories to and from containers',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # A file into a pod
    kubectl cp page.html web:/usr/share/nginx/html/index.html

    # A file out of one container of a pod in another namespace
    kubectl cp shop/web:/var/log/app.log ./app.log -c app
  `,
  flags: [
    { name: 'container', short: 'c', type: 'string', usage: 'The container; the first one otherwise.' },
    { name: 'no-preserve', type: 'bool', usage: 'Do not keep owner and permissions.' },
    { name: 'retries', type: 'int', default: '0', usage: 'How often to try again; negative: for ever.' },
  ],
  run(context) {
    const { args } = context
    if (args.length !== 2) throw new KubectlError('source and destination are required')
    const [from, to] = [parseSpec(args[0]!), parseSpec(args[1]!)]
    if (from.pod && to.pod) throw new KubectlError('one of src or dest must be a local file specification')
    if (from.pod) copyFromPod(context, from, to.path)
    else if (to.pod) copyToPod(context, from.path, to)
    else throw new KubectlError('one of src or dest must be a remote file specification')
  },
})
