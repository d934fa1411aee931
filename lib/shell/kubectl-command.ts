import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import { FileError, type HostFiles } from '@/lib/cluster/host/host-files'
import { KubectlError } from '@/lib/kubectl/errors'
import type { LocalServer } from '@/lib/kubectl/io'
import { runKubectl } from '@/lib/kubectl/run-kubectl'
import { decodeText, encodeText } from '@/lib/shell/bash-file-system'
import type { Jobs } from '@/lib/shell/jobs'
import { OutOfTime } from '@/lib/shell/limits'
import { loaded, loadRest, NotLoaded } from '@/lib/shell/rest'
import { BACKGROUND_APPENDS, BACKGROUND_JOB, MERGED_OUTPUT } from '@/lib/shell/rewrite'
import { TERMINATED, TimedOut } from '@/lib/shell/timeout'

/** What kubectl needs of the shell that runs it. */
export interface KubectlHost {
  transport: Parameters<typeof runKubectl>[1]['transport']
  user: UserInfo
  /** The cluster's certificate authority as PEM. */
  authority(): string
  files: HostFiles
  /** The line was typed at a terminal. */
  terminal(): boolean
  now(): number
  random(): number
  jobs: Jobs
  /** Lets virtual time pass. @throws OutOfTime */
  spend(ms: number): void
  /** Hears what is neither an answer of kubectl nor a limit; the terminal shows it as one line. */
  onBug?: ((error: unknown) => void) | undefined
}

/** A shell's exit code for a command that it does not find. */
const NOT_FOUND = 127

/** Virtual time that one kubectl takes, as the recorded commands took about 50–150 ms. */
const INVOCATION_MS = 100

/** Bytes as characters, as pipes carry them, to text. */
export function textOfBytes(bytes: unknown): string {
  return decodeText(Uint8Array.from(String(bytes), (char) => char.charCodeAt(0)))
}

/** @throws KubectlError in Go's words */
function write({ files }: KubectlHost, given: string, path: string, text: string): void {
  try {
    files.write(path, encodeText(text))
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const reason =
      error.code === 'EISDIR' ? 'is a directory' : error.message.replace(/^\w+: |, \w+ '.*$/g, '')
    throw new KubectlError(`open ${given}: ${reason}`)
  }
}

/** One kubectl process, from its arguments to its exit. */
export async function kubectl(
  host: KubectlHost,
  args: string[],
  ctx: ResolvedCommandContext,
): Promise<ExecResult> {
  const merged = ctx.env.get(MERGED_OUTPUT) !== undefined
  let stdout = ''
  let stderr = ''
  const say = (text: string) => {
    if (merged) stdout += text
    else stderr += text
  }
  const background = ctx.env.get(BACKGROUND_JOB)
  if (background && background !== '/dev/null' && !ctx.env.has(BACKGROUND_APPENDS))
    host.files.write(resolvePath(ctx.cwd, background), encodeText(''))
  const env = { ...ctx.exportedEnv, ...Object.fromEntries(ctx.env) }
  const at = (path: string) => resolvePath(ctx.cwd, path)
  const run = runKubectl(args, {
    transport: host.transport,
    user: host.user,
    authority: host.authority,
    now: host.now,
    random: host.random,
    stdin: textOfBytes(ctx.stdin),
    portTaken: host.jobs.isTaken,
    terminal: host.terminal() && String(ctx.stdin) === '',
    env,
    readFile: (path) => readText(host.files, at(path)),
    writeFile: (path, text) => write(host, path, at(path), text),
    listDir: (path) => listNames(host.files, at(path)),
    stdout: (text) => {
      stdout += text
    },
    stderr: say,
  })

  let exitCode = 0
  try {
    for (let answer: unknown; ; ) {
      const step = answer === undefined ? run.next() : run.next(...([answer] as unknown as []))
      answer = undefined
      if (step.done) {
        exitCode = step.value
        break
      }
      if (step.value.kind === 'sleep') host.spend(step.value.ms)
      else if (step.value.kind === 'rest') await loadRest()
      else if (step.value.kind === 'serve') {
        if (background === undefined) continue
        host.spend(INVOCATION_MS)
        return serveInBackground(host, ['kubectl', ...args].join(' '), step.value.servers, {
          stdout,
          stderr,
          output: background && at(background),
        })
      } else if (step.value.kind === 'docs') {
        const { docs } = await loaded(import('@/lib/generated/kubernetes/docs'))
        answer = docs
      } else {
        const edited = await edit(step.value.path, env, ctx)
        const missing = edited.exitCode === NOT_FOUND
        stdout += edited.stdout
        if (!missing) say(edited.stderr)
        answer = missing ? 'missing' : edited.exitCode === 0
      }
    }
    host.spend(INVOCATION_MS)
  } catch (error) {
    if (error instanceof TimedOut) exitCode = TERMINATED
    else if (error instanceof OutOfTime) {
      say(`kubectl: ${error.message}\n`)
      exitCode = 124
    } else if (error instanceof NotLoaded) {
      say(`kubectl: ${error.message}\n`)
      exitCode = 1
    } else {
      host.onBug?.(error)
      throw error
    }
  }
  if (background) {
    appendText(host.files, at(background), stdout)
    stdout = ''
  }
  return { stdout, stderr, exitCode, stdoutKind: 'text' }
}

function appendText(files: HostFiles, path: string, text: string): void {
  if (path !== '/dev/null') files.write(path, encodeText((readText(files, path) ?? '') + text))
}

/** Leaves the servers running; what they and kubectl print goes to the job's file, if it has one. */
function serveInBackground(
  host: KubectlHost,
  line: string,
  servers: LocalServer[],
  { stdout, stderr, output }: { stdout: string; stderr: string; output: string },
): ExecResult {
  const handled = servers.map((server) => ({
    port: server.port,
    handle(request: Parameters<LocalServer['handle']>[0]) {
      const answer = server.handle(request)
      if (!output || !answer.words) return answer
      appendText(host.files, output, answer.words)
      return { ...answer, words: '' }
    },
  }))
  const job = host.jobs.start(line, handled)
  if (output) appendText(host.files, output, stdout)
  const started = host.terminal() ? `[${job.number}] ${job.pid}\n` : ''
  return { stdout: started + (output ? '' : stdout), stderr, exitCode: 0, stdoutKind: 'text' }
}

/** Runs the learner's editor on the file. */
async function edit(
  path: string,
  env: Record<string, string>,
  ctx: ResolvedCommandContext,
): Promise<ExecResult> {
  const editor = env.KUBE_EDITOR || env.EDITOR || 'vi'
  const result = await ctx.exec?.(`${editor} '${path.replaceAll("'", "'\\''")}'`, {
    cwd: ctx.cwd,
    ...(ctx.signal ? { signal: ctx.signal } : {}),
  })
  return result ?? { stdout: '', stderr: '', exitCode: 1 }
}

export function readText(files: HostFiles, path: string): string | undefined {
  return files.find(path, 'open')?.type === 'file' ? decodeText(files.read(path)) : undefined
}

function listNames(files: HostFiles, path: string): string[] | undefined {
  return files.find(path, 'scandir')?.type === 'directory' ? files.list(path) : undefined
}
