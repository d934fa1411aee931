import { starterFiles } from '@/lib/helm/charts/starter'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import { HelmError } from '@/lib/helm/errors'

const NAME = /^[a-zA-Z0-9._-]+$/
const MAX_NAME = 250

export const create: HelmCommand = {
  use: 'create NAME',
  short: 'create a new chart with the given name',
  arity: { min: 1, max: 1 },
  flags: [{ name: 'starter', short: 'p', type: 'string', usage: 'A chart to begin from.' }],
  run({ io, args, flags, out }) {
    const [path = ''] = args
    const name = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
    const folder = path.replace(/\/+$/, '')
    out(`Creating ${path}\n`)
    if (name.length > MAX_NAME || !NAME.test(name))
      throw new HelmError(
        name.length > MAX_NAME
          ? `chart name must be less than ${MAX_NAME} characters`
          : 'chart name must match the regular expression "^[a-zA-Z0-9._-]+$"',
      )
    if (flags.string('starter'))
      throw new HelmError(`could not load ${flags.string('starter')}: there are no starters here`)
    if (io.readFile(folder) !== undefined)
      throw new HelmError(`file ${io.resolve(folder)} already exists and is not a directory`)
    for (const file of starterFiles(name)) {
      if (io.readFile(`${folder}/${file.name}`) !== undefined)
        io.stderr(`WARNING: File "${io.resolve(`${folder}/${file.name}`)}" already exists. Overwriting.\n`)
      io.writeFile(`${folder}/${file.name}`, file.text)
    }
    io.makeFolder(`${folder}/charts`)
    return undefined
  },
}
