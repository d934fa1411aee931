/**
 * Charts that are published. All are small charts of Kubekata's own, some named after real ones.
 */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { bitnamiCharts } from '@/lib/helm/charts/bitnami'
import { ingressNginxCharts } from '@/lib/helm/charts/ingress-nginx'
import { metricsServerCharts } from '@/lib/helm/charts/metrics-server'
import { prometheusCharts } from '@/lib/helm/charts/prometheus'
import { webCharts } from '@/lib/helm/charts/web'
import { websiteOperatorCharts } from '@/lib/helm/charts/website-operator'

export interface CatalogueRepository {
  /** The addresses that it has. */
  urls: readonly string[]
  /** Registries that have the same charts: `registry-1.docker.io/bitnamicharts`. */
  registries?: readonly string[]
  /** Its name on Artifact Hub. */
  hub: string
  /** The files of each version of each chart, the newest version of a chart first. */
  charts(): ChartFile[][]
}

export const REPOSITORIES: readonly CatalogueRepository[] = [
  { urls: ['https://charts.example.com'], hub: 'example', charts: webCharts },
  {
    urls: ['https://charts.bitnami.com/bitnami', 'https://repo.broadcom.com/bitnami-files'],
    registries: ['registry-1.docker.io/bitnamicharts'],
    hub: 'bitnami',
    charts: bitnamiCharts,
  },
  { urls: ['https://kubernetes.github.io/ingress-nginx'], hub: 'ingress-nginx', charts: ingressNginxCharts },
  {
    urls: ['https://kubernetes-sigs.github.io/metrics-server'],
    hub: 'metrics-server',
    charts: metricsServerCharts,
  },
  {
    urls: ['https://prometheus-community.github.io/helm-charts'],
    registries: ['ghcr.io/prometheus-community/charts'],
    hub: 'prometheus-community',
    charts: prometheusCharts,
  },
  {
    urls: ['https://kubekata.github.io/website-operator'],
    registries: ['ghcr.io/kubekata/charts'],
    hub: 'kubekata',
    charts: websiteOperatorCharts,
  },
]
