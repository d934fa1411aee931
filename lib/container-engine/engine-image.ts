import { behaviourOf } from '@/lib/cluster/kubelet/images'
import {
  type ImageConfig,
  type ImageRef,
  layerBytes,
  type MadeImage,
} from '@/lib/cluster/kubelet/images/made-image'
import { beginning } from '@/lib/cluster/kubelet/images/made-tree'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'
import { DEFAULT_PATH } from '@/lib/userland/kernel/executables'

/** A line of `docker history`, the oldest first. */
export interface HistoryLine {
  /** ms */
  created: number
  createdBy: string
  bytes: number
  comment: string
}

/** An image of the engine's store, as plain data. */
export interface EngineImage {
  /** 64 digits. */
  id: string
  /** Where its files and programs come from. */
  image: ImageRef
  config: ImageConfig
  /** ms */
  created: number
  bytes: number
  /** Its digest in a registry, 64 digits. */
  digest: string
  history: readonly HistoryLine[]
}

/** When the images were made that the engine knows by their names. */
const KNOWN_CREATED = 1_760_000_000_000
const BUILDKIT = 'buildkit.dockerfile.v0'

const quoted = (words: readonly string[]) => `[${words.map((word) => JSON.stringify(word)).join(' ')}]`

function knownConfig(name: string): ImageConfig {
  const { user, cwd, env = {}, entrypoint, command, ports } = beginning(name)
  return {
    ...(user ? { user } : {}),
    ...(cwd ? { cwd } : {}),
    env: { PATH: DEFAULT_PATH, ...env },
    ...{ entrypoint, command, ports: ports.map((port) => `${port}/tcp`), labels: {}, volumes: [] },
  }
}

/** What a name that the engine knows stands for: `nginx:1.27`. */
export function knownImage(name: string): EngineImage {
  const { sizeBytes, base } = behaviourOf(name)
  const config = knownConfig(name)
  const line = (createdBy: string, bytes = 0, comment = BUILDKIT): HistoryLine => ({
    ...{ created: KNOWN_CREATED, createdBy, bytes, comment },
  })
  return {
    id: fakeDigest(`image ${name}`),
    image: name,
    config,
    created: KNOWN_CREATED,
    bytes: sizeBytes,
    digest: fakeDigest(name),
    history: [
      line(base === 'scratch' ? 'COPY / / # buildkit' : `ADD rootfs.tar.xz / # ${base}`, sizeBytes),
      ...Object.entries(config.env)
        .filter(([key]) => key !== 'PATH')
        .map(([key, value]) => line(`ENV ${key}=${value}`)),
      ...(config.cwd ? [line(`WORKDIR ${config.cwd}`)] : []),
      ...config.ports.map((port) => line(`EXPOSE map[${port}:{}]`)),
      ...(config.user ? [line(`USER ${config.user}`)] : []),
      ...(config.entrypoint.length > 0 ? [line(`ENTRYPOINT ${quoted(config.entrypoint)}`)] : []),
      ...(config.command.length > 0 ? [line(`CMD ${quoted(config.command)}`)] : []),
    ],
  }
}

/** An image that was made here or elsewhere. */
export function engineImage(made: MadeImage, history: readonly HistoryLine[]): EngineImage {
  const { config, created, sizeBytes: bytes, digest } = made
  return { id: fakeDigest(`config ${digest}`), image: made, config, created, bytes, digest, history }
}

/** The lines that can be told of an image whose Dockerfile nobody has: a registry's. */
export const historyOf = (made: MadeImage): HistoryLine[] => [
  ...(made.base === 'scratch' ? [] : knownImage(made.base).history),
  ...made.layers.map((layer) => ({
    ...{
      created: made.created,
      createdBy: 'COPY / / # buildkit',
      bytes: layerBytes(layer),
      comment: BUILDKIT,
    },
  })),
]
