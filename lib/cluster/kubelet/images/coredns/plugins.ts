/**
 * What CoreDNS makes of a Corefile: its servers, each with the plugins that answer, in their fixed order.
 * Mirrors: core/dnsserver and the setup of the plugins below, with their error texts.
 * Differs: of the plugins that CoreDNS has, those that Kubernetes' documentation uses do something; the others are
 * taken as they stand and do nothing.
 */
import { parseIP } from '@/lib/cluster/apimachinery/cidr'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import {
  CorefileError,
  type Directive,
  type Entry,
  parseCorefile,
  parseError,
} from '@/lib/cluster/kubelet/images/coredns/corefile'

export interface KubernetesPlugin {
  zones: string[]
  pods: 'disabled' | 'verified' | 'insecure'
  /** Zones that others may answer when nothing is found; unset: none. */
  fallthrough?: string[]
  /** Only these; empty: all. */
  namespaces: string[]
  noEndpoints: boolean
  podNames: boolean
  ignoreEmpty: boolean
}

export interface ForwardPlugin {
  from: string
  to: string[]
  except: string[]
  policy: string
}

export interface HostsPlugin {
  zones: string[]
  entries: { address: string; names: string[] }[]
  fallthrough?: string[]
}

export interface RewriteRule {
  match: 'exact' | 'prefix' | 'suffix' | 'substring' | 'regex'
  from: string
  to: string
  goesOn: boolean
  /** The answer names what was asked for. */
  answers: boolean
}

export interface TemplatePlugin {
  zones: string[]
  type: string
  matches: string[]
  answers: string[]
  rcode?: string
  fallthrough?: string[]
}

export interface LogPlugin {
  zones: string[]
  classes: string[]
}

/** One server block on one port. */
export interface DnsServer {
  zones: string[]
  port: number
  logs: LogPlugin[]
  rewrites: RewriteRule[]
  templates: TemplatePlugin[]
  hosts: HostsPlugin[]
  kubernetes?: KubernetesPlugin
  forwards: ForwardPlugin[]
  balances: boolean
  detectsLoops: boolean
}

/** All that a running CoreDNS follows. */
export interface DnsConfig {
  servers: DnsServer[]
  /** Where it listens besides: by HTTP. */
  pages: { port: number; path: string; loopback: boolean; text: string }[]
  /** ms between two looks at the file; unset: it is never looked at again. */
  reload?: number
}

const KNOWN = new Set(
  `root metadata geoip cancel tls timeouts multisocket reload nsid quic bufsize bind debug trace ready health pprof
   prometheus errors log dnstap local dns64 acl any chaos loadbalance tsig cache rewrite header dnssec autopath
   minimal template transfer hosts route53 azure clouddns k8s_external kubernetes file auto secondary etcd loop
   forward erratic whoami on sign view nomad grpc grpc_server https https3`.split(/\s+/),
)
const ONCE = new Set(['cache', 'reload', 'loop', 'kubernetes', 'hosts'])

const zoneOf = (text: string) => text.toLowerCase().replace(/\.$/, '')

/** `.:53`, `dns://example.org:1053`, `10.0.0.0/8` */
function keyOf(key: string): { zone: string; port: number } {
  const match = /^(?:(?:dns|tls|grpc|https|quic):\/\/)?(.*?)(?::(\d+))?$/.exec(key)
  return { zone: zoneOf(match?.[1] ?? ''), port: Number(match?.[2] ?? 53) }
}

class Setup {
  readonly config: DnsConfig = { servers: [], pages: [] }

  constructor(
    private readonly file: string,
    private readonly resolvers: string[],
  ) {}

  private fail(plugin: string, line: number, message: string): CorefileError {
    return new CorefileError(`plugin/${plugin}: ${parseError(this.file, line, message).message}`)
  }

  private wrongCount(plugin: string, { line, name, args }: Entry): CorefileError {
    const after = args.at(-1) ?? name
    return this.fail(plugin, line, `Wrong argument count or unexpected line ending after '${after}'`)
  }

  private unknown(plugin: string, { line, name }: Entry): CorefileError {
    return this.fail(plugin, line, `unknown property '${name}'`)
  }

  servers(keys: string[], directives: Directive[]): void {
    const parsed = keys.map(keyOf)
    const ports = [...new Set(parsed.map(({ port }) => port))]
    const seen = new Set<string>()
    for (const { name, line } of directives) {
      if (!KNOWN.has(name)) throw parseError(this.file, line, `Unknown directive '${name}'`)
      if (ONCE.has(name) && seen.has(name))
        throw new CorefileError(`plugin/${name}: this plugin can only be used once per Server Block`)
      seen.add(name)
    }
    for (const port of ports) {
      const zones = parsed.filter((one) => one.port === port).map(({ zone }) => zone)
      for (const zone of zones)
        if (this.config.servers.some((one) => one.port === port && one.zones.includes(zone)))
          throw new CorefileError(`cannot serve dns://${zone}.:${port} - it is already defined`)
      this.config.servers.push(this.server(zones, port, directives))
    }
  }

  private server(zones: string[], port: number, directives: Directive[]): DnsServer {
    const server: DnsServer = {
      zones,
      port,
      logs: [],
      rewrites: [],
      templates: [],
      hosts: [],
      forwards: [],
      balances: false,
      detectsLoops: false,
    }
    for (const directive of directives) this.plugin(server, directive)
    return server
  }

  private plugin(server: DnsServer, directive: Directive): void {
    const { name, args } = directive
    if (name === 'kubernetes') server.kubernetes = this.kubernetes(server, directive)
    else if (name === 'forward') server.forwards.push(this.forward(directive))
    else if (name === 'hosts') server.hosts.push(this.hosts(server, directive))
    else if (name === 'rewrite') server.rewrites.push(...this.rewrite(directive))
    else if (name === 'template') server.templates.push(this.template(server, directive))
    else if (name === 'log') server.logs.push(this.log(server, directive))
    else if (name === 'loadbalance') server.balances = true
    else if (name === 'loop') server.detectsLoops = true
    else if (name === 'reload') this.config.reload = this.reload(directive)
    else if (name === 'cache') this.cache(directive)
    else if (name === 'health') this.page(args[0] ?? ':8080', '/health', 'OK')
    else if (name === 'ready') this.page(args[0] ?? ':8181', '/ready', 'OK')
    else if (name === 'prometheus') this.page(args[0] ?? 'localhost:9153', '/metrics', '')
  }

  private page(address: string, path: string, text: string): void {
    const [host = '', port = ''] = address.split(/:(?=\d+$)/)
    const page = { port: Number(port), path, loopback: /^(localhost|127\.)/.test(host), text }
    if (!this.config.pages.some((one) => one.port === page.port)) this.config.pages.push(page)
  }

  private zonesOr(server: DnsServer, args: string[]): string[] {
    return args.length > 0 ? args.map(zoneOf) : server.zones
  }

  private kubernetes(server: DnsServer, { args, block }: Directive): KubernetesPlugin {
    const plugin: KubernetesPlugin = {
      zones: this.zonesOr(server, args),
      pods: 'disabled',
      namespaces: [],
      noEndpoints: false,
      podNames: false,
      ignoreEmpty: false,
    }
    for (const entry of block) {
      const [first = ''] = entry.args
      if (entry.name === 'pods') {
        if (entry.args.length !== 1) throw this.wrongCount('kubernetes', entry)
        if (!/^(disabled|insecure|verified)$/.test(first))
          throw new CorefileError(
            `plugin/kubernetes: wrong value for pods: ${first},  must be one of: disabled, verified, insecure`,
          )
        plugin.pods = first as KubernetesPlugin['pods']
      } else if (entry.name === 'fallthrough') plugin.fallthrough = entry.args.map(zoneOf)
      else if (entry.name === 'namespaces') {
        if (entry.args.length === 0) throw this.wrongCount('kubernetes', entry)
        plugin.namespaces = entry.args
      } else if (entry.name === 'ttl') this.ttl('kubernetes', entry)
      else if (entry.name === 'noendpoints') plugin.noEndpoints = true
      else if (entry.name === 'endpoint_pod_names') plugin.podNames = true
      else if (entry.name === 'ignore') plugin.ignoreEmpty = first === 'empty_service'
      else if (
        !/^(endpoint|tls|kubeconfig|labels|namespace_labels|multicluster|startup_timeout|apiserver_\w+)$/.test(
          entry.name,
        )
      )
        throw this.unknown('kubernetes', entry)
    }
    return plugin
  }

  private ttl(plugin: string, entry: Entry): void {
    const [text] = entry.args
    if (text === undefined) throw this.wrongCount(plugin, entry)
    if (!/^[+-]?\d+$/.test(text))
      throw new CorefileError(`plugin/${plugin}: strconv.Atoi: parsing "${text}": invalid syntax`)
    if (Number(text) < 0 || Number(text) > 3600)
      throw this.fail(plugin, entry.line, `ttl must be in range [0, 3600]: ${Number(text)}`)
  }

  private forward(directive: Directive): ForwardPlugin {
    const [from, ...to] = directive.args
    if (from === undefined || to.length === 0) throw this.wrongCount('forward', directive)
    const plugin: ForwardPlugin = {
      from: zoneOf(from),
      to: to.flatMap((target) => this.upstream(target)),
      except: [],
      policy: 'random',
    }
    for (const entry of directive.block) {
      const [first = ''] = entry.args
      if (entry.name === 'except') plugin.except = entry.args.map(zoneOf)
      else if (entry.name === 'policy') {
        if (!/^(random|round_robin|sequential)$/.test(first))
          throw this.fail('forward', entry.line, `unknown policy '${first}'`)
        plugin.policy = first
      } else if (
        !/^(max_fails|max_age|health_check|force_tcp|prefer_udp|tls|tls_servername|expire|max_concurrent|next|failfast_all_unhealthy_upstreams|failover|doh_method|max_idle_conns|resolver)$/.test(
          entry.name,
        )
      )
        throw this.unknown('forward', entry)
    }
    return plugin
  }

  /** An address, with or without a port, or a file that lists servers. */
  private upstream(target: string): string[] {
    if (target === '/etc/resolv.conf') return this.resolvers
    const address = target.replace(/^(?:dns|tls):\/\//, '')
    const [host = ''] = address.split(/:(?=\d+$)/)
    if (parseIP(host)?.family === undefined)
      throw new CorefileError(`plugin/forward: not an IP address or file: "${target}"`)
    return [address]
  }

  private hosts(server: DnsServer, { args, block }: Directive): HostsPlugin {
    const zones = args.filter((arg) => !arg.startsWith('/'))
    const plugin: HostsPlugin = { zones: this.zonesOr(server, zones), entries: [] }
    for (const entry of block) {
      if (entry.name === 'fallthrough') plugin.fallthrough = entry.args.map(zoneOf)
      else if (parseIP(entry.name))
        plugin.entries.push({ address: entry.name, names: entry.args.map(zoneOf) })
      else if (!/^(ttl|reload|no_reverse)$/.test(entry.name))
        throw this.fail('hosts', entry.line, `unknown property '${entry.name}'`)
    }
    return plugin
  }

  /** `rewrite [stop|continue] name [exact|prefix|…] FROM TO [answer …]`; in a block, too. */
  private rewrite({ args, block, line }: Directive): RewriteRule[] {
    const mode = /^(stop|continue)$/.test(args[0] ?? '') ? args[0] : undefined
    const rest = mode ? args.slice(1) : args
    const lines = rest.length > 0 ? [rest] : block.map(({ name, args: own }) => [name, ...own])
    const rules = lines.filter(([what]) => what === 'name')
    const answers = lines.some(([what]) => what === 'answer')
    if (lines.length === 0)
      throw this.fail('rewrite', line, "Wrong argument count or unexpected line ending after 'rewrite'")
    return rules.map(([, ...words]) => {
      const kinds = ['exact', 'prefix', 'suffix', 'substring', 'regex']
      const named = kinds.includes(words[0] ?? '')
      const match = (named ? words[0] : 'exact') as RewriteRule['match']
      const [from, to, ...more] = named ? words.slice(1) : words
      if (from === undefined || to === undefined)
        throw new CorefileError('plugin/rewrite: too few arguments for a name rule')
      if (match === 'regex') this.pattern('rewrite', from)
      return {
        match,
        from: match === 'exact' ? zoneOf(from) : match === 'suffix' ? from.replace(/\.$/, '') : from,
        to: zoneOf(to),
        goesOn: mode === 'continue',
        // A rule by the whole name, or one of suffixes, turns its answers round by itself.
        answers: answers || more[0] === 'answer' || match === 'exact' || match === 'suffix',
      }
    })
  }

  private pattern(plugin: string, text: string): void {
    try {
      new Regexp(text)
    } catch (error) {
      throw new CorefileError(`plugin/${plugin}: ${(error as Error).message}`)
    }
  }

  private template(server: DnsServer, directive: Directive): TemplatePlugin {
    const [, type, ...zones] = directive.args
    if (type === undefined) throw this.wrongCount('template', directive)
    const plugin: TemplatePlugin = {
      zones: this.zonesOr(server, zones),
      type: type.toUpperCase(),
      matches: [],
      answers: [],
    }
    for (const entry of directive.block) {
      const text = entry.args.join(' ')
      if (entry.name === 'match') {
        for (const pattern of entry.args) this.pattern('template', pattern)
        plugin.matches.push(...entry.args)
      } else if (entry.name === 'answer') plugin.answers.push(text)
      else if (entry.name === 'rcode') plugin.rcode = text
      else if (entry.name === 'fallthrough') plugin.fallthrough = entry.args.map(zoneOf)
      else if (!/^(additional|authority|ederror|upstream)$/.test(entry.name))
        throw this.fail(
          'template',
          entry.line,
          `Wrong argument count or unexpected line ending after '${entry.name}'`,
        )
    }
    return plugin
  }

  private log(server: DnsServer, { args, block }: Directive): LogPlugin {
    const classes = block.filter(({ name }) => name === 'class').flatMap(({ args: own }) => own)
    const zones = args.filter((arg) => !/[{}"]/.test(arg))
    return { zones: zones.length > 0 ? zones.map(zoneOf) : server.zones, classes }
  }

  private reload(directive: Directive): number {
    const [text] = directive.args
    if (text === undefined) return 30_000
    const match = /^(\d+)(ms|s|m|h)$/.exec(text)
    if (!match) throw new CorefileError(`plugin/reload: time: invalid duration "${text}"`)
    const ms = Number(match[1]) * ({ ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[match[2] ?? 's'] ?? 1)
    if (ms < 2000) throw new CorefileError('plugin/reload: interval value must be greater or equal to 2s')
    return ms
  }

  private cache({ args, block }: Directive): void {
    const [ttl] = args
    if (ttl !== undefined && /^-?\d+$/.test(ttl) && Number(ttl) <= 0)
      throw new CorefileError(`plugin/cache: cache TTL can not be zero or negative: ${Number(ttl)}`)
    for (const entry of block)
      if (!/^(success|denial|prefetch|serve_stale|servfail|disable|keepttl)$/.test(entry.name))
        throw this.wrongCount('cache', entry)
  }
}

/**
 * @param resolvers the name servers of /etc/resolv.conf
 * @throws CorefileError
 */
export function setUp(
  file: string,
  text: string,
  env: Readonly<Record<string, string>>,
  resolvers: string[],
): DnsConfig {
  const setup = new Setup(file, resolvers)
  for (const { keys, directives } of parseCorefile(file, text, env)) setup.servers(keys, directives)
  return setup.config
}
