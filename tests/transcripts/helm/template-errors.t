What helm says of templates that are wrong: where, and why.
Source: https://helm.sh/docs/chart_template_guide/debugging/; helm/helm pkg/engine/engine.go reformatExecErrorMsg (v4.2.4); Go's text/template.

  $ mkdir -p e/templates; printf 'apiVersion: v2\nname: e\nversion: 0.1.0\n' > e/Chart.yaml; echo 'name: x' > e/values.yaml
  $ printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: e}\ndata:\n' > head
  $ { cat head; printf '  a: {{ .Values.image.tag }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: e/templates/cm.yaml:5:15
  !   executing "e/templates/cm.yaml" at <.Values.image.tag>:
  !     nil pointer evaluating interface {}.tag
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ required "image.tag is needed" .Values.tag }}\n'; } > e/templates/cm.yaml; helm template e; helm install e e
  ! Error: execution error at (e/templates/cm.yaml:5:8): image.tag is needed
  ! 
  ! Use --debug flag to render out invalid YAML
  ! Error: INSTALLATION FAILED: execution error at (e/templates/cm.yaml:5:8): image.tag is needed
  [1]
  $ { cat head; printf '  a: {{ fail "not today" }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: execution error at (e/templates/cm.yaml:5:8): not today
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ include "e.none" . }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: e/templates/cm.yaml:5:8
  !   executing "e/templates/cm.yaml" at <include "e.none" .>:
  !     error calling include:
  ! template: no template "e.none" associated with template "gotpl"
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ .Values.name | nosuch }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: parse error at (e/templates/cm.yaml:5): function "nosuch" not defined
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ if .Values.name }}x\n'; } > e/templates/cm.yaml; helm template e
  ! Error: parse error at (e/templates/cm.yaml:6): unexpected EOF
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ .Values.name\n'; } > e/templates/cm.yaml; helm template e
  ! Error: parse error at (e/templates/cm.yaml:6): unclosed action started at e/templates/cm.yaml:5
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ end }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: parse error at (e/templates/cm.yaml:5): unexpected {{end}}
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ .Values.name.first }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: e/templates/cm.yaml:5:15
  !   executing "e/templates/cm.yaml" at <.Values.name.first>:
  !     can't evaluate field first in type interface {}
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ index .Values.list 3 }}\n'; } > e/templates/cm.yaml; helm template e --set 'list={a}'
  ! Error: template: e/templates/cm.yaml:5:8: executing "e/templates/cm.yaml" at <index .Values.list 3>: error calling index: index out of range: 3
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ trunc .Values.name "abc" }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: e/templates/cm.yaml:5:21
  !   executing "e/templates/cm.yaml" at <.Values.name>:
  !     wrong type for value; expected int; got string
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ { cat head; printf '  a: {{ eq .Values.port 80 }}\n'; } > e/templates/cm.yaml; helm template e --set-json port=80
  ! Error: template: e/templates/cm.yaml:5:8: executing "e/templates/cm.yaml" at <eq .Values.port 80>: error calling eq: incompatible types for comparison
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ printf '{{ define "e.deep" }}{{ .Values.a.b.c }}{{ end }}' > e/templates/_h.tpl; { cat head; printf '  a: {{ include "e.deep" . }}\n'; } > e/templates/cm.yaml; helm template e
  ! Error: e/templates/cm.yaml:5:8
  !   executing "e/templates/cm.yaml" at <include "e.deep" .>:
  !     error calling include:
  ! e/templates/_h.tpl:1:31
  !   executing "e.deep" at <.Values.a.b.c>:
  !     nil pointer evaluating interface {}.b
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ printf '{{ define "e.loop" }}{{ include "e.loop" . }}{{ end }}' > e/templates/_h.tpl; { cat head; printf '  a: {{ include "e.loop" . }}\n'; } > e/templates/cm.yaml; helm template e 2>&1 | grep -c 'nested reference name: e.loop'
  1
  $ rm e/templates/_h.tpl; { cat head; printf '  a: b: c\n'; } > e/templates/cm.yaml; helm template e
  ! Error: YAML parse error on e/templates/cm.yaml: error converting YAML to JSON: yaml: line 5: mapping values are not allowed in this context
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ helm template e --debug
  ---
  # Source: e/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: e}
  data:
    a: b: c
  ! Error: YAML parse error on e/templates/cm.yaml: error converting YAML to JSON: yaml: line 5: mapping values are not allowed in this context
  [1]
  $ { cat head; printf '\t- x\n'; } > e/templates/cm.yaml; helm template e
  ! Error: YAML parse error on e/templates/cm.yaml: error converting YAML to JSON: yaml: line 5: found character that cannot start any token
  ! 
  ! Use --debug flag to render out invalid YAML
  [1]
  $ printf 'kind: Nothing\nmetadata: {name: e}\n' > e/templates/cm.yaml; helm install e e
  ! Error: INSTALLATION FAILED: unable to build kubernetes objects from release manifest: error validating "": error validating data: apiVersion not set
  [1]
  $ printf 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: e}\n' > e/templates/cm.yaml; helm install e e
  ! Error: INSTALLATION FAILED: unable to build kubernetes objects from release manifest: resource mapping not found for name: "e" namespace: "" from "": no matches for kind "Widget" in version "example.com/v1"
  ! ensure CRDs are installed first
  [1]
  $ printf 'apiVersion: v1\nkind: Service\nmetadata: {name: e}\nspec: {ports: [{port: 80}], selektor: {a: b}}\n' > e/templates/cm.yaml; helm install e e
  ! Error: INSTALLATION FAILED: server-side apply failed for object default/e /v1, Kind=Service: failed to create typed patch object (default/e; v1, Kind=Service): .spec.selektor: field not declared in schema
  [1]
  $ helm list --failed
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  e  default  1  2026-11-20 10:00:03 +0000 UTC  failed  e-0.1.0
