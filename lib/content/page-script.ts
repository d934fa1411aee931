/** What a page's blocks do, as the lab needs it to begin at any of them. */
import { clusterOptions } from './cluster-options'
import { parseConsole } from './console-block'
import { parseFenceMarks } from './fence-marks'
import { parsePage } from './parse-page'
import type { PageCluster } from './schema'

export interface PageBlock {
  /** The line of the page on which its fence begins. */
  line: number
  /** Its commands, in order; empty for a file. */
  commands: string[]
  /** A file that the commands below find in the home folder. */
  file?: { name: string; text: string }
  /** The cluster does not come to rest between them. */
  asTyped: boolean
}

export interface PageScript {
  cluster: PageCluster
  /** The fences that do something, in order. */
  blocks: PageBlock[]
}

export function pageScript(markdown: string, cluster: PageCluster): PageScript {
  const blocks = parsePage(markdown).fences.flatMap(({ lang, marks, text, line }): PageBlock[] => {
    const { unrun, file, asTyped } = parseFenceMarks(lang, marks)
    if (lang === 'console' && !unrun)
      return [{ line, commands: parseConsole(text).map(({ command }) => command), asTyped }]
    return file ? [{ line, commands: [], file: { name: file, text }, asTyped }] : []
  })
  return { cluster, blocks }
}

/** The cluster's options and the commands that lead to the state right before a block. */
export function stateBefore({ cluster, blocks }: PageScript, block: PageBlock) {
  const before = blocks.slice(0, blocks.indexOf(block)).flatMap(commandsOf)
  return {
    cluster: clusterOptions(cluster),
    commands: [...(cluster.prepare ?? []), ...before],
  }
}

function commandsOf({ commands, file }: PageBlock): string[] {
  return file ? [writeCommand(file.name, file.text)] : commands
}

const END = 'END_OF_THE_FILE'

/** The command that puts a file into the home folder. */
function writeCommand(name: string, text: string): string {
  const folder = name.includes('/') ? `mkdir -p ~/${name.slice(0, name.lastIndexOf('/'))} && ` : ''
  return `${folder}cat > ~/${name} <<'${END}'\n${text.replace(/\n$/, '')}\n${END}`
}
