import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import { runKubectl } from '@/lib/kubectl/kubectl'
import { decodeText, encodeText } from '@/lib/shell/bash-file-system'
import { type HostFiles, resolvePath } from '@/lib/shell/host-files'
import { OutOfTime } from '@/lib/shell/limits'
import { MERGED_OUTPUT } from '@/lib/shell/rewrite'

/** What kubectl needs of the shell that runs it. */
export interface KubectlHost {
  transport: Parameters<typeof runKubectl>[1]['transport']
  user: UserInfo
  files: HostFiles
  /** The line was typed at a terminal. */
  terminal(): boolean
  now(): number
  random(): number
  /** Lets virtual time pass. @throws OutOfTime */
  spend(ms: number): void
}

/** Virtual time that one kubectl takes, as the recorded commands took about 50–150 ms. */
const INVOCATION_MS = 100

/** Bytes as characters, as pipes carry them, to text. */
export function textOfBytes(bytes: unknown): string {
  return decodeText(Uint8Array.from(String(bytes), (char) => char.charCodeAt(0)))
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
  const env = { ...ctx.exportedEnv, ...Object.fromEntries(ctx.env) }
  const at = (path: string) => resolvePath(ctx.cwd, path)
  const run = runKubectl(args, {
    transport: host.transport,
    user: host.user,
    now: host.now,
    random: host.random,
    stdin: textOfBytes(ctx.stdin),
    terminal: host.terminal() && String(ctx.stdin) === '',
    env,
    readFile: (path) => readText(host.files, at(path)),
    writeFile: (path, text) => host.files.write(at(path), encodeText(text)),
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
      else if (step.value.kind === 'docs') {
        const { docs } = await import('@/lib/generated/kubernetes/docs')
        answer = docs
      } else {
        const edited = await edit(step.value.path, env, ctx)
        stdout += edited.stdout
        say(edited.stderr)
        answer = edited.exitCode === 0
      }
    }
    host.spend(INVOCATION_MS)
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    say(`kubectl: ${error.message}\n`)
    exitCode = 124
  }
  return { stdout, stderr, exitCode, stdoutKind: 'text' }
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

function readText(files: HostFiles, path: string): string | undefined {
  return files.find(path, 'open')?.type === 'file' ? decodeText(files.read(path)) : undefined
}

function listNames(files: HostFiles, path: string): string[] | undefined {
  return files.find(path, 'scandir')?.type === 'directory' ? files.list(path) : undefined
}
