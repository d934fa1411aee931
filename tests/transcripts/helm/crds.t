Definitions in crds/: made once, before anything else, and left alone afterwards.
Source: https://helm.sh/docs/chart_best_practices/custom_resource_definitions/; helm/helm pkg/action/install.go installCRDs (v4.2.4).

  $ mkdir -p c/crds c/templates; printf 'apiVersion: v2\nname: c\nversion: 0.1.0\n' > c/Chart.yaml
  $ cat > c/crds/widgets.yaml <<'END'
  > apiVersion: apiextensions.k8s.io/v1
  > kind: CustomResourceDefinition
  > metadata: {name: widgets.example.com}
  > spec:
  >   group: example.com
  >   scope: Namespaced
  >   names: {kind: Widget, plural: widgets, singular: widget}
  >   versions:
  >   - name: v1
  >     served: true
  >     storage: true
  >     schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
  > END
  $ printf 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\nspec: {size: {{ .Values.size | default 1 }}}\n' > c/templates/w.yaml
  $ helm template c c | grep -c CustomResourceDefinition; helm template c c --include-crds | grep '^kind'
  0
  kind: CustomResourceDefinition
  kind: Widget
  $ helm show crds c | head -3
  ---
  apiVersion: apiextensions.k8s.io/v1
  kind: CustomResourceDefinition
  $ helm install c c --skip-crds
  ! Error: INSTALLATION FAILED: unable to build kubernetes objects from release manifest: resource mapping not found for name: "w" namespace: "" from "": no matches for kind "Widget" in version "example.com/v1"
  ! ensure CRDs are installed first
  [1]
  $ helm install c c | sed -n 's/STATUS/status/p'
  status: deployed
  $ kubectl get crd widgets.example.com -o name; kubectl get widgets
  customresourcedefinition.apiextensions.k8s.io/widgets.example.com
  NAME  AGE
  w  <age>
  $ helm upgrade c c --set size=two
  ! level=WARN msg="upgrade failed" name=c error="server-side apply failed for object default/w example.com/v1, Kind=Widget: Widget.example.com \"w\" is invalid: spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\""
  ! Error: UPGRADE FAILED: server-side apply failed for object default/w example.com/v1, Kind=Widget: Widget.example.com "w" is invalid: spec.size: Invalid value: "string": spec.size in body must be of type integer: "string"
  [1]
  $ helm upgrade c c --set size=2 | sed -n 's/STATUS/status/p'; kubectl get widget w -o jsonpath='{.spec.size}{"\n"}'
  status: deployed
  2
  $ helm uninstall c; kubectl get crd widgets.example.com -o name
  release "c" uninstalled
  customresourcedefinition.apiextensions.k8s.io/widgets.example.com
