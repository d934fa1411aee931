import type { ApiTransport, UserInfo } from '@/lib/cluster/apiserver/request'
import type { HttpRequest, HttpResponse } from '@/lib/cluster/kubelet/process/network'
import type { TypeDocs } from '@/lib/generated/kubernetes/docs'

/** The world as one kubectl process sees it. Paths are the learner's, relative ones included. */
export interface KubectlIo {
  transport: ApiTransport
  /** Whom the kubeconfig that kubeadm leaves belongs to. */
  user: UserInfo
  /** The cluster's authority as PEM, with which kubeadm fills that kubeconfig; absent: it holds no proof. */
  authority?(): string
  /** The API server at another address than that of kubeadm's own; absent or undefined: none of this machine's. */
  serverAt?(server: string): { transport: ApiTransport; authority(): string } | undefined
  /** Why a client that believes these authorities does not believe the server: ClusterHosts.distrust. */
  distrust?(bundle: string, host: string): string | undefined
  /** Virtual ms since the epoch. */
  now(): number
  readFile(path: string): string | undefined
  writeFile(path: string, text: string): void
  /** The text at an address of another machine; absent or undefined: there is no such machine. */
  fetchText?(url: string): string | undefined
  /** Names in a directory, or undefined when the path is none. */
  listDir?(path: string): string[] | undefined
  stdin: string
  /** Standard input is a terminal. */
  terminal?: boolean
  /** How large it is. */
  terminalSize?(): { columns: number; rows: number }
  env: Record<string, string>
  /** Runs the learner's editor on a file; false when it failed. Absent: an `edit` wait is yielded. */
  runEditor?(path: string): boolean
  /** The documentation of the API's types. Absent: a `docs` wait is yielded. */
  docs?(): ApiDocs
  stdout(text: string): void
  stderr(text: string): void
  /** Is a port of this machine taken? */
  portTaken?(port: number): boolean
  /** Seeded, in [0, 1). */
  random(): number
}

/** Type (`v1/Pod`) → its documentation: a megabyte, so it is loaded only when it is asked for. */
export type ApiDocs = Readonly<Record<string, TypeDocs>>

/** What a connection to a server of this machine comes to. */
export interface LocalAnswer {
  response?: HttpResponse
  /** What the server itself prints. */
  words?: string
  /** The server ends over it. */
  ends?: boolean
}

/** Something that kubectl serves on this machine as long as it runs. */
export interface LocalServer {
  port: number
  handle(request: HttpRequest): LocalAnswer
}

/**
 * Why kubectl gives control back before it is done. `edit` is answered with false when the editor failed, with
 * 'missing' when there is no such program. `docs` is answered with {@link ApiDocs}. At `rest` its code
 * is not all there: its rest.ts and the engine's are to be installed. Whoever gets `serve` lets the servers run
 * until kubectl is ended, or goes on at once: then kubectl ends.
 */
export type KubectlWait =
  /** `follows`: it shows what happens until it is ended (`get -w`, `logs -f`). */
  | { kind: 'sleep'; ms: number; follows?: true }
  | { kind: 'edit'; path: string }
  | { kind: 'docs' }
  | { kind: 'serve'; servers: LocalServer[] }
  | { kind: 'rest' }
  /**
   * Answered with {@link TerminalInput} when something was typed, or it is `until`. `reads`: the far end waits for
   * lines (cooked) or keys.
   */
  | { kind: 'input'; until: number; reads?: { cooked: boolean; echo: boolean } }

/** What was typed into a terminal. */
export interface TerminalInput {
  text?: string
  /** Nothing more comes. */
  end?: boolean
  /** Ctrl+C. */
  interrupted?: boolean
}

/** A step of a verb: yields when virtual time has to pass. */
export type Steps<T = void> = Generator<KubectlWait, T, unknown>
