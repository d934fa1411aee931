import type { ImageName } from '@/lib/container-engine/image-name'
import type { DockerCall } from '@/lib/shell/programs/docker/call'

const LOCAL = /^(localhost|127\.[\d.]+)(?::(\d+))?$/

/** Why a registry on the machine itself does not answer; undefined: it does, or it is elsewhere. */
export function localRegistry({ engine }: DockerCall, { registry }: ImageName): string | undefined {
  const [, host, port = '443'] = LOCAL.exec(registry) ?? []
  if (host === undefined) return undefined
  const answer = engine.ask({ kind: 'connect', address: '127.0.0.1', port: Number(port), protocol: 'TCP' })
  if (answer?.kind === 'open' && !answer.reset) return undefined
  return `Get "http://${registry}/v2/": dial tcp 127.0.0.1:${port}: connect: connection refused`
}
