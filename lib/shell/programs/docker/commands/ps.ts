import type { Dockerd } from '@/lib/container-engine/dockerd'
import type { EngineContainer } from '@/lib/container-engine/state'
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import { CONTAINER_TABLE, containerRow } from '@/lib/shell/programs/docker/container-text'
import { showTable } from '@/lib/shell/programs/docker/table'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

type Filter = (container: EngineContainer, value: string, engine: Dockerd) => boolean

function isOf(container: EngineContainer, value: string, { images, state }: Dockerd): boolean {
  const wanted = images.find(value)
  if (!wanted) return false
  const mine = state.images[container.imageId]?.image
  return container.imageId === wanted.id || mine === wanted.image
}

const FILTERS: Readonly<Record<string, Filter>> = {
  id: ({ id }, value) => id.startsWith(value),
  name: ({ name }, value) => name.includes(value.replace(/^[/^]+|\$$/g, '')),
  status: ({ status }, value) => status === value,
  exited: ({ status, exitCode }, value) => status === 'exited' && String(exitCode) === value,
  ancestor: isOf,
  health: ({ health }, value) => (health?.status ?? 'none') === value,
  label: ({ spec }, value) => {
    const [key = '', ...rest] = value.split('=')
    return Object.hasOwn(spec.labels, key) && (rest.length === 0 || spec.labels[key] === rest.join('='))
  },
  network: ({ endpoints }, value) => endpoints.some(({ network }) => network === value),
  volume: ({ spec }, value) => spec.mounts.some(({ source, target }) => source === value || target === value),
  publish: ({ spec }, value) => spec.ports.some(({ hostPort }) => String(hostPort) === value.split('/')[0]),
  expose: ({ spec }, value) => spec.exposed.some((port) => port.split('/')[0] === value.split('/')[0]),
}

const ANY_STATE = ['status', 'exited']

/** Values of one key are choices; all keys have to fit. @throws DockerExit */
export function filtered<T>(
  items: readonly T[],
  asked: readonly string[],
  filters: Readonly<Record<string, (item: T, value: string) => boolean>>,
): T[] {
  const byKey = new Map<string, string[]>()
  for (const text of asked) {
    const [key = '', ...rest] = text.split('=')
    if (rest.length === 0)
      throw new DockerExit(
        125,
        `invalid argument "${text}" for "-f, --filter" flag: invalid filter '${text}'\n`,
      )
    if (!Object.hasOwn(filters, key))
      throw new DockerExit(1, `Error response from daemon: invalid filter '${key}'\n`)
    byKey.set(key, [...(byKey.get(key) ?? []), rest.join('=')])
  }
  return items.filter((item) =>
    [...byKey].every(([key, values]) => values.some((value) => filters[key]?.(item, value))),
  )
}

function ps({ engine, flags, out }: DockerCall): number {
  const asked = flags.all('filter')
  const last = flags.has('latest') ? 1 : Number(flags.text('last') ?? -1)
  const all =
    flags.has('all') || last > 0 || asked.some((text) => ANY_STATE.includes(text.split('=')[0] ?? ''))
  const filters = Object.fromEntries(
    Object.entries(FILTERS).map(([key, fits]) => [
      key,
      (one: EngineContainer, value: string) => fits(one, value, engine),
    ]),
  )
  const found = filtered(engine.list(), asked, filters)
    .filter(({ status }) => all || status === 'running' || status === 'restarting')
    .reverse()
  const wanted = last > 0 ? found.slice(0, last) : found
  const full = flags.has('no-trunc')
  const rows = wanted.map((one) => containerRow(engine, one, { full }))
  if (flags.has('quiet')) {
    out(rows.map(({ ID }) => `${String(ID)}\n`).join(''))
    return 0
  }
  const { columns, headers } = CONTAINER_TABLE
  const table = { headers, columns: flags.has('size') ? `${columns}\t{{.Size}}` : columns }
  out(showTable(rows, table, flags.text('format')))
  return 0
}

export const psCommands: readonly Command[] = [
  {
    path: 'docker ps',
    use: 'docker ps [OPTIONS]',
    about: 'List containers',
    ...{ flags: 'all|a filter|f: format: last|n: latest|l no-trunc quiet|q size|s', most: 0, run: ps },
  },
]
