import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Dockerd } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { DockerHost } from '@/lib/shell/programs/docker'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import type { Flags, Usage } from '@/lib/shell/programs/docker/usage'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Process } from '@/lib/userland/kernel/process'

/** A docker command. */
export interface Command extends Usage {
  about: string
  run(call: DockerCall): Steps<number> | number
}

/** One run of a command, and the machine as it sees it. */
export interface DockerCall {
  command: Command
  flags: Flags
  operands: readonly string[]
  engine: Dockerd
  host: DockerHost
  /** The client's process as its present step sees it. */
  process(): Process
  out(text: string): void
  err(text: string): void
  now(): number
}

/** The machine's files as the client sees them. */
export const filesOf = (call: DockerCall): FileSystem => call.process().files

export const pathOf = (call: DockerCall, path: string): string => resolvePath(call.process().cwd, path)

/** A file's text; undefined: there is none that can be read. */
export function readText(call: DockerCall, path: string): string | undefined {
  const files = filesOf(call)
  const at = pathOf(call, path)
  try {
    return files.stat(at)?.type === 'file' ? files.read(at) : undefined
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

/** Does the same for each operand; what the daemon refuses is told, and the others go on. */
export function* each(call: DockerCall, act: (name: string) => Steps | undefined): Steps<number> {
  let code = 0
  for (const name of call.operands) {
    try {
      const steps = act(name)
      if (steps) yield* steps
    } catch (error) {
      call.err(daemonWords(error))
      code = 1
    }
  }
  return code
}

/** What a client shows of an answer of the daemon. @throws what is no answer */
export function daemonWords(error: unknown): string {
  if (error instanceof EngineError) return `Error response from daemon: ${error.message}\n`
  throw error
}
