/**
 * What a web server says to a FastCGI server, and what that one answers.
 * Differs: one text each way instead of records.
 */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { hashText } from '@/lib/cluster/sim/hash'

export interface FastcgiRequest {
  params: Record<string, string>
  body: string
}

export interface FastcgiReply {
  status: number
  headers: Record<string, string>
  body: string
  /** What it said on its standard error meanwhile, a line each. */
  stderr: string[]
  /** ms */
  took?: number
}

const HEAD = 'FCGI/1 '

export const fastcgiText = (said: FastcgiRequest | FastcgiReply): string => HEAD + JSON.stringify(said)

function read(text: string | undefined): unknown {
  if (!text?.startsWith(HEAD)) return undefined
  try {
    return JSON.parse(text.slice(HEAD.length))
  } catch {
    return undefined
  }
}

/** undefined: it is none. */
export function fastcgiRequest(text: string | undefined): FastcgiRequest | undefined {
  const found = read(text)
  return isObject(found) && isObject(found.params) && typeof found.body === 'string'
    ? (found as unknown as FastcgiRequest)
    : undefined
}

/** undefined: it is none. */
export function fastcgiReply(text: string | undefined): FastcgiReply | undefined {
  const found = read(text)
  return isObject(found) && typeof found.status === 'number' && Array.isArray(found.stderr)
    ? (found as unknown as FastcgiReply)
    : undefined
}

/**
 * The number beyond all ports under which the pod's network knows a socket in a file: whoever sees the same file comes
 * to the same one. Differs: other pods, which may see it on their node's disk, do not. undefined: there is no socket.
 */
export function socketPort(files: ServerContext['files'], path: string): number | undefined {
  const stat = files.stat(path)
  if (stat?.type !== 'socket') return undefined
  return 65_536 + Number.parseInt(hashText(`${stat.inode}/${stat.mtime}`).slice(0, 7), 16)
}
