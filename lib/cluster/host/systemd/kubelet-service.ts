/**
 * What the kubelet does when its service starts: end with its own words, run without the API server, or work.
 * Mirrors: cmd/kubelet/app/server.go (flags, configuration file, client certificate, runtime), v1.36.
 * Differs: of the flags only their names are looked at, but for those that name files and the runtime; of the
 * configuration file what names files and the runtime, and the kinds of a few fields.
 */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { commandFailed, klogLine } from '@/lib/cluster/host/klog'
import { type KubeletClient, kubeletClient } from '@/lib/cluster/host/systemd/kubelet-client'
import { parseKubeletFlags } from '@/lib/cluster/host/systemd/kubelet-flags'
import type { ServiceStart } from '@/lib/cluster/host/systemd/service-start'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

/** What the kubelet finds on its host and beyond. */
export interface KubeletSurroundings {
  node: string
  version: string
  now: number
  pid: number
  files: FileSystem
  /** Why the container runtime at this endpoint does not serve; undefined: it does. */
  runtimeError(endpoint: string): string | undefined
  /** Why the API server does not take this client, or the client not this server; undefined: they agree. */
  apiError(client: KubeletClient): string | undefined
}

interface KubeletConfiguration {
  authentication?: { x509?: { clientCAFile?: string } }
  containerRuntimeEndpoint?: string
  kind?: string
  apiVersion?: string
  maxPods?: unknown
  staticPodPath?: unknown
}

const ENDPOINT = 'unix:///run/containerd/containerd.sock'
const PLACES = { register: 'kubelet_node_status.go:106', bootstrap: 'bootstrap.go:266' }

const isFile = (files: FileSystem, path: string) => files.stat(path)?.type === 'file'
const missingFile = (path: string) => `open ${path}: no such file or directory`

/** The configuration file. @returns why it cannot be read, in the kubelet's words */
function configurationOf(files: FileSystem, path: string): KubeletConfiguration | { error: string } {
  const failed = (why: string) => ({
    error: `failed to load kubelet config file, path: ${path}, error: failed to load Kubelet config file ${path}, error ${why}`,
  })
  if (!isFile(files, path))
    return failed(`failed to read kubelet config file ${JSON.stringify(path)}, error: ${missingFile(path)}`)
  let found: unknown
  try {
    found = decodeYaml(files.read(path))
  } catch (error) {
    return failed(`couldn't get version/kind; json parse error: ${(error as Error).message}`)
  }
  const config = (typeof found === 'object' && found !== null ? found : {}) as KubeletConfiguration
  if (!config.kind) return failed("Object 'Kind' is missing")
  if (
    config.kind !== 'KubeletConfiguration' ||
    !/^kubelet\.config\.k8s\.io\/v1/.test(config.apiVersion ?? '')
  )
    return failed(
      `no kind "${config.kind}" is registered for version "${config.apiVersion}" in scheme "k8s.io/kubernetes/pkg/kubelet/apis/config/scheme/scheme.go:33"`,
    )
  return config
}

/** Why the kubelet ends, in the order in which it finds out; or who it is to the API server. */
function prepare(
  argv: readonly string[],
  around: KubeletSurroundings,
): { error: string; lines?: string[] } | KubeletClient {
  const { files, now, pid } = around
  const parsed = parseKubeletFlags(argv.slice(1))
  if ('error' in parsed) return parsed
  const { flags } = parsed
  const path = flags.get('config')
  const config = path === undefined ? {} : configurationOf(files, path)
  if ('error' in config) return config
  const authority = flags.get('client-ca-file') ?? config.authentication?.x509?.clientCAFile
  if (authority !== undefined && !isFile(files, authority))
    return {
      error: `failed to construct kubelet dependencies: unable to load client CA file ${authority}: ${missingFile(authority)}`,
    }
  const client = kubeletClient(files, flags.get('kubeconfig') ?? '', now)
  if ('invalid' in client) {
    const bootstrap = flags.get('bootstrap-kubeconfig') ?? ''
    const lines =
      client.expired === undefined
        ? []
        : [
            klogLine(
              'E',
              now,
              PLACES.bootstrap,
              `"Part of the existing bootstrap client certificate is expired" path=${JSON.stringify(flags.get('kubeconfig'))} expiration="${formatTime(client.expired).replace('T', ' ').replace('Z', ' +0000 UTC')}"`,
              pid,
            ),
          ]
    if (!isFile(files, bootstrap))
      return {
        lines,
        error: `failed to run Kubelet: unable to load bootstrap kubeconfig: stat ${bootstrap}: no such file or directory`,
      }
    return { lines, error: 'failed to run Kubelet: cannot create certificate signing request: Unauthorized' }
  }
  const endpoint = flags.get('container-runtime-endpoint') ?? config.containerRuntimeEndpoint ?? ENDPOINT
  const runtime = around.runtimeError(endpoint)
  if (runtime !== undefined)
    return {
      error: `failed to run Kubelet: validate service connection: validate CRI v1 runtime API for endpoint ${JSON.stringify(endpoint)}: ${runtime}`,
    }
  return client
}

/** @param argv as the service's unit has it */
export function startKubelet(
  argv: readonly string[],
  around: KubeletSurroundings,
): ServiceStart & { connects: boolean } {
  const { now, pid, node, version } = around
  const greeting = klogLine('I', now, 'server.go:529', `"Kubelet version" kubeletVersion="${version}"`, pid)
  const found = prepare(argv, around)
  if ('error' in found)
    return {
      connects: false,
      lines: [...(found.lines ?? []), commandFailed(now + 250, found.error, pid)],
      ends: { after: 250, code: 1 },
    }
  const why = around.apiError(found)
  const started = [greeting, klogLine('I', now + 300, 'server.go:1274', '"Started kubelet"', pid)]
  if (why === undefined)
    return {
      connects: true,
      lines: [
        ...started,
        klogLine(
          'I',
          now + 900,
          'kubelet_node_status.go:78',
          `"Successfully registered node" node="${node}"`,
          pid,
        ),
      ],
    }
  return {
    connects: false,
    lines: started,
    complaint: {
      every: 7000,
      place: PLACES.register,
      text: `"Unable to register node with API server" err=${JSON.stringify(why)} node="${node}"`,
    },
  }
}
