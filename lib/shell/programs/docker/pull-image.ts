/** Brings an image, and says so as docker does where its output is no terminal. */

import type { RegistryLogin } from '@/lib/cluster/kubelet/images/registry'
import { loginIn } from '@/lib/cluster/kubelet/pull-from-registry'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { familiarName, type ImageName } from '@/lib/container-engine/image-name'
import { type DockerCall, readText } from '@/lib/shell/programs/docker/call'
import { pause, type Steps } from '@/lib/shell/programs/docker/steps'

/** Where the client keeps its logins. */
export const configPath = (call: DockerCall): string =>
  `${call.process().env.HOME ?? '/root'}/.docker/config.json`

export const loginFor = (call: DockerCall, registry: string): RegistryLogin | undefined =>
  loginIn(readText(call, configPath(call)) ?? '{}', registry)

/** Bytes in a second. */
const SPEED = 40_000_000
const LEAST_MS = 400

/** The ids of the layers that docker shows, some for each image. */
export function layerIds({ image, digest, bytes }: EngineImage): string[] {
  const count =
    typeof image === 'string' ? Math.min(7, 1 + Math.floor(bytes / 20_000_000)) : image.layers.length + 1
  return Array.from({ length: count }, (_, at) => fakeDigest(`layer ${at} ${digest}`).slice(0, 12))
}

interface PullOptions {
  quiet: boolean
  /** Where the progress goes. */
  say(text: string): void
}

/** @throws EngineError */
export function* pullImage(
  call: DockerCall,
  name: ImageName,
  { quiet, say }: PullOptions,
): Steps<EngineImage> {
  const { engine } = call
  yield* pause(call.now(), LEAST_MS)
  const { image, isNew } = engine.images.pull(name, loginFor(call, name.registry))
  if (isNew) yield* pause(call.now(), Math.round((image.bytes / SPEED) * 1000))
  if (quiet) return image
  const layers = layerIds(image)
  say(`${name.tag ?? name.digest}: Pulling from ${name.path}\n`)
  for (const id of layers) say(`${id}: ${isNew ? 'Pull complete' : 'Already exists'}\n`)
  say(`Digest: sha256:${image.digest}\n`)
  say(`Status: ${isNew ? 'Downloaded newer image for' : 'Image is up to date for'} ${familiarName(name)}\n`)
  return image
}
