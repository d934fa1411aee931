import { layerBytes } from '@/lib/cluster/kubelet/images/made-image'
import { mountTest, treeOf } from '@/lib/container-engine/container-files'
import { MAIN } from '@/lib/container-engine/container-process'
import type { Dockerd } from '@/lib/container-engine/dockerd'
import { layerOf } from '@/lib/container-engine/layer-of'
import type { EngineContainer } from '@/lib/container-engine/state'

const NOTHING = { layer: {}, changes: [] }

/** What a container has changed of its image. */
export function changesOf(engine: Dockerd, container: EngineContainer): ReturnType<typeof layerOf> {
  const image = engine.state.images[container.imageId]
  const tree = container.runtime.containers[MAIN]?.current?.layer
  return image && tree ? layerOf(treeOf(image), tree, mountTest(container)) : NOTHING
}

/** Bytes that it has written. */
export const layerBytesOf = (engine: Dockerd, container: EngineContainer): number =>
  layerBytes(changesOf(engine, container).layer)
