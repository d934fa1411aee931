import type { Dockerd } from '@/lib/container-engine/dockerd'
import { integers } from '@/lib/kubectl/printers/go-template/values'
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import {
  inspectContainer,
  inspectImage,
  inspectNetwork,
  inspectVolume,
} from '@/lib/shell/programs/docker/inspect-text'
import { dockerTemplate, jsonText } from '@/lib/shell/programs/docker/template'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

type Finder = (engine: Dockerd, name: string) => Record<string, unknown> | undefined

const FINDERS: Readonly<Record<string, Finder>> = {
  container(engine, name) {
    const found = engine.find(name)
    return found && inspectContainer(engine, found)
  },
  image(engine, name) {
    const found = engine.images.find(name)
    return found && inspectImage(engine, found)
  },
  network(engine, name) {
    const found = engine.state.networks.find((one) => one.name === name || one.id.startsWith(name))
    return found && inspectNetwork(engine, found)
  },
  volume(engine, name) {
    const found = engine.state.volumes[name]
    return found && inspectVolume(found)
  },
}

const MISSING: Readonly<Record<string, (name: string) => string>> = {
  container: (name) => `Error response from daemon: No such container: ${name}`,
  image: (name) =>
    `Error response from daemon: No such image: ${/[:@]/.test(name) ? name : `${name}:latest`}`,
  network: (name) => `Error response from daemon: network ${name} not found`,
  volume: (name) => `Error response from daemon: get ${name}: no such volume`,
}

/** @param kind what is looked for; without it all of them in their order */
function inspect({ engine, flags, operands, out, err }: DockerCall, kind?: string): number {
  const wanted = kind ?? flags.text('type')
  if (wanted !== undefined && !Object.hasOwn(FINDERS, wanted))
    throw new DockerExit(
      1,
      `unknown type: "${wanted}": must be one of "container", "image", "network", "volume"\n`,
    )
  const kinds = wanted === undefined ? Object.keys(FINDERS) : [wanted]
  const found: Record<string, unknown>[] = []
  const missing: string[] = []
  for (const name of operands) {
    const one = kinds.map((each) => FINDERS[each]?.(engine, name)).find((item) => item !== undefined)
    if (one) found.push(one)
    else
      missing.push(wanted === undefined ? `error: no such object: ${name}` : (MISSING[wanted]?.(name) ?? ''))
  }
  const format = flags.text('format')
  if (format === 'json') out(`${jsonText(found)}\n`)
  else if (format !== undefined) {
    const fill = dockerTemplate(format)
    for (const one of found) out(`${fill(integers(one))}\n`)
    if (found.length === 0) out('\n')
  } else out(found.length === 0 ? '[]\n' : `${jsonText(found, '    ')}\n`)
  for (const words of missing) err(`${words}\n`)
  return missing.length > 0 ? 1 : 0
}

const of = (kind: string, about: string): Command => ({
  path: `docker ${kind} inspect`,
  use: `docker ${kind} inspect [OPTIONS] ${kind.toUpperCase()} [${kind.toUpperCase()}...]`,
  ...{ about, flags: 'format|f: size|s verbose|v', least: 1, run: (call) => inspect(call, kind) },
})

export const inspectCommands: readonly Command[] = [
  {
    path: 'docker inspect',
    use: 'docker inspect [OPTIONS] NAME|ID [NAME|ID...]',
    about: 'Return low-level information on Docker objects',
    ...{ flags: 'format|f: size|s type:', least: 1, run: (call) => inspect(call) },
  },
  of('container', 'Display detailed information on one or more containers'),
  of('image', 'Display detailed information on one or more images'),
  of('network', 'Display detailed information on one or more networks'),
  of('volume', 'Display detailed information on one or more volumes'),
]
