/** Addresses and ports of a container that starts. Mirrors: dockerd's words for a port that somebody has. */
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { EngineError } from '@/lib/container-engine/engine-error'
import { findNetwork, holderOf, takeAddress } from '@/lib/container-engine/networks'
import type { EngineContainer, EngineState, PublishedPort } from '@/lib/container-engine/state'

/** The first of the ports that the kernel gives out. */
const FIRST_PORT = 32_768

function check(
  state: EngineState,
  container: EngineContainer,
  port: PublishedPort,
  isTaken: (port: number) => boolean,
): void {
  const { address, hostPort, protocol } = port
  const endpoint = `${container.name} (${fakeDigest(`endpoint ${container.id}`)})`
  const failed = `failed to set up container networking: driver failed programming external connectivity on endpoint ${endpoint}: `
  const holder = holderOf(state, port)
  if (holder && holder !== container)
    throw new EngineError(`${failed}Bind for ${address}:${hostPort} failed: port is already allocated`)
  if (protocol === 'tcp' && !holder && isTaken(hostPort)) {
    const target = `${container.endpoints[0]?.address ?? ''}:${port.port}`
    throw new EngineError(
      `${failed}failed to bind host port for ${address}:${hostPort}:${target}/tcp: address already in use`,
    )
  }
}

/** A port of the machine for one that was left to the engine. */
function given(state: EngineState, port: PublishedPort): PublishedPort {
  if (port.hostPort !== 0) return port
  state.lastPort = Math.max(FIRST_PORT - 1, state.lastPort) + 1
  return { ...port, hostPort: state.lastPort }
}

/** Takes the ports that a container publishes. @throws EngineError for one that somebody has */
export function takePorts(
  state: EngineState,
  container: EngineContainer,
  isTaken: (port: number) => boolean,
): void {
  const ports = container.spec.ports.map((port) => given(state, port))
  container.spec = { ...container.spec, ports }
  for (const port of ports) check(state, container, port, isTaken)
}

/** Attaches a container to its networks and takes its ports. @throws EngineError */
export function connectAll(
  state: EngineState,
  container: EngineContainer,
  isTaken: (port: number) => boolean,
): void {
  for (const endpoint of container.endpoints)
    endpoint.address = takeAddress(state, findNetwork(state, endpoint.network))
  container.runtime.ip = container.endpoints[0]?.address ?? ''
  try {
    takePorts(state, container, isTaken)
  } catch (error) {
    disconnectAll(container)
    throw error
  }
}

export function disconnectAll(container: EngineContainer): void {
  for (const endpoint of container.endpoints) endpoint.address = ''
  container.runtime.ip = ''
}
