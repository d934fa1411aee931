/** A stage of a build: the image that it has come to, step by step. */

import {
  type ImageConfig,
  type Layer,
  layerBytes,
  type MadeImage,
  makeImage,
} from '@/lib/cluster/kubelet/images/made-image'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { treeOf } from '@/lib/container-engine/container-files'
import { type EngineImage, engineImage, type HistoryLine } from '@/lib/container-engine/engine-image'
import { madeOf } from '@/lib/container-engine/image-store'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

const COMMENT = 'buildkit.dockerfile.v0'

/** What somebody who has not begun with anything has. */
export const SCRATCH: EngineImage = {
  ...{ id: '', image: 'scratch', created: 0, bytes: 0, digest: '', history: [] },
  config: { env: {}, entrypoint: [], command: [], ports: [], labels: {}, volumes: [] },
}

export class StageImage {
  config: ImageConfig
  /** Variables of ARG, which are no part of the image. */
  args: Record<string, string> = {}
  /** CMD was said here, not by the base. */
  hasOwnCommand = false
  private readonly layers: Layer[]
  private readonly history: HistoryLine[]
  private made: EngineImage | undefined
  /** Stands for all that led here. */
  key: string

  constructor(
    private readonly base: EngineImage,
    private readonly now: () => number,
  ) {
    this.config = base.config
    this.layers = [...madeOf(base).layers]
    this.history = [...base.history]
    this.key = `${base.id}${base.digest}`
  }

  get env(): Readonly<Record<string, string>> {
    return { ...this.args, ...this.config.env }
  }

  change(more: Partial<ImageConfig>): void {
    this.config = { ...this.config, ...more }
    this.made = undefined
  }

  add(layer: Layer | undefined, createdBy: string): HistoryLine {
    const bytes = layer ? layerBytes(layer) : 0
    const line = { created: this.now(), createdBy, bytes, comment: COMMENT }
    this.history.push(line)
    if (layer) this.layers.push(layer)
    this.made = undefined
    return line
  }

  /** As a step of before has left it. */
  addKnown(layer: Layer | undefined, line: HistoryLine): void {
    this.history.push(line)
    if (layer) this.layers.push(layer)
    this.made = undefined
  }

  /** The key of a step: of what led to it, what it says and what it reads. */
  keyOf(step: string): string {
    return fakeDigest(`${this.key}\0${step}`)
  }

  private get baseBytes(): number {
    const own = madeOf(this.base).layers.reduce((sum, layer) => sum + layerBytes(layer), 0)
    return this.base.bytes - own
  }

  /** When the newest of its layers was made: builds of the same steps give the same image. */
  private get created(): number {
    return this.history.at(-1)?.created ?? this.now()
  }

  image(): EngineImage {
    const { base } = madeOf(this.base)
    this.made ??= engineImage(
      makeImage({
        base,
        layers: [...this.layers],
        config: this.config,
        created: this.created,
        baseBytes: this.baseBytes,
      } satisfies Omit<MadeImage, 'digest' | 'sizeBytes'> & { baseBytes: number }),
      [...this.history],
    )
    return this.made
  }

  /** Its files, to be written to; and the tree that takes what is written. */
  files(): { files: FileSystem; tree: ReturnType<typeof newFileTree>; base: ReturnType<typeof treeOf> } {
    const tree = newFileTree()
    const base = treeOf(this.image())
    return { files: new MemoryFileSystem({ now: this.now, tree, base }), tree, base }
  }
}
