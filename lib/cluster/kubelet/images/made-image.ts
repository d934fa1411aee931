/**
 * An image that somebody has built in this session, as plain data that never changes: what it began with, and what its
 * layers put over that.
 * Mirrors: the layers and the configuration of an OCI image. Differs: a layer holds texts, not an archive.
 */
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { canonicalJson } from '@/lib/cluster/sim/hash'

/** A file of a layer; null: what lay there below is gone. */
export interface LayerEntry {
  type: 'file' | 'directory' | 'symlink'
  mode: number
  uid: number
  gid: number
  /** ms */
  mtime: number
  /** A file's text, a link's target. */
  text?: string
  /** Zero bytes behind it. */
  hole?: number
}

/** By absolute path, folders before what is in them. */
export type Layer = Readonly<Record<string, LayerEntry | null>>

/** What a Dockerfile says of how an image is started. */
export interface ImageConfig {
  /** By name or number, perhaps with a group: `1000:1000`. */
  user?: string
  cwd?: string
  env: Readonly<Record<string, string>>
  entrypoint: readonly string[]
  command: readonly string[]
  /** `80/tcp` */
  ports: readonly string[]
  labels: Readonly<Record<string, string>>
  volumes: readonly string[]
  stopSignal?: string
  /** What RUN and shell forms are given to. */
  shell?: readonly string[]
  healthcheck?: Healthcheck
}

export interface Healthcheck {
  /** `NONE`, `CMD …` or `CMD-SHELL …`, as the configuration has it. */
  test: readonly string[]
  /** ms */
  interval: number
  timeout: number
  startPeriod: number
  retries: number
}

export interface MadeImage {
  /** The image that it began with, as the engine knows it: `nginx:1.27`, `scratch`. */
  base: string
  layers: readonly Layer[]
  config: ImageConfig
  /** When it was built, ms. */
  created: number
  /** 64 digits that stand for all of it. */
  digest: string
  sizeBytes: number
}

/** An image that the engine knows by its name, or one that was made. */
export type ImageRef = string | MadeImage

/** Frozen, so that forks share it. */
export function frozenImage(image: MadeImage): MadeImage {
  for (const layer of image.layers) {
    for (const entry of Object.values(layer)) if (entry) Object.freeze(entry)
    Object.freeze(layer)
  }
  Object.freeze(image.layers)
  Object.freeze(image.config)
  return Object.freeze(image)
}

export type ImageParts = Omit<MadeImage, 'digest' | 'sizeBytes'> & { baseBytes: number }

/** An image of its parts. */
export function makeImage({ baseBytes, ...parts }: ImageParts): MadeImage {
  const sizeBytes = parts.layers.reduce((sum, layer) => sum + layerBytes(layer), baseBytes)
  return frozenImage({ ...parts, digest: fakeDigest(canonicalJson(parts)), sizeBytes })
}

/** Bytes that a layer adds. */
export function layerBytes(layer: Layer): number {
  let bytes = 0
  for (const entry of Object.values(layer)) bytes += (entry?.text?.length ?? 0) + (entry?.hole ?? 0)
  return bytes
}
