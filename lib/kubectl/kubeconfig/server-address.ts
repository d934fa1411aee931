/**
 * Whether something answers where a kubeconfig says that the API server is.
 * Differs: only the control plane's own address leads to it; hosts of its network refuse, others are silent.
 */
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { KubectlError } from '../errors'
import type { KubectlIo } from '../io'
import { SERVER } from './kubeconfig'

/** What kubectl asks when no kubeconfig names a server. */
export const UNCONFIGURED = 'http://localhost:8080'

function parse(server: string): { scheme: string; host: string; port: number } | undefined {
  const [, scheme = 'http', host, port] = /^(?:(https?):\/\/)?([^/:]+)(?::(\d+))?/.exec(server) ?? []
  if (host === undefined) return undefined
  return { scheme, host, port: Number(port ?? (scheme === 'https' ? 443 : 80)) }
}

const isLoopback = (host: string) => host === 'localhost' || host.startsWith('127.')

/** Whether it is a `kubectl proxy` of this machine, which asks as its own user. */
export function isOwnProxy(server: string, { portTaken }: Pick<KubectlIo, 'portTaken'>): boolean {
  const at = parse(server)
  return at?.scheme === 'http' && isLoopback(at.host) && (portTaken?.(at.port) ?? false)
}

/** @throws ConnectionRefused; KubectlError when nobody answers, or the name means nothing */
export function checkReach(server: string): void {
  const [at, own] = [parse(server), parse(SERVER)]
  if (!at || !own) return
  const address = `${at.host}:${at.port}`
  if (at.host === own.host && at.port === own.port) return
  const network = own.host.replace(/\d+$/, '')
  if (isLoopback(at.host) || at.host.startsWith(network)) throw new ConnectionRefused(address)
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(at.host)
  const why = isAddress ? `dial tcp ${address}: i/o timeout` : `dial tcp: lookup ${at.host}: no such host`
  throw new KubectlError(`Unable to connect to the server: ${why}`, true)
}
