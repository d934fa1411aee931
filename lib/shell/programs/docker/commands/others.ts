/** version, info, network, volume, system. */
import { isAnonymous } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import { volumeOf } from '@/lib/container-engine/mounts'
import { findNetwork, freeSubnet, isNamed, newNetwork, takeAddress } from '@/lib/container-engine/networks'
import { type Command, type DockerCall, each } from '@/lib/shell/programs/docker/call'
import { filtered } from '@/lib/shell/programs/docker/commands/ps'
import { systemCommands } from '@/lib/shell/programs/docker/commands/system'
import { confirm } from '@/lib/shell/programs/docker/confirm'
import { shortId } from '@/lib/shell/programs/docker/container-text'
import { pairs } from '@/lib/shell/programs/docker/run-options'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { showTable } from '@/lib/shell/programs/docker/table'
import { humanSize } from '@/lib/shell/programs/docker/units'
import { treeBytes } from '@/lib/userland/kernel/file-tree'

function listNetworks({ engine, flags, out }: DockerCall): number {
  const found = filtered(engine.state.networks, flags.all('filter'), {
    name: (one, value) => one.name.includes(value),
    driver: (one, value) => one.driver === value,
    id: (one, value) => one.id.startsWith(value),
  }).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (flags.has('quiet')) {
    out(found.map(({ id }) => `${shortId(id)}\n`).join(''))
    return 0
  }
  const rows = found.map(({ id, name, driver }) => ({
    ...{ ID: flags.has('no-trunc') ? id : shortId(id), Name: name, Driver: driver, Scope: 'local' },
  }))
  const headers = { ID: 'NETWORK ID', Name: 'NAME', Driver: 'DRIVER', Scope: 'SCOPE' }
  const columns = '{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}'
  out(showTable(rows, { columns, headers }, flags.text('format')))
  return 0
}

function createNetwork({ engine, flags, operands, now, out }: DockerCall): number {
  const [name = ''] = operands
  const { state } = engine
  if (state.networks.some((one) => one.name === name))
    throw new EngineError(`network with name ${name} already exists`)
  const driver = flags.text('driver') ?? 'bridge'
  if (driver !== 'bridge')
    throw new EngineError(`could not find plugin ${driver} in v1 plugin registry: plugin not found`)
  const network = newNetwork(name, 'bridge', now(), flags.text('subnet') ?? freeSubnet(state))
  Object.assign(network, { internal: flags.has('internal'), labels: pairs(flags.all('label')) })
  state.networks.push(network)
  out(`${network.id}\n`)
  return 0
}

function* removeNetwork(call: DockerCall): Steps<number> {
  const { state } = call.engine
  return yield* each(call, (name) => {
    const network = findNetwork(state, name)
    if (!isNamed(network.name))
      throw new EngineError(`${network.name} is a pre-defined network and cannot be removed`)
    const users = state.containers.filter(
      ({ status, endpoints }) =>
        status === 'running' && endpoints.some((end) => end.network === network.name),
    )
    if (users.length > 0) {
      const words = users.map((one) => `name:"${one.name}" id:"${shortId(one.id)}"`).join(', ')
      throw new EngineError(
        `error while removing network: network ${network.name} has active endpoints (${words})`,
      )
    }
    state.networks = state.networks.filter((one) => one !== network)
    call.out(`${name}\n`)
  })
}

function connect({ engine, flags, operands }: DockerCall): number {
  const [network = '', name = ''] = operands
  const found = findNetwork(engine.state, network)
  const container = engine.get(name)
  if (container.endpoints.some((end) => end.network === found.name))
    throw new EngineError(`endpoint with name ${container.name} already exists in network ${found.name}`)
  const address = container.status === 'running' ? takeAddress(engine.state, found) : ''
  container.endpoints.push({ network: found.name, address, aliases: flags.all('alias') })
  return 0
}

function disconnect({ engine, operands }: DockerCall): number {
  const [network = '', name = ''] = operands
  const found = findNetwork(engine.state, network)
  const container = engine.get(name)
  if (!container.endpoints.some((end) => end.network === found.name))
    throw new EngineError(`container ${container.id} is not connected to network ${found.name}`)
  container.endpoints = container.endpoints.filter((end) => end.network !== found.name)
  return 0
}

function listVolumes({ engine, flags, out }: DockerCall): number {
  const { volumes, containers } = engine.state
  const used = new Set(containers.flatMap(({ spec }) => spec.mounts.map(({ source }) => source)))
  const found = filtered(Object.values(volumes), flags.all('filter'), {
    name: (one, value) => one.name.includes(value),
    dangling: (one, value) => used.has(one.name) !== (value === 'true'),
  }).sort((a, b) => (a.name < b.name ? -1 : 1))
  if (flags.has('quiet')) {
    out(found.map(({ name }) => `${name}\n`).join(''))
    return 0
  }
  const rows = found.map(({ name }) => ({ Driver: 'local', Name: name }))
  const headers = { Driver: 'DRIVER', Name: 'VOLUME NAME' }
  out(showTable(rows, { columns: '{{.Driver}}\t{{.Name}}', headers }, flags.text('format')))
  return 0
}

function createVolume({ engine, flags, operands, now, out }: DockerCall): number {
  const name = operands[0] ?? flags.text('name') ?? engine.newId('volume')
  volumeOf(engine.state, name, now(), pairs(flags.all('label')))
  out(`${name}\n`)
  return 0
}

function* removeVolume(call: DockerCall): Steps<number> {
  const { state } = call.engine
  return yield* each(call, (name) => {
    if (!state.volumes[name]) throw new EngineError(`get ${name}: no such volume`)
    const users = state.containers.filter(({ spec }) => spec.mounts.some(({ source }) => source === name))
    if (users.length > 0)
      throw new EngineError(`remove ${name}: volume is in use - [${users.map(({ id }) => id).join(', ')}]`)
    delete state.volumes[name]
    call.out(`${name}\n`)
  })
}

function* pruneVolumes(call: DockerCall): Steps<number> {
  const { engine, flags, out } = call
  const all = flags.has('all')
  const what = `all ${all ? '' : 'anonymous '}local volumes not used by at least one container.`
  if (!(yield* confirm(call, `This will remove ${what}`))) return 0
  const { volumes, containers } = engine.state
  const used = new Set(containers.flatMap(({ spec }) => spec.mounts.map(({ source }) => source)))
  const gone = Object.values(volumes).filter(({ name }) => !used.has(name) && (all || isAnonymous(name)))
  for (const { name } of gone) delete volumes[name]
  const bytes = gone.reduce((sum, { tree }) => sum + treeBytes(tree), 0)
  const names = gone.map(({ name }) => `${name}\n`).join('')
  out(`${gone.length > 0 ? `Deleted Volumes:\n${names}\n` : ''}Total reclaimed space: ${humanSize(bytes)}\n`)
  return 0
}

export const otherCommands: readonly Command[] = [
  ...systemCommands,
  {
    path: 'docker network ls',
    use: 'docker network ls [OPTIONS]',
    ...{ about: 'List networks', flags: 'filter|f: format: no-trunc quiet|q', most: 0, run: listNetworks },
  },
  {
    path: 'docker network create',
    use: 'docker network create [OPTIONS] NETWORK',
    ...{ about: 'Create a network', flags: 'driver|d: internal label: subnet:', least: 1, most: 1 },
    run: createNetwork,
  },
  {
    path: 'docker network rm',
    use: 'docker network rm NETWORK [NETWORK...]',
    ...{ about: 'Remove one or more networks', flags: 'force|f', least: 1, run: removeNetwork },
  },
  {
    path: 'docker network connect',
    use: 'docker network connect [OPTIONS] NETWORK CONTAINER',
    ...{ about: 'Connect a container to a network', flags: 'alias:', least: 2, most: 2, run: connect },
  },
  {
    path: 'docker network disconnect',
    use: 'docker network disconnect [OPTIONS] NETWORK CONTAINER',
    ...{
      about: 'Disconnect a container from a network',
      flags: 'force|f',
      least: 2,
      most: 2,
      run: disconnect,
    },
  },
  {
    path: 'docker volume ls',
    use: 'docker volume ls [OPTIONS]',
    ...{ about: 'List volumes', flags: 'filter|f: format: quiet|q', most: 0, run: listVolumes },
  },
  {
    path: 'docker volume create',
    use: 'docker volume create [OPTIONS] [VOLUME]',
    ...{ about: 'Create a volume', flags: 'driver|d: label: name:', most: 1, run: createVolume },
  },
  {
    path: 'docker volume rm',
    use: 'docker volume rm [OPTIONS] VOLUME [VOLUME...]',
    ...{ about: 'Remove one or more volumes', flags: 'force|f', least: 1, run: removeVolume },
  },
  {
    path: 'docker volume prune',
    use: 'docker volume prune [OPTIONS]',
    ...{ about: 'Remove unused local volumes', flags: 'all|a filter: force|f', most: 0, run: pruneVolumes },
  },
]
