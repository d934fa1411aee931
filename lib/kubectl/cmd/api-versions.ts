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
    for (const version of context.mapper.groupVersions().map(groupVersion).sort(compareStrings)) {
      context.out(`${version}\n`)
    }
  },
})
