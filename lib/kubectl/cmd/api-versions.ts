import { defineCommand, noArguments } from '../cli/command'
import { groupVersion } from '../client/rest-client'
import { compareStrings } from '../go-format'

export const apiVersions = defineCommand({
  use: 'api-versions',
  short: 'Print the supported API versions on the server, in the form of "group/version"',
  examples: 'kubectl api-versions',
  flags: [],
  run(context) {
    noArguments(context, 'unexpected arguments')
    const { mapper } = context
    const served = mapper.groupVersions().filter(({ group, version }) => !mapper.isStale(group, version))
    for (const version of served.map(groupVersion).sort(compareStrings)) {
      context.out(`${version}\n`)
    }
  },
})
