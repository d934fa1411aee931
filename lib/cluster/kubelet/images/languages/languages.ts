import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { goPrograms } from '@/lib/cluster/kubelet/images/languages/golang'
import { type Language, languageImage } from '@/lib/cluster/kubelet/images/languages/interpreter'
import { perlPrograms } from '@/lib/cluster/kubelet/images/languages/perl'
import { pythonPrograms } from '@/lib/cluster/kubelet/images/languages/python'
import { tomcat } from '@/lib/cluster/kubelet/images/languages/tomcat'
import type { Program } from '@/lib/userland/kernel/program'

type Own = (version: string, interpreter: Program) => Readonly<Record<string, Program>>

const LANGUAGES: readonly (Language & { own?: Own })[] = [
  {
    repository: 'perl',
    sizeBytes: 336_374_010,
    command: ['perl', '-de0'],
    programs: ['perl'],
    series: '5.34.3 5.36.3 5.38.5 5.40.3 5.42.0',
    latest: '5.42.0',
    version: (version) =>
      `\nThis is perl 5, version ${version.split('.')[1]}, subversion ${version.split('.')[2]} (v${version}) built for x86_64-linux-gnu\n`,
    missing: (path) => `Can't open perl script "${path}": No such file or directory`,
    missingCode: 2,
    cwd: '/usr/src/app',
    own: perlPrograms,
  },
  {
    repository: 'python',
    sizeBytes: 373_000_000,
    command: ['python3'],
    programs: ['python', 'python3'],
    series: '3.8.20 3.9.24 3.10.19 3.11.14 3.12.12 3.13.9 3.14.0',
    latest: '3.14.0',
    version: (version) => `Python ${version}`,
    missing: (path, name) => `${name}: can't open file '${path}': [Errno 2] No such file or directory`,
    missingCode: 2,
    own: pythonPrograms,
  },
  {
    repository: 'node',
    sizeBytes: 388_000_000,
    command: ['node'],
    programs: ['node', 'npm', 'npx', 'yarn'],
    series: '14.21.3 16.20.2 18.20.8 20.19.5 22.21.1 24.11.1',
    latest: '24.11.1',
    version: (version, name) => (name === 'node' ? `v${version}` : '11.6.2'),
    missing: (path) =>
      `node:internal/modules/cjs/loader:1404\n  throw err;\n  ^\n\nError: Cannot find module '${path}'\n    at node:internal/main/run_main_module:36:49 {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: []\n}`,
    entrypoint: 'docker-entrypoint.sh',
  },
  {
    repository: 'golang',
    sizeBytes: 297_000_000,
    command: ['bash'],
    programs: ['go', 'gofmt'],
    series: '1.21.13 1.22.12 1.23.12 1.24.10 1.25.4',
    latest: '1.25.4',
    version: (version) => `go version go${version} linux/amd64`,
    missing: (path) => `no required module provides package ${path}; to add it:\n\tgo get ${path}`,
    cwd: '/go',
    own: goPrograms,
  },
  ...['openjdk', 'eclipse-temurin', 'amazoncorretto'].map(
    (repository): Language => ({
      repository,
      sizeBytes: 240_000_000,
      command: ['jshell'],
      programs: ['java', 'javac', 'jshell'],
      series: '8.0.472 11.0.29 17.0.17 21.0.9 25.0.1',
      latest: '21.0.9',
      version: (version) => `openjdk version "${version}" 2025-10-21`,
      missing: (path, name) =>
        `Error: Could not find or load main class ${path.replace(/^.*\//, '')}\nCaused by: java.lang.ClassNotFoundException: ${name}`,
    }),
  ),
  {
    repository: 'ruby',
    sizeBytes: 360_000_000,
    command: ['irb'],
    programs: ['ruby', 'irb', 'gem'],
    series: '3.2.9 3.3.10 3.4.7',
    latest: '3.4.7',
    version: (version) => `ruby ${version} (2025-10-08 revision 7a5688e2a2) +PRISM [x86_64-linux]`,
    missing: (path, name) => `${name}: No such file or directory -- ${path} (LoadError)`,
  },
]

/** The image of a language; undefined: it is none. */
export function languageFor(repository: string, tag: string): ImageBehaviour | undefined {
  if (repository === 'tomcat') return tomcat(repository, tag)
  const language = LANGUAGES.find((one) => one.repository === repository)
  if (!language) return undefined
  const image = languageImage(language, tag)
  const [first = ''] = language.programs
  const interpreter = image.programs[`/usr/local/bin/${first}`]
  const own = interpreter && language.own?.(image.version ?? '', interpreter)
  return { ...image, programs: { ...image.programs, ...own } }
}
