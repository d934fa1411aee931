/** PHP's functions on files and on what is beyond the container. */
import { textOf as fileText } from '@/lib/cluster/kubelet/images/context'
import { addressOf } from '@/lib/cluster/kubelet/images/name-servers'
import type { Builtin } from '@/lib/cluster/kubelet/images/php/language/builtins'
import type { Runtime } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { integerOf, PhpArray, textOf, type Value } from '@/lib/cluster/kubelet/images/php/language/values'
import type { FileStat } from '@/lib/userland/kernel/file-system'
import { type Answer, reasonOf } from '@/lib/userland/kernel/network'
import { byteLength } from '@/lib/userland/kernel/text'

function absolute(runtime: Runtime, path: string): string {
  if (path.startsWith('/')) return path
  return `${runtime.host.folder.replace(/\/$/, '')}/${path.replace(/^(\.\/)+/, '')}`
}

function statOf(runtime: Runtime, path: string): FileStat | undefined {
  try {
    return runtime.host.context.files.stat(absolute(runtime, path))
  } catch {
    return undefined
  }
}

/** A file's text with what the script itself has written. */
function read(runtime: Runtime, path: string): string | undefined {
  const whole = absolute(runtime, path)
  let text = fileText(runtime.host.context.files, whole)
  for (const write of runtime.writes) {
    if (write.path !== whole) continue
    text = write.text === undefined ? undefined : write.append ? (text ?? '') + write.text : write.text
  }
  return text
}

const WHY: Readonly<Record<string, string>> = {
  refused: 'Connection refused',
  timeout: 'Connection timed out',
  unreachable: 'No route to host',
}

/** Connects; a text: why it could not. */
function connect(runtime: Runtime, host: string, port: number, path?: string): Answer | string {
  const { context } = runtime.host
  const address = addressOf(context, host)
  if (address === undefined)
    return `php_network_getaddresses: getaddrinfo for ${host} failed: Name or service not known`
  const headers = { Connection: 'close' }
  const request =
    path === undefined ? {} : { request: { method: 'GET', host, path, headers, body: '', tls: false } }
  const answer = context.ask({ kind: 'connect', address, port, protocol: 'TCP', ...request })
  if (answer.kind === 'timeout') runtime.took += 60_000
  return answer.kind === 'open' ? answer : (WHY[answer.kind] ?? '')
}

function fetched(runtime: Runtime, url: string): Value {
  const [, host = '', port = '80', path = '/'] = /^http:\/\/([^/:?]+)(?::(\d+))?([/?].*)?$/.exec(url) ?? []
  const failed = (why: string) => {
    runtime.warn(`file_get_contents(${url}): Failed to open stream: ${why}`)
    return false
  }
  if (host === '') return failed('operation failed')
  const answer = connect(runtime, host, Number(port), path)
  if (typeof answer === 'string') {
    if (answer.startsWith('php_')) runtime.warn(`file_get_contents(): ${answer}`)
    return failed(answer)
  }
  const response = answer.kind === 'open' ? answer.response : undefined
  if (!response) return failed('HTTP request failed!')
  runtime.took += response.took ?? 0
  if (response.status >= 400)
    return failed(`HTTP request failed! HTTP/1.1 ${response.status} ${reasonOf(response.status)}`)
  return response.body
}

function contents(runtime: Runtime, path: string): Value {
  if (path === 'php://input') return runtime.host.body
  if (/^https?:/.test(path)) return fetched(runtime, path)
  const text = read(runtime, path)
  if (text !== undefined) return text
  const why = statOf(runtime, path) ? 'Permission denied' : 'No such file or directory'
  runtime.warn(`file_get_contents(${path}): Failed to open stream: ${why}`)
  return false
}

const path =
  (run: (runtime: Runtime, path: string, ...rest: Value[]) => Value): Builtin =>
  (runtime, [of = '', ...rest]) =>
    run(runtime, textOf(of), ...rest)

const exists = (runtime: Runtime, of: string) =>
  read(runtime, of) !== undefined || statOf(runtime, of)?.type === 'directory'

const APPEND = 8

/** Why a file cannot be written. */
function refusal(runtime: Runtime, whole: string): string | undefined {
  const folder = whole.replace(/\/[^/]*$/, '') || '/'
  if (statOf(runtime, folder)?.type !== 'directory') return 'No such file or directory'
  return runtime.host.mayWrite(statOf(runtime, whole) ? whole : folder) ? undefined : 'Permission denied'
}

export const FILE_FUNCTIONS: Readonly<Record<string, Builtin>> = {
  file_get_contents: path(contents),
  file: path((runtime, of) => {
    const text = contents(runtime, of)
    return typeof text === 'string' ? PhpArray.of(text.match(/[^\n]*\n|[^\n]+$/g) ?? []) : false
  }),
  readfile: path((runtime, of) => {
    const text = contents(runtime, of)
    if (typeof text !== 'string') return false
    runtime.say(text)
    return byteLength(text)
  }),
  file_exists: path(exists),
  is_readable: path(exists),
  is_writable: path((runtime, of) => exists(runtime, of) && runtime.host.mayWrite(absolute(runtime, of))),
  is_file: path((runtime, of) => read(runtime, of) !== undefined),
  is_dir: path((runtime, of) => statOf(runtime, of)?.type === 'directory'),
  filesize: path((runtime, of) => byteLength(read(runtime, of) ?? '')),
  filemtime: path((runtime, of) => Math.floor((statOf(runtime, of)?.mtime ?? 0) / 1000)),
  scandir: path((runtime, of) => {
    if (statOf(runtime, of)?.type !== 'directory') {
      runtime.warn(`scandir(${of}): Failed to open directory: No such file or directory`)
      return false
    }
    return PhpArray.of(['.', '..', ...[...runtime.host.context.files.list(absolute(runtime, of))].sort()])
  }),
  file_put_contents: path((runtime, of, data = '', flags = 0) => {
    const text = data instanceof PhpArray ? [...data.items.values()].map(textOf).join('') : textOf(data)
    if (/^php:\/\/(stdout|output)$/.test(of)) {
      runtime.say(text)
      return byteLength(text)
    }
    if (of === 'php://stderr') {
      runtime.log.push(text.replace(/\n$/, ''))
      return byteLength(text)
    }
    const whole = absolute(runtime, of)
    const why = refusal(runtime, whole)
    if (why !== undefined) {
      runtime.warn(`file_put_contents(${of}): Failed to open stream: ${why}`)
      return false
    }
    runtime.writes.push({ path: whole, text, ...((integerOf(flags) & APPEND) !== 0 && { append: true }) })
    return byteLength(text)
  }),
  unlink: path((runtime, of) => {
    if (read(runtime, of) === undefined) {
      runtime.warn(`unlink(${of}): No such file or directory`)
      return false
    }
    runtime.writes.push({ path: absolute(runtime, of) })
    return true
  }),
  getcwd: ({ host }) => host.folder,
  sys_get_temp_dir: () => '/tmp',
  gethostbyname: path((runtime, of) => addressOf(runtime.host.context, of) ?? of),
  fsockopen: path((runtime, of, port = 80) => {
    const answer = connect(runtime, of, integerOf(port))
    if (typeof answer !== 'string') return true
    runtime.warn(`fsockopen(): Unable to connect to ${of}:${integerOf(port)} (${answer})`)
    return false
  }),
  fclose: () => true,
}
