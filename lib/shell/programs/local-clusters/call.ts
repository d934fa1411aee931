import type { Dockerd } from '@/lib/container-engine/dockerd'
import type { KubectlIo } from '@/lib/kubectl/io'
import type { ProgramsHost } from '@/lib/shell/programs'
import type { DockerCall } from '@/lib/shell/programs/docker/call'
import { pause, type Steps } from '@/lib/shell/programs/docker/steps'
import type { Flags, Usage } from '@/lib/shell/programs/docker/usage'
import { kubectlIo } from '@/lib/shell/programs/kubectl-io'
import { callOf } from '@/lib/userland/kernel/one-shot'

/** One run of a program that makes clusters of containers. */
export interface ClusterCall extends Omit<DockerCall, 'command' | 'host'> {
  host: ProgramsHost
  flags: Flags
  operands: readonly string[]
  engine: Dockerd
  /** Whether what it says of its progress is read on a terminal. */
  isTerminal: boolean
}

/** A command of such a program. */
export interface ClusterCommand extends Usage {
  about: string
  run(call: ClusterCall): Steps<number> | number
}

/** Ends the program: what is said is its last word. */
export class ClusterError extends Error {}

/** Lets so many ms pass. */
export const wait = (call: ClusterCall, ms: number): Steps => pause(call.now(), ms)

/** The learner's files and variables as kubectl sees them. */
export const ioOf = (call: ClusterCall): KubectlIo =>
  kubectlIo(call.host, call.process, callOf({ streams: {} }, call.process()), '')
