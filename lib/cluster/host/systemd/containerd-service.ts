/**
 * containerd as a service.
 * Mirrors: containerd 2.2 at its start, and what its socket answers.
 * Differs: of its configuration only the socket's address, and whether the CRI plugin is disabled.
 */
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { ServiceStart } from '@/lib/cluster/host/systemd/service-start'
import { CONTAINERD_CONFIG } from '@/lib/cluster/host/systemd/unit-paths'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

const SOCKET = '/run/containerd/containerd.sock'

const configuration = (files: FileSystem): string =>
  files.stat(CONTAINERD_CONFIG)?.type === 'file' ? files.read(CONTAINERD_CONFIG) : ''

const socketOf = (config: string): string =>
  /\[grpc\][^[]*?^\s*address\s*=\s*['"]([^'"]+)['"]/m.exec(config)?.[1] ?? SOCKET

const withoutCri = (config: string): boolean =>
  /^\s*disabled_plugins\s*=\s*\[[^\]]*['"](?:io\.containerd\.grpc\.v1\.)?cri['"]/m.exec(config) !== null

export function startContainerd(files: FileSystem, now: number): ServiceStart {
  const config = configuration(files)
  const line = (at: number, msg: string) =>
    `time="${formatMicroTime(at)}" level=info msg=${JSON.stringify(msg)}`
  return {
    lines: [
      line(now, 'starting containerd version=v2.2.0'),
      ...(withoutCri(config) ? [] : [line(now + 20, 'Start cri plugin')]),
      line(now + 30, `serving... address=${socketOf(config)}`),
      line(now + 31, 'containerd successfully booted in 0.031s'),
    ],
  }
}

/**
 * What a client hears at an endpoint instead of the runtime.
 * @param runs whether the service does
 */
export function runtimeError(files: FileSystem, endpoint: string, runs: boolean): string | undefined {
  const config = configuration(files)
  const path = endpoint.replace(/^unix:\/\//, '')
  const served = socketOf(config).replace(/^\/var\/run\//, '/run/')
  if (!runs || path.replace(/^\/var\/run\//, '/run/') !== served)
    return `rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix ${path}: connect: no such file or directory"`
  return withoutCri(config)
    ? 'rpc error: code = Unimplemented desc = unknown service runtime.v1.RuntimeService'
    : undefined
}
