/** Where helm keeps what it knows of repositories. Mirrors: Helm's XDG paths and variables. */
import type { HelmIo } from '@/lib/helm/io'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'

export interface HelmPaths {
  cacheHome: string
  configHome: string
  dataHome: string
  repositoryConfig: string
  repositoryCache: string
  contentCache: string
  registryConfig: string
  plugins: string
}

export function helmPaths({ env }: Pick<HelmIo, 'env'>, flags?: FlagValues): HelmPaths {
  const home = env.HOME ?? '/root'
  const base = (own: string, xdg: string, folder: string) =>
    env[own] || `${env[xdg] || `${home}/${folder}`}/helm`
  const cacheHome = base('HELM_CACHE_HOME', 'XDG_CACHE_HOME', '.cache')
  const configHome = base('HELM_CONFIG_HOME', 'XDG_CONFIG_HOME', '.config')
  const dataHome = base('HELM_DATA_HOME', 'XDG_DATA_HOME', '.local/share')
  const given = (flag: string, variable: string, fallback: string) =>
    (flags?.changed(flag) && flags.string(flag)) || env[variable] || fallback
  return {
    cacheHome,
    configHome,
    dataHome,
    repositoryConfig: given('repository-config', 'HELM_REPOSITORY_CONFIG', `${configHome}/repositories.yaml`),
    repositoryCache: given('repository-cache', 'HELM_REPOSITORY_CACHE', `${cacheHome}/repository`),
    contentCache: given('content-cache', 'HELM_CONTENT_CACHE', `${cacheHome}/content`),
    registryConfig: given('registry-config', 'HELM_REGISTRY_CONFIG', `${configHome}/registry/config.json`),
    plugins: env.HELM_PLUGINS || `${dataHome}/plugins`,
  }
}
