import { type ApiTransport, ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { EngineContainer, EngineState } from '@/lib/container-engine/state'
import { KubectlError } from '@/lib/kubectl/errors'
import type { Clusters } from '@/lib/shell/clusters'

/** The API server behind an address. */
export interface FoundServer {
  transport: ApiTransport
  /** The authority that its certificate comes from, as PEM. */
  authority(): string
}

const ADDRESS = /^https:\/\/([^/:]+)(?::(\d+))?\/?$/
/** Where kind's and minikube's API servers listen in their containers. */
const API_PORTS: readonly number[] = [6443, 8443]

const isLoopback = (host: string) => host === 'localhost' || host.startsWith('127.')

function leadsTo(
  { status, place, name, spec, endpoints }: EngineContainer,
  host: string,
  port: number,
): boolean {
  if (status !== 'running' || place === undefined) return false
  if (isLoopback(host)) return spec.ports.some((one) => one.hostPort === port && API_PORTS.includes(one.port))
  return API_PORTS.includes(port) && (name === host || endpoints.some(({ address }) => address === host))
}

/** A container's address without an API server behind it. @throws KubectlError, ConnectionRefused */
function checkContainer(engine: EngineState | undefined, host: string, port: string): void {
  const container = engine?.containers.find(({ endpoints }) => endpoints.some((end) => end.address === host))
  if (container?.place === undefined) return
  if (container.status === 'running') throw new ConnectionRefused(`${host}:${port}`)
  const why = `dial tcp ${host}:${port}: connect: no route to host`
  throw new KubectlError(`Unable to connect to the server: ${why}`, true)
}

/**
 * The API server of a further cluster that answers at the `server:` of a kubeconfig: a container's own address, or a
 * port of the machine that is published for one; undefined: none of them does.
 * @throws KubectlError, ConnectionRefused for a container's address without one
 */
export function serverAt(
  clusters: Clusters,
  engine: EngineState | undefined,
  server: string,
): FoundServer | undefined {
  const [, host = '', port = '443'] = ADDRESS.exec(server) ?? []
  const found = engine?.containers.find((one) => leadsTo(one, host, Number(port)))
  if (!found) checkContainer(engine, host, port)
  const cluster = found && clusters.ofHost(found.place ?? '')?.cluster
  if (!cluster || cluster.hosts.controlPlane()?.name !== found.place) return undefined
  return {
    authority: () => cluster.authority(),
    transport: {
      request(request) {
        try {
          return cluster.request(request)
        } catch (error) {
          throw error instanceof ConnectionRefused ? new ConnectionRefused(`${host}:${port}`) : error
        }
      },
    },
  }
}
