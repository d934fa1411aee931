/** RUN: a command in a container of the stage's image, whose changes are a layer. */

import type { LogLine } from '@/lib/cluster/kubelet/container/container-log'
import { runPod } from '@/lib/cluster/kubelet/container/run-pod'
import { execError } from '@/lib/cluster/kubelet/container/start-error'
import type { Layer } from '@/lib/cluster/kubelet/images/made-image'
import type { BuildWait } from '@/lib/container-engine/build/build'
import type { Progress } from '@/lib/container-engine/build/progress'
import type { StageImage } from '@/lib/container-engine/build/stage'
import { mountTest, treeOf } from '@/lib/container-engine/container-files'
import { MAIN, startIn } from '@/lib/container-engine/container-process'
import type { Dockerd } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import { layerOf } from '@/lib/container-engine/layer-of'
import { Errno } from '@/lib/userland/kernel/errno'
import { newFileTree } from '@/lib/userland/kernel/file-tree'

/** What a step could not do. */
export class StepError extends Error {
  constructor(
    /** As the step says it, and as the build does. */
    readonly own: string,
    message = own,
  ) {
    super(message)
  }
}

const shown = (argv: readonly string[]) => argv.join(' ')

/** @throws StepError */
export function* runStep(
  engine: Dockerd,
  stage: StageImage,
  argv: readonly string[],
  progress: Progress,
): Generator<BuildWait, Layer> {
  const image = stage.image()
  const container = engine.scratch(image, argv, stage.env)
  const env = engine.envOf(container)
  const failed = (why: string) =>
    new StepError(`process "${shown(argv)}" did not complete successfully: ${why}`)
  try {
    startIn(env, container, image)
  } catch (error) {
    engine.forget(container)
    if (error instanceof EngineError) throw new StepError(error.message)
    if (!(error instanceof Errno)) throw error
    const words = execError(argv[0] ?? '', error)
    progress.log(
      `runc run failed: unable to start container process: error during container init: ${words}`,
      env.now(),
    )
    throw failed(`exit code: ${words.includes('permission denied') ? 126 : 127}`)
  }
  const current = container.runtime.containers[MAIN]?.current
  if (!current) throw new TypeError('no process')
  let seen = 0
  const show = (lines: readonly LogLine[], all: boolean) => {
    const whole = all ? lines : lines.filter(({ open }) => !open)
    for (const { text, at } of whole.slice(seen)) progress.log(text, at)
    seen = Math.max(seen, whole.length)
  }
  for (;;) {
    const { next } = runPod(env)
    const { exit } = current
    show(current.log?.lines ?? [], exit !== undefined)
    if (exit) break
    if (next === undefined || !Number.isFinite(next)) {
      engine.forget(container)
      throw failed('it waits for something that does not happen during a build')
    }
    yield next
  }
  const { layer } = layerOf(treeOf(image), current.layer ?? newFileTree(), mountTest(container))
  const code = current.exit?.code ?? 0
  engine.forget(container)
  if (code !== 0) throw failed(`exit code: ${code}`)
  return layer
}
