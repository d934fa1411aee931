import { readdirSync, readFileSync } from 'node:fs'

export interface Case {
  name: string
  script: string
  files: { path: string; text: string; mode?: number }[]
  stdin: string
  unordered: boolean
  statusOnly: boolean
  noStderr: boolean
}

const lineOf = (line: string) => line.replace(/^[|>] ?/, '')

/** Reads the form that README.md describes. */
export function parseCases(name: string, source: string): Case[] {
  const cases: Case[] = []
  let kept: Case['files'] = []
  let files: Case['files'] = []
  let flags = new Set<string>()
  let stdin: string | undefined
  let open: 'file' | 'stdin' | 'script' | undefined
  for (const [i, line] of source.split('\n').entries()) {
    const words = line.split(' ')
    if (line.startsWith('@file ')) {
      files.push({ path: words[1] ?? '', text: '' })
      open = 'file'
    } else if (line === '@stdin') {
      stdin = ''
      open = 'stdin'
    } else if (line.startsWith('@mode ')) {
      const file = files.find((one) => one.path === words[1])
      if (file) file.mode = Number.parseInt(words[2] ?? '644', 8)
    } else if (line === '@keep') {
      kept = files
      files = []
    } else if (line.startsWith('@')) flags.add(line.slice(1))
    else if (line.startsWith('|')) {
      if (open === 'stdin') stdin += `${lineOf(line)}\n`
      else {
        const file = files.at(-1)
        if (file) file.text += `${lineOf(line)}\n`
      }
    } else if (line.startsWith('$ ')) {
      cases.push({
        name: `${name}:${i + 1}`,
        script: line.slice(2),
        files: [...kept, ...files],
        stdin: stdin ?? '',
        unordered: flags.has('unordered'),
        statusOnly: flags.has('status'),
        noStderr: flags.has('no-stderr'),
      })
      files = []
      flags = new Set()
      stdin = undefined
      open = 'script'
    } else if (/^>( |$)/.test(line) && open === 'script') {
      const last = cases.at(-1)
      if (last) last.script += `\n${lineOf(line)}`
    }
  }
  return cases
}

/** All cases of an area's folder. */
export function casesOf(folder: string): Case[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseCases(name, readFileSync(`${folder}/${name}`, 'utf8')))
}
