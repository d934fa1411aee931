/** https://stefanprodan.github.io/podinfo */
import type { ChartFile } from '@/lib/helm/chart/chart'
import { versions } from '@/lib/helm/charts/chart-files'
import { serverChart } from '@/lib/helm/charts/server-chart'

const TEST = `apiVersion: v1
kind: Pod
metadata:
  name: {{ include "podinfo.fullname" . }}-service-test
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "podinfo.labels" . | nindent 4 }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  restartPolicy: Never
  containers:
  - name: curl
    image: curlimages/curl:8.16.0
    command: [curl, --fail, --silent, --max-time, "5", "http://{{ include "podinfo.fullname" . }}.{{ .Release.Namespace }}:{{ .Values.service.port }}/"]
`

const NOTES = `Ask it from your machine:

    kubectl -n {{ .Release.Namespace }} port-forward deploy/{{ include "podinfo.fullname" . }} 8080:9898
`

export const podinfoCharts = (): ChartFile[][] =>
  versions(
    [
      ['6.9.2', '6.9.2'],
      ['6.9.1', '6.9.1'],
      ['6.8.0', '6.8.0'],
    ],
    (version, appVersion) =>
      serverChart({
        ...{ name: 'podinfo', version, appVersion, namesake: 'podinfo' },
        description: 'A small web application that tells about itself',
        image: 'ghcr.io/stefanprodan/podinfo',
        ...{ port: 9898, servicePort: 9898, ready: '/readyz' },
        more: { 'templates/tests/service.yaml': TEST, 'templates/NOTES.txt': NOTES },
      }),
  )
