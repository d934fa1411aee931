import { Build, BuildError } from '@/lib/container-engine/build/build'
import { folderContext } from '@/lib/container-engine/build/context'
import { excerpt, Progress } from '@/lib/container-engine/build/progress'
import { fullName, parseImageName, tagged } from '@/lib/container-engine/image-name'
import { type Command, type DockerCall, filesOf, pathOf } from '@/lib/shell/programs/docker/call'
import { pairs } from '@/lib/shell/programs/docker/run-options'
import { readAll, type Steps } from '@/lib/shell/programs/docker/steps'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

const failed = (message: string) => new DockerExit(1, `ERROR: failed to build: ${message}\n`)

interface Source {
  root: string
  name: string
  text: string
}

/** The folder and the Dockerfile. @throws DockerExit */
function* sourceOf(call: DockerCall): Steps<Source> {
  const { flags, operands } = call
  const [path = ''] = operands
  const files = filesOf(call)
  const asked = flags.text('file')
  if (path === '-' || asked === '-')
    return {
      root: path === '-' ? '/nonexistent' : pathOf(call, path),
      name: 'Dockerfile',
      text: yield* readAll(),
    }
  const root = pathOf(call, path)
  if (files.stat(root)?.type !== 'directory')
    throw failed(`unable to prepare context: path ${JSON.stringify(path)} not found`)
  const file = asked === undefined ? `${root === '/' ? '' : root}/Dockerfile` : pathOf(call, asked)
  const name = file.slice(file.lastIndexOf('/') + 1)
  if (files.stat(file)?.type !== 'file') {
    const progress = new Progress(flags.has('quiet') ? () => undefined : call.err, call.now)
    progress.begin(`[internal] load build definition from ${name}`)
    progress.line('transferring dockerfile: 2B done')
    progress.done()
    throw failed(`failed to solve: failed to read dockerfile: open ${name}: no such file or directory`)
  }
  return { root, name, text: files.read(file) }
}

function warningsText(warnings: readonly string[]): string {
  if (warnings.length === 0) return ''
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`
  return `\n ${count} found (use docker --debug to expand):\n${warnings.map((one) => ` - ${one}\n`).join('')}`
}

function* build(call: DockerCall): Steps<number> {
  const { engine, flags, now, out, err } = call
  const tags = flags.all('tag').map((tag) => {
    try {
      return tagged(parseImageName(tag))
    } catch {
      throw failed(`invalid tag ${JSON.stringify(tag)}: invalid reference format`)
    }
  })
  const { root, name, text } = yield* sourceOf(call)
  const quiet = flags.has('quiet') || flags.text('progress') === 'quiet'
  const progress = new Progress(quiet ? () => undefined : err, now)
  const target = flags.text('target')
  const run = new Build({
    ...{ engine, context: folderContext(call.process().machine.files, root), text, name, progress },
    args: buildArgs(call),
    ...(target === undefined ? {} : { target }),
    ...{ noCache: flags.has('no-cache'), labels: pairs(flags.all('label')) },
  })
  try {
    const steps = run.run()
    let next = steps.next()
    for (; !next.done; next = steps.next()) yield { kind: 'time', until: next.value }
    const image = engine.images.add(next.value)
    progress.begin('exporting to image')
    progress.line('exporting layers done')
    progress.line(`writing image sha256:${image.id} done`)
    for (const tag of tags) {
      engine.images.tag(image.id, fullName(tag))
      progress.line(`naming to ${fullName(tag)} done`)
    }
    progress.done()
    if (quiet) out(`sha256:${image.id}\n`)
    else err(warningsText(run.warnings))
    return 0
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    if (error.at) err(excerpt(name, text, error.at.first, error.at.last))
    throw failed(`failed to solve: ${error.message}`)
  }
}

/** `KEY=value`, or `KEY` of the client's own environment. */
function buildArgs(call: DockerCall): Record<string, string> {
  const { env } = call.process()
  return Object.fromEntries(
    call.flags.all('build-arg').flatMap((text) => {
      const [key = '', ...value] = text.split('=')
      if (value.length > 0) return [[key, value.join('=')]]
      return env[key] === undefined ? [] : [[key, env[key]]]
    }),
  )
}

export const buildCommands: readonly Command[] = [
  {
    path: 'docker buildx build',
    use: 'docker buildx build [OPTIONS] PATH | URL | -',
    about: 'Start a build',
    flags: 'build-arg: file|f: label: load no-cache platform: progress: pull quiet|q tag|t: target:',
    ...{ least: 1, most: 1, run: build },
  },
]
