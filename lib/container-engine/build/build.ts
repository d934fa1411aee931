/**
 * Builds an image of a Dockerfile.
 * Mirrors: buildkit: only the stages that the target needs, steps whose instruction and files have not changed from its
 * cache, layers by path. Differs: one step after the other; what a step reads of the network is the lab's.
 */

import { type BuildContext, contextBytes } from '@/lib/container-engine/build/context'
import {
  DockerfileError,
  type Instruction,
  parseDockerfile,
  type Stage,
  stagesOf,
} from '@/lib/container-engine/build/dockerfile'
import type { Progress } from '@/lib/container-engine/build/progress'
import { StepError } from '@/lib/container-engine/build/run-step'
import { SCRATCH, StageImage } from '@/lib/container-engine/build/stage'
import { takeStep } from '@/lib/container-engine/build/steps'
import { expand } from '@/lib/container-engine/build/words'
import { treeOf } from '@/lib/container-engine/container-files'
import type { Dockerd } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import type { EngineImage } from '@/lib/container-engine/engine-image'
import { fullName, InvalidName, parseImageName, tagged } from '@/lib/container-engine/image-name'
import { newFileTree } from '@/lib/userland/kernel/file-tree'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

/** When a build goes on, ms. */
export type BuildWait = number

export interface BuildRequest {
  engine: Dockerd
  context: BuildContext
  /** Of the Dockerfile. */
  text: string
  name: string
  args: Readonly<Record<string, string>>
  target?: string
  noCache: boolean
  labels: Readonly<Record<string, string>>
  progress: Progress
}

/** Why there is no image. */
export class BuildError extends Error {
  constructor(
    message: string,
    /** The lines that it is about. */
    readonly at?: { first: number; last: number },
  ) {
    super(message)
  }
}

/** ms that a registry takes to say what a name stands for, and that a base takes to come. */
const METADATA_MS = 700
const BASE_SPEED = 60_000

export const FILE_STEPS = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR'])
const DENIED =
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'

export class Build {
  /** By the stage's number. */
  readonly done = new Map<number, StageImage>()
  private readonly bases = new Map<string, EngineImage>()
  readonly warnings: string[] = []
  private stages: readonly Stage[] = []
  private globals: Record<string, string> = {}

  constructor(readonly request: BuildRequest) {}

  private get now(): () => number {
    return () => this.request.engine.world.now()
  }

  /** @throws BuildError */
  *run(): Generator<BuildWait, EngineImage> {
    const { request } = this
    const { progress, context } = request
    progress.begin(`[internal] load build definition from ${request.name}`)
    progress.line(`transferring dockerfile: ${size(request.text.length)} done`)
    progress.done()
    const last = this.read()
    const needed = this.needed(last)
    for (const stage of needed) yield* this.metadata(stage)
    progress.begin('[internal] load .dockerignore')
    progress.line(`transferring context: ${size(2 + ignoreBytes(context))} done`)
    progress.done()
    if (needed.some(({ steps }) => steps.some(readsContext))) {
      progress.begin('[internal] load build context')
      progress.line(`transferring context: ${size(contextBytes(context))} done`)
      progress.done()
    }
    for (const stage of needed) yield* this.stage(stage)
    const found = this.done.get(last.index)
    if (!found) throw new TypeError(`no stage ${last.name}`)
    if (Object.keys(request.labels).length > 0)
      found.change({ labels: { ...found.config.labels, ...request.labels } })
    return found.image()
  }

  /** The stage that is wanted. @throws BuildError */
  private read(): Stage {
    const { text, target, args } = this.request
    try {
      const { args: globals, stages } = stagesOf(parseDockerfile(text))
      this.stages = stages
      for (const { rest } of globals) {
        const [name = '', ...value] = rest.split('=')
        const given =
          args[name] ??
          (value.length > 0 ? expand(value.join('='), this.globals).replace(/^(["'])(.*)\1$/, '$2') : '')
        this.globals[name] = given
      }
      const last = stages.at(-1)
      const found = target === undefined ? last : this.find(target.toLowerCase(), stages.length)
      if (!found) throw new BuildError(`target stage "${target}" could not be found`)
      return found
    } catch (error) {
      if (!(error instanceof DockerfileError)) throw error
      throw new BuildError(
        error.message,
        error.line > 0 ? { first: error.line, last: error.last } : undefined,
      )
    }
  }

  private find(name: string, before: number): Stage | undefined {
    return this.stages.find(
      (stage) => stage.index < before && (stage.name === name || String(stage.index) === name),
    )
  }

  baseOf({ base, index }: Stage): { stage?: Stage; image: string } {
    const image = expand(base, this.globals)
    const stage = this.find(image.toLowerCase(), index)
    return stage ? { stage, image } : { image }
  }

  /** The stages that one is made of, in their order. */
  private needed(last: Stage, found = new Set<Stage>()): Stage[] {
    if (found.has(last)) return [...found]
    const { stage } = this.baseOf(last)
    if (stage) this.needed(stage, found)
    for (const { flags } of last.steps) {
      const from = flags.from === undefined ? undefined : this.find(flags.from.toLowerCase(), last.index)
      if (from) this.needed(from, found)
    }
    found.add(last)
    return [...found].sort((a, b) => a.index - b.index)
  }

  /** What an image's name stands for. @throws BuildError */
  private *metadata(stage: Stage): Generator<BuildWait> {
    const outside = [
      ...(this.baseOf(stage).stage ? [] : [{ image: this.baseOf(stage).image, by: stage.from }]),
      ...stage.steps
        .filter(({ flags }) => flags.from !== undefined && !this.find(flags.from.toLowerCase(), stage.index))
        .map((by) => ({ image: by.flags.from ?? '', by })),
    ]
    for (const { image, by } of outside) {
      if (image === 'scratch' || this.bases.has(image)) continue
      yield* this.resolve(image, by)
    }
  }

  private *resolve(image: string, by: Instruction): Generator<BuildWait> {
    const { engine, progress } = this.request
    const at = { first: by.line, last: by.last }
    let name: ReturnType<typeof parseImageName>
    try {
      name = tagged(parseImageName(image))
    } catch (error) {
      if (!(error instanceof InvalidName)) throw error
      const why =
        image === ''
          ? `base name (${by.rest}) should not be blank`
          : `failed to parse stage name "${image}": ${error.message}`
      throw new BuildError(why, at)
    }
    const full = fullName(name)
    progress.begin(`[internal] load metadata for ${full}`)
    const local = engine.images.find(image)
    if (!local) yield this.now() + METADATA_MS
    try {
      this.bases.set(image, local ?? engine.images.look(name))
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      const why = error.message.startsWith('pull access denied') ? DENIED : `${full}: not found`
      progress.failed(why)
      throw new BuildError(`${image}: failed to resolve source metadata for ${full}: ${why}`, at)
    }
    progress.done()
  }

  /** An image that COPY --from names. */
  outside(name: string): EngineImage {
    return this.bases.get(name) ?? SCRATCH
  }

  /** How many steps a stage shows. */
  private countOf({ steps }: Stage): number {
    return 1 + steps.filter(({ name }) => FILE_STEPS.has(name)).length
  }

  /** `[build 2/5] ` */
  private label(stage: Stage, number: number, isAlone: boolean): string {
    const named = Number.isNaN(Number(stage.name)) ? stage.name : `stage-${stage.index}`
    return `[${isAlone ? '' : `${named} `}${number}/${this.countOf(stage)}] `
  }

  private *stage(stage: Stage): Generator<BuildWait> {
    const { progress, engine } = this.request
    const isAlone = this.stages.length === 1
    const { stage: parent, image } = this.baseOf(stage)
    const base = parent
      ? this.done.get(parent.index)?.image()
      : image === 'scratch'
        ? SCRATCH
        : this.bases.get(image)
    if (!base) throw new TypeError(`no base of stage ${stage.name}`)
    const own = new StageImage(base, this.now)
    if (parent) own.key = this.done.get(parent.index)?.key ?? own.key
    if (!parent && image !== 'scratch') {
      const name = tagged(parseImageName(image))
      const full = fullName(name)
      progress.begin(
        `${this.label(stage, 1, isAlone)}FROM ${name.digest ? full : `${full}@sha256:${base.digest}`}`,
      )
      const key = `base ${base.id}`
      if (engine.images.find(image) || engine.state.cache[key]) progress.cached()
      else {
        yield this.now() + Math.round(base.bytes / BASE_SPEED)
        engine.state.cache[key] = { history: { created: this.now(), createdBy: '', bytes: 0, comment: '' } }
        progress.done()
      }
    }
    let number = 1
    for (const step of stage.steps) {
      const isShown = FILE_STEPS.has(step.name)
      if (isShown) {
        number += 1
        progress.begin(`${this.label(stage, number, isAlone)}${expandedText(step, own)}`)
      }
      try {
        yield* takeStep(this, stage, own, step)
      } catch (error) {
        if (!(error instanceof StepError)) throw error
        if (isShown) progress.failed(error.own)
        throw new BuildError(error.message, { first: step.line, last: step.last })
      }
    }
    this.done.set(stage.index, own)
  }

  get global(): Readonly<Record<string, string>> {
    return this.globals
  }

  /** The files of a stage, or of an image, as COPY --from sees them. */
  contextOf(from: string, before: number): BuildContext {
    const stage = this.find(from.toLowerCase(), before)
    const image = stage ? this.done.get(stage.index)?.image() : this.outside(from)
    const files = new MemoryFileSystem({
      now: this.now,
      tree: newFileTree(),
      base: treeOf(image ?? SCRATCH),
      readOnly: true,
    })
    return { files, root: '/', isIgnored: () => false }
  }
}

/** Bytes of the .dockerignore. */
function ignoreBytes({ files, root }: BuildContext): number {
  return files.stat(`${root === '/' ? '' : root}/.dockerignore`)?.size ?? 0
}

const readsContext = ({ name, flags }: Instruction) =>
  (name === 'COPY' || name === 'ADD') && flags.from === undefined

/** As the progress shows it: variables filled in, but for those that a shell sees. */
const expandedText = (step: Instruction, stage: StageImage): string =>
  step.name === 'RUN' ? step.text : expand(step.text, stage.env)

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes}B`
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(2)}kB` : `${(bytes / 1_000_000).toFixed(2)}MB`
}
