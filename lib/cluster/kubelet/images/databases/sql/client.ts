/** What clients of databases have in common: a question to a server, and why there is no answer. */
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import { contextOf } from '@/lib/cluster/kubelet/images/context'
import type { SqlAnswer, SqlQuestion } from '@/lib/cluster/kubelet/images/databases/sql/server'
import { addressOf } from '@/lib/cluster/kubelet/images/name-servers'
import type { Process } from '@/lib/userland/kernel/process'

export type Asked =
  | { kind: 'answer'; answer: SqlAnswer }
  | { kind: 'unresolved' | 'refused' | 'timeout' | 'unreachable' | 'strange' }

export function askServer(process: Process, host: string, port: number, question: SqlQuestion): Asked {
  const address = addressOf(contextOf(process), host)
  if (address === undefined) return { kind: 'unresolved' }
  const data = JSON.stringify(question)
  const answer = process.machine.network?.ask({ kind: 'connect', address, port, protocol: 'TCP', data })
  if (!answer || answer.kind === 'dns') return { kind: 'unreachable' }
  if (answer.kind !== 'open') return { kind: answer.kind }
  try {
    const read: unknown = JSON.parse(answer.data ?? '')
    return isObject(read) && Array.isArray(read.results)
      ? { kind: 'answer', answer: read as unknown as SqlAnswer }
      : { kind: 'strange' }
  } catch {
    return { kind: 'strange' }
  }
}

/** ms until a client gives up who gets no answer at all. */
export const PATIENCE = 131_000

/** All of the standard input; '' as long as it has not ended, and why it is not there yet. */
export function gather(process: Process, state: { text: string }): boolean {
  for (;;) {
    const text = process.read(0)
    if (text === undefined) return true
    if (text === '') return false
    state.text += text
  }
}
