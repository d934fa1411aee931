import type { Io } from '@/lib/userland/tools/io'
import { distrust } from '@/lib/userland/tools/network/certificates'
import { tellConnected } from '@/lib/userland/tools/network/curl/report'
import { type CurlState, current, type Outcome, on } from '@/lib/userland/tools/network/curl/state'
import { type Late, WHY } from '@/lib/userland/tools/network/phases'

/** What came of a connection. */
export function outcomeOf(state: CurlState, io: Io, answer: Late): Outcome {
  const transfer = current(state)
  const { url, began, resolved } = transfer
  const now = io.process.machine.now()
  if (answer.opened)
    return {
      code: 28,
      words: `Operation timed out after ${now - began + 1} milliseconds with 0 bytes received`,
    }
  if (answer.late) {
    return { code: 28, words: `Connection timed out after ${now - began + 1} milliseconds` }
  }
  const why = `Failed to connect to ${url.host} port ${url.port} after ${Math.max(0, now - began - 1)} ms: Could not connect to server`
  if (answer.kind === 'timeout') return { code: 28, words: why }
  if (answer.kind !== 'open') return { code: 7, words: why }
  transfer.connected = resolved
  const tls = url.scheme === 'https'
  if (url.scheme === 'telnet') return { code: 0 }
  if (tls && !answer.tls)
    return { code: 35, words: 'TLS connect error: error:0A0000C6:SSL routines::packet length too long' }
  if (tls && answer.certificate !== undefined) transfer.certificate = answer.certificate
  const doubt =
    tls && !answer.trusted && !on(state, 'k')
      ? distrust(io, answer.certificate, url.host, state.authority)
      : undefined
  if (doubt)
    return {
      code: 60,
      words: doubt.name
        ? `SSL: no alternative certificate subject name matches target host name '${doubt.words}'`
        : `SSL certificate problem: ${doubt.words}`,
    }
  if (answer.reset) return { code: 56, words: 'Recv failure: Connection reset by peer' }
  if (!answer.response) return { code: 52, words: 'Empty reply from server' }
  return { code: 0 }
}

/** `-v` tells of it. */
export function tellConnection(state: CurlState, io: Io, answer: Late, { code, words }: Outcome): void {
  const { url, address } = current(state)
  if (answer.kind !== 'open') {
    const failed = answer.late
      ? []
      : [
          `connect to ${address} port ${url.port} from 0.0.0.0 port 0 failed: ${WHY[answer.kind === 'dns' ? 'refused' : answer.kind]}`,
        ]
    io.err([...failed, words, 'closing connection #0'].map((line) => `* ${line}\n`).join(''))
    return
  }
  const secure = url.scheme === 'https' && code !== 35 && code !== 60
  if (url.scheme === 'https' && !secure)
    io.err('* ALPN: curl offers h2,http/1.1\n* TLSv1.3 (OUT), TLS handshake, Client hello (1):\n')
  tellConnected(io, state, secure)
  if (code) io.err(`* ${words}\n* closing connection #0\n`)
}
