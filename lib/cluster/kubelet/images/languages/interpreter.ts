/**
 * Images of programming languages.
 * Mirrors: what their programs say without a program, of files that are not there, and of their version.
 * Differs: nothing here runs these languages, which they say in as many words.
 */
import { handOver } from '@/lib/cluster/kubelet/images/hand-over'
import type { ImageBase, ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { isAlpine, versionOf } from '@/lib/cluster/kubelet/images/versions'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

export interface Language {
  repository: string
  sizeBytes: number
  /** Without words of a pod's own. */
  command: string[]
  /** Names in /usr/local/bin. */
  programs: readonly string[]
  series: string
  latest: string
  /** What it prints for `--version` and the like. */
  version(version: string, name: string): string
  /** What it says of a script that is not there. */
  missing(path: string, name: string): string
  missingCode?: number
  /** A script: what is no command is a word for the first program. */
  entrypoint?: string
  base?: ImageBase
  cwd?: string
}

const VERSION_WORDS = ['--version', '-v', '-V', '-version', 'version']

/** At its prompt it takes no more than an end of input. */
function readOn(process: Process): Step {
  for (;;) {
    const text = process.read(0)
    if (text === undefined) return { exit: 0 }
    if (text === '') return { wait: 'input', fds: [0] }
    process.write(2, cannot(process.argv[0] ?? ''))
  }
}

const cannot = (name: string) =>
  `${name.replace(/^.*\//, '')}: running programs of this language is not possible here\n`

function run(process: Process, language: Language, version: string): Step {
  const [path = '', ...words] = process.argv
  const name = path.replace(/^.*\//, '')
  const [first] = words
  if (first === undefined) return readOn(process)
  if (VERSION_WORDS.includes(first)) {
    process.write(1, `${language.version(version, name)}\n`)
    return { exit: 0 }
  }
  const script = words.find((word) => !word.startsWith('-'))
  const inline = words.some((word) => /^-[cermpi]/.test(word))
  if (!inline && script !== undefined && !process.files.stat(script)) {
    process.write(2, `${language.missing(process.resolve(script), name)}\n`)
    return { exit: language.missingCode ?? 1 }
  }
  process.write(2, cannot(name))
  return { exit: 1 }
}

/** Its entrypoint: what is no command is for the language's own program. */
const script = ({ entrypoint = '', programs }: Language): Program => ({
  start: () => ({}),
  step(_, process) {
    const words = process.argv.slice(1)
    const isOwn = words[0]?.startsWith('-') || words[0]?.endsWith('.js')
    const argv = isOwn ? [programs[0] ?? '', ...words] : words
    return handOver(process, argv, `/usr/local/bin/${entrypoint}`, 11)
  },
})

export function languageImage(language: Language, tag: string): ImageBehaviour {
  const version = versionOf(tag, language.series, language.latest)
  const interpreter: Program = { start: () => ({}), step: (_, process) => run(process, language, version) }
  const programs = Object.fromEntries(
    language.programs.map((name) => [`/usr/local/bin/${name}`, interpreter]),
  )
  const { entrypoint } = language
  if (entrypoint !== undefined) programs[`/usr/local/bin/${entrypoint}`] = script(language)
  return {
    repository: language.repository,
    sizeBytes: language.sizeBytes,
    entrypoint: entrypoint === undefined ? [] : [entrypoint],
    command: language.command,
    base: isAlpine(tag) ? 'alpine' : (language.base ?? 'debian'),
    ports: [],
    ...(language.cwd !== undefined && { cwd: language.cwd }),
    programs,
    version,
  }
}
