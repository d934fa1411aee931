/** The commands of docker, by the words that call them. */
import type { Command, DockerCall } from '@/lib/shell/programs/docker/call'
import { containerCommands } from '@/lib/shell/programs/docker/commands/containers'
import { imageCommands } from '@/lib/shell/programs/docker/commands/images'
import { otherCommands } from '@/lib/shell/programs/docker/commands/others'
import { DockerExit } from '@/lib/shell/programs/docker/usage'

const ALL: readonly Command[] = [...containerCommands, ...imageCommands, ...otherCommands]
const byPath = new Map(ALL.map((command) => [command.path, command]))

/** Words that stand for a command of a group, and where that is. */
const ALIASES: Readonly<Record<string, string>> = {
  'container ls': 'ps',
  'container list': 'ps',
  'container ps': 'ps',
  'image ls': 'images',
  'image list': 'images',
  'image rm': 'rmi',
  'image remove': 'rmi',
  'container remove': 'rm',
  'network remove': 'network rm',
  'network list': 'network ls',
  'volume remove': 'volume rm',
  'volume list': 'volume ls',
  'system info': 'info',
  build: 'buildx build',
  'image build': 'buildx build',
  'builder build': 'buildx build',
}
const GROUPS: Readonly<Record<string, string>> = {
  builder: 'Manage builds',
  buildx: 'Docker Buildx',
  container: 'Manage containers',
  image: 'Manage images',
  network: 'Manage networks',
  system: 'Manage Docker',
  volume: 'Manage volumes',
}

const unknown = (path: string, word: string, use: string) =>
  new DockerExit(
    1,
    `docker: unknown command: ${path} ${word}\n${use}\nRun '${path} --help' for more information\n`,
  )

const named = (path: string) => byPath.get(`docker ${ALIASES[path] ?? path}`)

function listed(prefix: string): string {
  const depth = prefix.split(' ').length + 1
  const rows = ALL.filter(({ path }) => path.startsWith(`${prefix} `) && path.split(' ').length === depth)
    .map(({ path, about }) => `  ${(path.split(' ').at(-1) ?? '').padEnd(11)} ${about}`)
    .sort()
  return `${rows.join('\n')}\n`
}

const groupsText = () =>
  Object.entries(GROUPS)
    .map(([name, about]) => `  ${name.padEnd(11)} ${about}\n`)
    .join('')

const dockerHelp = () =>
  `Usage:  docker [OPTIONS] COMMAND\n\nA self-sufficient runtime for containers\n\nManagement Commands:\n${groupsText()}\nCommands:\n${listed('docker')}\nRun 'docker COMMAND --help' for more information on a command.\n\nFor more help on how to use Docker, head to https://docs.docker.com/go/guides/\n`

function groupHelp(group: string): string {
  const path = `docker ${group}`
  return `Usage:  ${path} COMMAND\n\n${GROUPS[group] ?? ''}\n\nCommands:\n${listed(path)}\nRun '${path} COMMAND --help' for more information on a command.\n`
}

/** Prints a text and is done. */
const shown = (text: string): Command => ({
  ...{ path: 'docker', use: 'docker [OPTIONS] COMMAND', flags: '', about: '' },
  run(call) {
    call.out(text)
    return 0
  },
})

const REFUSED: Readonly<Record<string, string>> = {
  compose: 'docker compose is not part of this lab: start each container with "docker run"',
  swarm: 'docker swarm is not part of this lab: use Kubernetes',
  service: 'docker service is not part of this lab: use Kubernetes',
  stack: 'docker stack is not part of this lab: use Kubernetes',
}

/** The command that words call, and what stands behind it. @throws DockerExit */
export function findCommand(words: readonly string[]): { command: Command; rest: readonly string[] } {
  const [first, second, ...rest] = words
  if (first === undefined || first === '--help' || (first === 'help' && second === undefined))
    return { command: shown(dockerHelp()), rest: [] }
  if (first === '--version' || first === '-v')
    return { command: shown('Docker version 28.5.2, build ecc6942\n'), rest: [] }
  if (first === 'help') return findCommand([...words.slice(1), '--help'])
  const refused = Object.hasOwn(REFUSED, first) ? REFUSED[first] : undefined
  if (refused) throw new DockerExit(1, `${refused}\n`)
  if (first.startsWith('-'))
    throw new DockerExit(
      125,
      `unknown flag: ${first}\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n`,
    )
  if (!Object.hasOwn(GROUPS, first)) {
    const command = named(first)
    if (command) return { command, rest: words.slice(1) }
    throw unknown('docker', first, '')
  }
  if (second === undefined || second === '--help') return { command: shown(groupHelp(first)), rest: [] }
  const found = named(`${first} ${second}`) ?? (SHORT[first]?.includes(second) ? named(second) : undefined)
  if (found) return { command: found, rest }
  throw unknown(`docker ${first}`, second, `\nUsage:  docker ${first} COMMAND\n`)
}

/** Commands of groups that are there without them: `docker container run`. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  container:
    'attach commit cp create diff exec kill logs port rename restart rm run start stats stop top wait'.split(
      ' ',
    ),
  image: 'history load pull push save tag'.split(' '),
}

/** `--help` */
export function overview({ command, out }: DockerCall): number {
  const flags = command.flags
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const [name = '', letter] = word.replace(/:$/, '').split('|')
      return `  ${letter === undefined ? '   ' : `-${letter},`} --${name}${word.endsWith(':') ? ' string' : ''}\n`
    })
    .sort()
  const options = flags.length > 0 ? `\nOptions:\n${flags.join('')}` : ''
  out(`Usage:  ${command.use}\n\n${command.about}\n${options}`)
  return 0
}
