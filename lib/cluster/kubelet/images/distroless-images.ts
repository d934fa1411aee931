/** Images to build on: no shell, no command. */
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'

const DISTROLESS = /^gcr\.io\/distroless\/(static|base|base-nossl|cc)(?:-debian1[1-3])?$/
const BYTES: Readonly<Record<string, number>> = { static: 2_100_000, base: 20_700_000, cc: 23_500_000 }

export function distrolessFor(repository: string, tag: string): ImageBehaviour | undefined {
  const [, kind] = DISTROLESS.exec(repository) ?? []
  if (kind === undefined) return undefined
  const isNonRoot = tag.includes('nonroot')
  return {
    ...{ repository, sizeBytes: BYTES[kind] ?? 20_700_000, base: 'distroless' },
    ...{ entrypoint: [], command: [], ports: [], programs: {} },
    env: { SSL_CERT_FILE: '/etc/ssl/certs/ca-certificates.crt' },
    ...(isNonRoot ? { user: '65532', cwd: '/home/nonroot' } : {}),
  }
}
