Templates as charts use them: named templates, scopes, files, capabilities, tpl and lookup.
Source: https://helm.sh/docs/chart_template_guide/; helm/helm pkg/engine (v4.2.4); Masterminds/sprig.

  $ mkdir -p t/templates t/config; printf 'apiVersion: v2\nname: t\nversion: 0.1.0\nappVersion: "7"\n' > t/Chart.yaml
  $ printf 'a=1\n' > t/config/a.properties; printf 'b=2\n' > t/config/b.properties
  $ cat > t/values.yaml <<'END'
  > greeting: "Hello {{ .Release.Name }}"
  > hosts:
  > - {name: a.example, paths: [/, /api]}
  > - {name: b.example, paths: []}
  > limits: {cpu: 100m}
  > END
  $ cat > t/templates/_helpers.tpl <<'END'
  > {{- define "t.labels" }}
  > app: {{ .Chart.Name | quote }}
  > {{- end }}
  > {{- define "t.name" -}}
  > {{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
  > {{- end }}
  > END
  $ cat > t/templates/cm.yaml <<'END'
  > {{- $root := . -}}
  > apiVersion: v1
  > kind: ConfigMap
  > metadata:
  >   name: {{ include "t.name" . }}
  >   labels:
  >     {{- include "t.labels" . | indent 4 }}
  > data:
  >   greeting: {{ tpl .Values.greeting . }}
  >   {{- range $i, $host := .Values.hosts }}
  >   host-{{ $i }}: {{ $host.name }}{{ range $host.paths }} {{ . }}{{ else }} none{{ end }} ({{ $root.Release.Namespace }})
  >   {{- end }}
  >   {{- with .Values.limits }}
  >   limits: {{ toJson . | squote }}
  >   {{- end }}
  >   {{- if not .Values.missing }}
  >   missing: {{ .Values.missing | default "nothing" }}
  >   {{- end }}
  >   batch: {{ .Capabilities.APIVersions.Has "batch/v1" | quote }}
  >   foo: {{ .Capabilities.APIVersions.Has "foo/v1" | quote }}
  >   kube: {{ .Capabilities.KubeVersion.Version }} {{ semverCompare ">=1.30" .Capabilities.KubeVersion.Version }}
  >   template: {{ .Template.Name }} {{ .Template.BasePath }}
  >   sum: {{ .Files.Get "config/a.properties" | sha256sum | trunc 8 | quote }}
  > {{ (.Files.Glob "config/*").AsConfig | indent 2 }}
  > END
  $ helm template r t -n shop
  ---
  # Source: t/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata:
    name: r-t
    labels:
      app: "t"
  data:
    greeting: Hello r
    host-0: a.example / /api (shop)
    host-1: b.example none (shop)
    limits: '{"cpu":"100m"}'
    missing: nothing
    batch: "true"
    foo: "false"
    kube: v1.36.0 true
    template: t/templates/cm.yaml t/templates
    sum: "fe3209d6"
    a.properties: |
      a=1
    b.properties: |
      b=2
  $ helm template r t --kube-version 1.29 -a foo/v1 -s templates/cm.yaml | grep -E 'foo|kube'
    foo: "true"
    kube: v1.29.0 false
  $ helm template r t -s templates/none.yaml
  ! Error: could not find template templates/none.yaml in chart
  [1]
  $ cat > t/templates/secret.yaml <<'END'
  > {{- $old := lookup "v1" "Secret" .Release.Namespace "kept" }}
  > apiVersion: v1
  > kind: Secret
  > metadata: {name: kept}
  > stringData:
  >   password: {{ if $old }}{{ index $old.data "password" | b64dec }}{{ else }}{{ randAlphaNum 12 }}{{ end }}
  > END
  $ helm install r t | head -4
  NAME: r
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  $ kubectl get secret kept -o jsonpath='{.data.password}' > before; helm upgrade r t | head -1; kubectl get secret kept -o jsonpath='{.data.password}' | cmp - before && echo the same
  Release "r" has been upgraded. Happy Helming!
  the same
  $ helm template r t -s templates/secret.yaml | grep -c password
  1
