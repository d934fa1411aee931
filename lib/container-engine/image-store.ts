/**
 * The images of an engine.
 * Mirrors: dockerd's image store: tags are pointers, what no tag points to is deleted with its last one; its words for
 * what a registry does not have or does not give.
 */

import { behaviourOf } from '@/lib/cluster/kubelet/images'
import type { ClusterRegistry } from '@/lib/cluster/kubelet/images/cluster-registry'
import type { MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import type { RegistryLogin } from '@/lib/cluster/kubelet/images/registry'
import { pull } from '@/lib/cluster/kubelet/pull'
import { EngineError } from '@/lib/container-engine/engine-error'
import { type EngineImage, engineImage, historyOf, knownImage } from '@/lib/container-engine/engine-image'
import {
  familiarName,
  familiarRepository,
  fullName,
  type ImageName,
  InvalidName,
  parseImageName,
  tagged,
} from '@/lib/container-engine/image-name'
import type { EngineState } from '@/lib/container-engine/state'

/** A name of an image; undefined: what is no name. */
function nameOf(text: string): ImageName | undefined {
  try {
    return parseImageName(text)
  } catch (error) {
    if (error instanceof InvalidName) return undefined
    throw error
  }
}

/** What a step of a build begins with, which is nobody's yet: one that was interrupted has left it. */
const STEP = 'step '
export const stepKey = (id: string): string => STEP + id
const isStep = (key: string) => key.startsWith(STEP)

/** The registries that images are pulled from and pushed to. */
export type EngineRegistry = Pick<ClusterRegistry, 'push' | 'find' | 'lets' | 'hasAccounts' | 'withhold'>

export class ImageStore {
  constructor(
    private readonly state: EngineState,
    private readonly registry: EngineRegistry,
  ) {}

  /** By a name, by its id, or by how that begins. */
  find(text: string): EngineImage | undefined {
    const { images, tags, digests } = this.state
    const name = nameOf(text)
    const full = name && fullName(tagged(name))
    const id = full === undefined ? undefined : (tags[full] ?? digests[full])
    if (id !== undefined) return images[id]
    const digits = text.replace(/^sha256:/, '')
    if (!/^[0-9a-f]+$/.test(digits)) return undefined
    return this.list().find((one) => one.id.startsWith(digits))
  }

  /** @throws EngineError */
  get(text: string): EngineImage {
    const found = this.find(text)
    if (found) return found
    const name = nameOf(text)
    throw new EngineError(`No such image: ${name ? familiarName(tagged(name)) : text}`)
  }

  list(): EngineImage[] {
    return Object.entries(this.state.images).flatMap(([key, image]) => (isStep(key) ? [] : [image]))
  }

  /** Its names, as docker shows them: `nginx:1.27`. */
  tagsOf(id: string): string[] {
    return Object.keys(this.state.tags)
      .filter((name) => this.state.tags[name] === id)
      .map((name) => familiarName(parseImageName(name)))
  }

  digestsOf(id: string): string[] {
    return Object.keys(this.state.digests)
      .filter((name) => this.state.digests[name] === id)
      .map((name) => familiarName(parseImageName(name)))
  }

  add(image: EngineImage): EngineImage {
    this.state.images[image.id] ??= image
    return this.state.images[image.id] ?? image
  }

  /** @throws InvalidName */
  tag(id: string, text: string): void {
    const full = fullName(tagged(parseImageName(text)))
    this.state.tags[full] = id
    if (behaviourOf(full).unknown === true && !this.registry.find(full)) this.registry.withhold(full)
  }

  /** What a registry has under a name, and under which digest. @throws EngineError in the daemon's words */
  private ask(name: ImageName, login: RegistryLogin | undefined): EngineImage {
    const full = fullName(name)
    const { registry, path } = name
    if (!this.registry.lets(full, login)) {
      const manifest = name.tag ?? name.digest ?? ''
      throw new EngineError(
        `Head "https://${registry}/v2/${path}/manifests/${manifest}": no basic auth credentials`,
      )
    }
    const made = this.registry.find(full)
    if (made) return engineImage(made, historyOf(made))
    const outcome = pull(full)
    const isMissing = outcome.kind === 'failed' && outcome.message.includes('NotFound')
    const isUnknown = !isMissing && (outcome.kind !== 'pulled' || behaviourOf(full).unknown === true)
    if (isMissing || (isUnknown && registry !== 'docker.io') || this.registry.hasAccounts(registry))
      throw new EngineError(
        `manifest for ${familiarName(name)} not found: manifest unknown: manifest unknown`,
      )
    if (isUnknown)
      throw new EngineError(
        `pull access denied for ${familiarRepository(name)}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
      )
    return knownImage(full)
  }

  /** What a registry has under a name, without bringing it. @throws EngineError */
  look(name: ImageName, login?: RegistryLogin): EngineImage {
    return this.ask(name, login)
  }

  /** Brings an image of a registry. @throws EngineError in the daemon's words */
  pull(name: ImageName, login?: RegistryLogin): { image: EngineImage; isNew: boolean } {
    const found = this.ask(name, login)
    const full = fullName(name)
    const isNew = this.state.images[found.id] === undefined
    const image = this.add(found)
    if (name.tag !== undefined) this.state.tags[full] = image.id
    const repository = fullName({ registry: name.registry, path: name.path })
    this.state.digests[`${repository}@sha256:${image.digest}`] = image.id
    return { image, isNew }
  }

  /** Gives an image to the registry of its name. */
  push(name: ImageName, image: EngineImage): void {
    this.registry.push(fullName(name), madeOf(image))
    const repository = fullName({ registry: name.registry, path: name.path })
    this.state.digests[`${repository}@sha256:${image.digest}`] = image.id
  }

  /** Takes a name away, and the image with its last one; the lines that docker prints of it. */
  untag(image: EngineImage, text?: string): string[] {
    const { tags, digests, images } = this.state
    const full = text === undefined ? undefined : fullName(tagged(parseImageName(text)))
    const lines: string[] = []
    const drop = (names: Record<string, string>, fits: (name: string) => boolean) => {
      for (const name of Object.keys(names)) {
        if (names[name] !== image.id || !fits(name)) continue
        delete names[name]
        lines.push(`Untagged: ${familiarName(parseImageName(name))}`)
      }
    }
    drop(tags, (name) => full === undefined || name === full)
    if (Object.values(tags).includes(image.id)) return lines
    drop(digests, () => true)
    delete images[image.id]
    return [...lines, `Deleted: sha256:${image.id}`]
  }
}

/** An image as a registry or a node takes it: one that the engine knows by its name is one without layers. */
export function madeOf({ image, config, created, digest, bytes }: EngineImage): MadeImage {
  if (typeof image !== 'string') return image
  return { base: image, layers: [], config, created, digest, sizeBytes: bytes }
}
