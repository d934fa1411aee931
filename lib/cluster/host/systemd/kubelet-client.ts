/**
 * Who a kubelet is to the API server, as its kubeconfig says.
 * Mirrors: client-go's loading of a kubeconfig, kubelet's isClientConfigStillValid.
 */
import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { certificateOf } from '@/lib/cluster/auth/authority'

/** PEM */
export interface KubeletClient {
  server: string
  authority: string
  certificate: string
}

/** Where a kubeconfig and the files that it names lie. */
export type KubeconfigFiles = { stat(path: string): { type: string } | undefined; read(path: string): string }

interface Kubeconfig {
  clusters?: { name: string; cluster?: Record<string, string> }[]
  contexts?: { name: string; context?: { cluster?: string; user?: string } }[]
  'current-context'?: string
  users?: { name: string; user?: Record<string, string> }[]
}

/** Something that a kubeconfig holds itself, or names a file with it. */
function held(files: KubeconfigFiles, info: Record<string, string>, field: string): string | undefined {
  const data = info[`${field}-data`]
  if (data !== undefined) {
    try {
      return decodeBase64(data)
    } catch {
      return undefined
    }
  }
  const path = info[field]
  return path !== undefined && files.stat(path)?.type === 'file' ? files.read(path) : undefined
}

function parsed(text: string): Kubeconfig | undefined {
  try {
    const found = decodeYaml(text)
    return typeof found === 'object' && found !== null ? (found as Kubeconfig) : undefined
  } catch {
    return undefined
  }
}

/** @returns invalid: nobody can be told to be with it; `expired`: since when */
export function kubeletClient(
  files: KubeconfigFiles,
  path: string,
  now: number,
): KubeletClient | { invalid: true; expired?: number } {
  const config = files.stat(path)?.type === 'file' ? parsed(files.read(path)) : undefined
  const context = config?.contexts?.find(({ name }) => name === config['current-context'])?.context
  const cluster = config?.clusters?.find(({ name }) => name === context?.cluster)?.cluster
  const user = config?.users?.find(({ name }) => name === context?.user)?.user
  const certificate = user && held(files, user, 'client-certificate')
  const key = user && held(files, user, 'client-key')
  const found = certificate === undefined ? undefined : certificateOf(certificate)
  if (!cluster?.server || !found || !key?.includes('PRIVATE KEY') || certificate === undefined)
    return { invalid: true }
  if (found.notAfter < now) return { invalid: true, expired: found.notAfter }
  return {
    server: cluster.server,
    authority: held(files, cluster, 'certificate-authority') ?? '',
    certificate,
  }
}
