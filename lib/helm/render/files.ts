/** `.Files`: what a chart has besides its templates. */
import { encodeBytes } from '@/lib/cluster/apimachinery/base64'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { ChartFile } from '@/lib/helm/chart/chart'
import { type Method, withMethods } from '@/lib/kubectl/printers/go-template/values'
import { bytesOf } from '@/lib/userland/kernel/text'

type Files = Record<string, string>

/** github.com/gobwas/glob with `/`: `*` within a folder, `**` over folders, `{a,b}`, `[a-z]`. */
function globPattern(glob: string): RegExp {
  let out = ''
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at] ?? ''
    if (char === '*') {
      const isDouble = glob[at + 1] === '*'
      out += isDouble ? '.*' : '[^/]*'
      if (isDouble) at += 1
    } else if (char === '?') out += '[^/]'
    else if (char === '{') out += '(?:'
    else if (char === '}') out += ')'
    else if (char === ',') out += '|'
    else if (char === '[' && glob.indexOf(']', at) > 0) {
      const end = glob.indexOf(']', at)
      out += `[${glob
        .slice(at + 1, end)
        .replace(/^!/, '^')
        .replaceAll('\\', '')}]`
      at = end
    } else out += char.replace(/[.+^$()|[\]\\]/g, '\\$&')
  }
  return new RegExp(`^${out}$`)
}

const baseName = (path: string) => path.split('/').at(-1) ?? ''

const yaml = (map: Files) => toYaml(map).replace(/\n$/, '')

function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

function filesObject(files: Files): object {
  const method = (least: number, run: (name: string) => unknown): Method => ({
    least,
    variadic: false,
    run: ([name]) => run(String(name ?? '')),
  })
  const get = (name: string) => files[name] ?? ''
  return withMethods(
    { ...files },
    {
      Get: method(1, get),
      GetBytes: method(1, get),
      Lines: method(1, (name) => lines(get(name))),
      Glob: method(1, (pattern) => {
        const matching = globPattern(pattern)
        return filesObject(Object.fromEntries(Object.entries(files).filter(([name]) => matching.test(name))))
      }),
      AsConfig: method(0, () =>
        yaml(Object.fromEntries(Object.entries(files).map(([name, text]) => [baseName(name), text]))),
      ),
      AsSecrets: method(0, () =>
        yaml(
          Object.fromEntries(
            Object.entries(files).map(([name, text]) => [baseName(name), encodeBytes(bytesOf(text))]),
          ),
        ),
      ),
    },
  )
}

export const chartFiles = (files: readonly ChartFile[]): object =>
  filesObject(Object.fromEntries(files.map(({ name, text }) => [name, text])))
