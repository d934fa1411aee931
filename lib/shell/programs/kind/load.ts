/** `kind load`. Mirrors: pkg/cmd/kind/load. Differs: nodes have an image of docker's under its own digest. */
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { fullName, parseImageName, tagged } from '@/lib/container-engine/image-name'
import { madeOf } from '@/lib/container-engine/image-store'
import type { EngineContainer } from '@/lib/container-engine/state'
import { quote } from '@/lib/kubectl/go-format'
import { CONTENT, type Saved } from '@/lib/shell/programs/docker/commands/archive'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { nodesOf } from '@/lib/shell/programs/kind/nodes'
import { type ClusterCall, ClusterError, ioOf, wait } from '@/lib/shell/programs/local-clusters/call'
import { clusterAt } from '@/lib/shell/programs/local-clusters/hosts'
import { readArchive } from '@/lib/userland/tools/file/tar-format'

/** Bytes in a second. */
const SPEED = 200_000_000

/** The nodes that are meant. @throws ClusterError */
export function chosenNodes(call: ClusterCall, name: string): EngineContainer[] {
  const nodes = nodesOf(call, name)
  if (nodes.length === 0) throw new ClusterError(`no nodes found for cluster ${quote(name)}`)
  const wanted = call.flags.all('nodes').flatMap((text) => text.split(','))
  if (wanted.length === 0) return nodes
  return wanted.map((one) => {
    const found = nodes.find((node) => node.name === one)
    if (!found) throw new ClusterError(`unknown node: ${quote(one)}`)
    return found
  })
}

/** Gives a node an image under a name. */
export function giveImage(call: ClusterCall, node: EngineContainer, name: string, image: EngineImage): void {
  const full = fullName(tagged(parseImageName(name)))
  clusterAt(call, node)?.registry.load(node.name, full, madeOf(image))
}

export function* loadDockerImage(call: ClusterCall): Steps<number> {
  const { engine, flags, operands } = call
  if (operands.length === 0) throw new ClusterError('a list of image names is required')
  const images = operands.map((name) => {
    const image = engine.images.find(name)
    if (!image) throw new ClusterError(`image: ${quote(name)} not present locally`)
    return { name, image }
  })
  const nodes = chosenNodes(call, flags.text('name') ?? 'kind')
  for (const { name, image } of images) {
    for (const node of nodes)
      call.err(
        `Image: ${quote(name)} with ID "sha256:${image.id}" not yet present on node ${quote(node.name)}, loading...\n`,
      )
    yield* wait(call, 300 + Math.round((image.bytes / SPEED) * 1000))
    for (const node of nodes) giveImage(call, node, name, image)
  }
  return 0
}

export function* loadArchive(call: ClusterCall): Steps<number> {
  const { flags, operands } = call
  if (operands.length === 0) throw new ClusterError('a list of image archives is required')
  const nodes = chosenNodes(call, flags.text('name') ?? 'kind')
  for (const path of operands) {
    const text = ioOf(call).readFile(path)
    if (text === undefined) throw new ClusterError(`stat ${path}: no such file or directory`)
    const content = readArchive(text)?.find(({ name }) => name === CONTENT)?.text
    if (content === undefined)
      throw new ClusterError(
        'failed to load image: command "ctr --namespace=k8s.io images import -" failed: unrecognized image format',
      )
    for (const { tags, image } of JSON.parse(content) as Saved[]) {
      yield* wait(call, 300 + Math.round((image.bytes / SPEED) * 1000))
      for (const node of nodes) for (const tag of tags) giveImage(call, node, tag, image)
    }
  }
  return 0
}
