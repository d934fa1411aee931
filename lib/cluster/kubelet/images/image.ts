import type { ProcessContext, Program } from '@/lib/cluster/kubelet/process/process'

/** What an image brings, and what its own programs do. */
export interface ImageBehaviour {
  /** `nginx`, `docker.io/library/nginx` alike. */
  repository: string
  sizeBytes: number
  /** USER of the image, by number or name; root without it. */
  user?: string
  entrypoint: string[]
  command: string[]
  /** Started without words of one's own it serves until it is told to stop, whatever its files and variables are. */
  serves?: true
  /** A pod's args go to the entrypoint; without it they are a command that it hands over to. */
  takesArguments?: boolean | ((first: string) => boolean)
  /** Has a shell and its small commands. */
  shell: boolean
  /** Which of the network's tools (process/net/tools.ts) it has. */
  tools?: readonly string[]
  /** Ports that the default program listens on. */
  ports: number[]
  files?: Record<string, string>
  /** What its programs exit with on SIGTERM: 0 when they end in order, 2 of those in Go that do nothing of it. */
  termCode?: number
  /** Programs by name; they all stop on SIGTERM. */
  programs: Record<string, (context: ProcessContext) => Program>
}
