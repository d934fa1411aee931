import type { Io } from '@/lib/userland/tools/io'
import { readCurl } from '@/lib/userland/tools/network/curl/options'
import { cookiesOf, readerOf, VERSION } from '@/lib/userland/tools/network/curl/request'
import type { CurlState } from '@/lib/userland/tools/network/curl/state'
import { ToolExit } from '@/lib/userland/tools/options'

const VERSION_TEXT = `curl ${VERSION} (x86_64-pc-linux-gnu) libcurl/${VERSION} OpenSSL/3.5.0 zlib/1.3.1
Release-Date: 2025-06-04
Protocols: http https telnet
Features: alt-svc AsynchDNS HSTS HTTPS-proxy IPv6 Largefile libz NTLM SSL threadsafe TLS-SRP UnixSockets
`

const USAGE = `Usage: curl [options...] <url>
 -d, --data <data>           HTTP POST data
 -f, --fail                  Fail fast with no output on HTTP errors
 -h, --help <subject>        Get help for commands
 -o, --output <file>         Write to file instead of stdout
 -O, --remote-name           Write output to file named as remote file
 -i, --show-headers          Show response headers in output
 -s, --silent                Silent mode
 -T, --upload-file <file>    Transfer local FILE to destination
 -u, --user <user:password>  Server user and password
 -A, --user-agent <name>     Send User-Agent <name> to server
 -v, --verbose               Make the operation more talkative
 -V, --version               Show version number and quit
`

/** Reads the command line. @throws ToolExit */
export function startCurl(io: Io): CurlState {
  const options = readCurl(io.process.argv.slice(1))
  if (options.on.includes('V')) throw new ToolExit(0, '', VERSION_TEXT)
  if (options.on.includes('h')) throw new ToolExit(0, '', USAGE)
  const { values, pieces, urls } = options
  if (urls.length === 0)
    throw new ToolExit(
      2,
      "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
    )
  const reads = values.T === '-' || pieces.some(({ value }) => /(?:^|=)@-$|^[\w-]*@-$/.test(value))
  const state: CurlState = {
    ...{ phase: 'input', until: 0, options, at: 0, stdin: '', reads, code: 0 },
    cookies: cookiesOf(io, options),
  }
  const read = readerOf(io, '')
  if (values.cacert !== undefined) {
    const authority = read(values.cacert)
    if (authority === undefined)
      throw new ToolExit(
        77,
        `curl: (77) error setting certificate verify locations:  CAfile: ${values.cacert} CApath: none\n`,
      )
    state.authority = authority
  }
  if (values.E !== undefined) {
    const certificate = read(values.E)
    if (certificate === undefined)
      throw new ToolExit(
        58,
        `curl: (58) could not load PEM client certificate from ${values.E}, OpenSSL error error:80000002:system library::No such file or directory, (no key found, wrong pass phrase, or wrong file format?)\n`,
      )
    state.certificate = certificate
  }
  return state
}
