/** What each instruction of a Dockerfile does to a stage. */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Healthcheck, Layer } from '@/lib/cluster/kubelet/images/made-image'
import type { Build, BuildWait } from '@/lib/container-engine/build/build'
import { copyOf, copyStep } from '@/lib/container-engine/build/copy-step'
import type { Instruction, Stage } from '@/lib/container-engine/build/dockerfile'
import { runStep, StepError } from '@/lib/container-engine/build/run-step'
import type { StageImage } from '@/lib/container-engine/build/stage'
import { expand, pairsIn, splitWords } from '@/lib/container-engine/build/words'
import { makeFolders } from '@/lib/container-engine/container-files'
import { layerOf } from '@/lib/container-engine/layer-of'

const SHELL: readonly string[] = ['/bin/sh', '-c']

/** The form of words is the shell's. */
const argvOf = ({ json, rest }: Instruction, stage: StageImage): readonly string[] =>
  json ?? [...(stage.config.shell ?? SHELL), rest]

const syntax = ({ line, name }: Instruction, why: string) =>
  new StepError(`dockerfile parse error on line ${line}: ${name} ${why}`)

/** A step that need not be done again is taken from the cache. */
function isKnown({ request }: Build, stage: StageImage, step: string): boolean {
  const { engine, noCache, progress } = request
  stage.key = stage.keyOf(step)
  const known = noCache ? undefined : engine.state.cache[stage.key]
  if (!known) return false
  progress.cached()
  stage.addKnown(known.layer, known.history)
  return true
}

/** What came of a step, for the next time, too. */
function keep({ request }: Build, stage: StageImage, layer: Layer, createdBy: string): void {
  request.engine.state.cache[stage.key] = { layer, history: stage.add(layer, createdBy) }
  request.progress.done()
}

function* run(build: Build, stage: StageImage, step: Instruction): Generator<BuildWait> {
  const mount = step.flags.mount
  if (mount !== undefined && !/type=(?:cache|tmpfs)/.test(mount))
    throw syntax(step, `--mount=${mount} is not part of this lab`)
  const [heredoc] = step.heredocs
  const argv =
    heredoc && /^<<\S+$/.test(step.rest)
      ? [...(stage.config.shell ?? SHELL), heredoc.text]
      : heredoc
        ? [...(stage.config.shell ?? SHELL), `${step.rest}\n${heredoc.text}${heredoc.name}\n`]
        : argvOf(step, stage)
  const asked = `RUN ${argv.join(' ')}\0${JSON.stringify(stage.args)}\0${JSON.stringify(stage.config)}`
  if (isKnown(build, stage, asked)) return
  const { engine, progress } = build.request
  keep(build, stage, yield* runStep(engine, stage, argv, progress), `RUN ${argv.join(' ')} # buildkit`)
}

function copy(build: Build, { index }: Stage, stage: StageImage, step: Instruction): void {
  const { from } = step.flags
  const context = from === undefined ? build.request.context : build.contextOf(from, index)
  const found = copyOf(step, stage, context)
  if (isKnown(build, stage, `${step.name}\0${found.key}\0${stage.config.cwd}`)) return
  keep(build, stage, copyStep(step, found, stage, context), `${expand(step.text, stage.env)} # buildkit`)
}

function workdir(build: Build, stage: StageImage, step: Instruction): void {
  const given = expand(step.rest, stage.env).replace(/^(["'])(.*)\1$/, '$2')
  const path = resolvePath(stage.config.cwd ?? '/', given)
  stage.change({ cwd: path })
  if (isKnown(build, stage, `WORKDIR ${path}`)) return
  const { files, tree, base } = stage.files()
  makeFolders(files, path)
  keep(build, stage, layerOf(base, tree).layer, `WORKDIR ${path}`)
}

function declare(build: Build, stage: StageImage, step: Instruction): void {
  for (const word of splitWords(expand(step.rest, stage.env))) {
    const [name = '', ...value] = word.split('=')
    const given = build.request.args[name] ?? (value.length > 0 ? value.join('=') : build.global[name])
    if (given !== undefined) stage.args = { ...stage.args, [name]: given }
  }
}

function pairsOf(build: Build, stage: StageImage, step: Instruction): Record<string, string> {
  const found = pairsIn(expand(step.rest, stage.env))
  if (!found) throw syntax(step, 'must have two arguments')
  if (found.old)
    build.warnings.push(
      `LegacyKeyValueFormat: "${step.name} key=value" should be used instead of legacy "${step.name} key value" format (line ${step.line})`,
    )
  return Object.fromEntries(found.pairs)
}

function durationOf(text: string | undefined, otherwise: number): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text ?? '') ?? []
  const factor = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[unit ?? ''] ?? 0
  return number === undefined ? otherwise : Number(number) * factor
}

function healthOf(step: Instruction): Healthcheck {
  const { flags, rest, line } = step
  const [, kind = '', command = ''] = /^(\S+)\s*(.*)$/s.exec(rest) ?? []
  if (kind.toUpperCase() === 'NONE')
    return { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, retries: 0 }
  if (kind.toUpperCase() !== 'CMD' || command === '')
    throw new StepError(
      `dockerfile parse error on line ${line}: unknown type "${kind.toUpperCase()}" in HEALTHCHECK (try CMD)`,
    )
  const words = command.startsWith('[') ? (JSON.parse(command) as string[]) : undefined
  return {
    test: words ? ['CMD', ...words] : ['CMD-SHELL', command],
    interval: durationOf(flags.interval, 30_000),
    timeout: durationOf(flags.timeout, 30_000),
    startPeriod: durationOf(flags['start-period'], 0),
    retries: Number(flags.retries ?? 3),
  }
}

const shown = (words: readonly string[]) => `[${words.map((word) => JSON.stringify(word)).join(' ')}]`

/** Instructions that change how the image is started; what the history shows of each. */
const CONFIGURE: Readonly<Record<string, (build: Build, stage: StageImage, step: Instruction) => string>> = {
  ENV(build, stage, step) {
    const pairs = pairsOf(build, stage, step)
    stage.change({ env: { ...stage.config.env, ...pairs } })
    return `ENV ${Object.entries(pairs)
      .map(([key, value]) => `${key}=${value}`)
      .join(' ')}`
  },
  LABEL(build, stage, step) {
    const pairs = pairsOf(build, stage, step)
    stage.change({ labels: { ...stage.config.labels, ...pairs } })
    return `LABEL ${Object.entries(pairs)
      .map(([key, value]) => `${key}=${value}`)
      .join(' ')}`
  },
  MAINTAINER(_, stage, step) {
    stage.change({ labels: { ...stage.config.labels, maintainer: step.rest } })
    return step.text
  },
  USER(_, stage, step) {
    const user = expand(step.rest, stage.env)
    stage.change({ user })
    return `USER ${user}`
  },
  EXPOSE(_, stage, step) {
    const ports = splitWords(expand(step.rest, stage.env)).map((port) =>
      port.includes('/') ? port : `${port}/tcp`,
    )
    for (const port of ports)
      if (!/^\d+(?:-\d+)?\/(?:tcp|udp|sctp)$/.test(port))
        throw new StepError(`invalid containerPort: ${port.split('/')[0]}`)
    stage.change({ ports: [...new Set([...stage.config.ports, ...ports])] })
    return `EXPOSE ${ports.map((port) => `[${port}]`).join(' ')}`
  },
  VOLUME(_, stage, step) {
    const paths = step.json ?? splitWords(expand(step.rest, stage.env))
    stage.change({ volumes: [...new Set([...stage.config.volumes, ...paths])] })
    return `VOLUME [${paths.join(' ')}]`
  },
  STOPSIGNAL(_, stage, step) {
    stage.change({ stopSignal: expand(step.rest, stage.env) })
    return `STOPSIGNAL ${step.rest}`
  },
  SHELL(_, stage, step) {
    if (!step.json) throw syntax(step, 'requires the arguments to be in JSON form')
    stage.change({ shell: step.json })
    return `SHELL ${shown(step.json)}`
  },
  HEALTHCHECK(_, stage, step) {
    stage.change({ healthcheck: healthOf(step) })
    return `HEALTHCHECK ${step.rest}`
  },
  CMD(build, stage, step) {
    if (!step.json && step.rest !== '') warnAboutShell(build, step)
    const command = step.rest === '' ? [] : argvOf(step, stage)
    stage.change({ command })
    return `CMD ${shown(command)}`
  },
  ENTRYPOINT(build, stage, step) {
    if (!step.json && step.rest !== '') warnAboutShell(build, step)
    const entrypoint = step.rest === '' ? [] : argvOf(step, stage)
    // What the base would have started is no word of this.
    stage.change({ entrypoint, ...(stage.hasOwnCommand ? {} : { command: [] }) })
    return `ENTRYPOINT ${shown(entrypoint)}`
  },
}

function warnAboutShell({ warnings }: Build, { name, line }: Instruction): void {
  warnings.push(
    `JSONArgsRecommended: JSON arguments recommended for ${name} to prevent unintended behavior related to OS signals (line ${line})`,
  )
}

/** @throws StepError */
export function* takeStep(
  build: Build,
  of: Stage,
  stage: StageImage,
  step: Instruction,
): Generator<BuildWait> {
  const { name } = step
  if (name === 'RUN') yield* run(build, stage, step)
  else if (name === 'COPY' || name === 'ADD') copy(build, of, stage, step)
  else if (name === 'WORKDIR') workdir(build, stage, step)
  else if (name === 'ARG') declare(build, stage, step)
  else {
    const configure = CONFIGURE[name]
    if (!configure) throw syntax(step, 'is not part of this lab')
    if (name === 'CMD') stage.hasOwnCommand = true
    const createdBy = configure(build, stage, step)
    stage.key = stage.keyOf(createdBy)
    const { cache } = build.request.engine.state
    const known = build.request.noCache ? undefined : cache[stage.key]
    if (known) stage.addKnown(undefined, known.history)
    else cache[stage.key] = { history: stage.add(undefined, createdBy) }
  }
}
