/** https://prometheus-community.github.io/helm-charts */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { versions } from '@/lib/helm/charts/chart-files'
import { serverChart } from '@/lib/helm/charts/server-chart'

const NOTES = `Prometheus is reached inside of the cluster at

    {{ include "prometheus.fullname" . }}.{{ .Release.Namespace }}.svc.cluster.local (port {{ .Values.service.port }})
`

export const prometheusCharts = (): ChartFile[][] =>
  versions(
    [
      ['27.39.0', '3.6.0'],
      ['27.20.0', '3.4.1'],
    ],
    (version, appVersion) =>
      serverChart({
        ...{ name: 'prometheus', version, appVersion, namesake: 'prometheus-community' },
        description: 'A monitoring system and time series database',
        ...{ image: 'prom/prometheus', tagPrefix: 'v', port: 9090, servicePort: 80, ready: '/-/ready' },
        more: { 'templates/NOTES.txt': NOTES },
      }),
  )
