values.schema.json: values that do not fit are refused before anything is rendered.
Source: https://helm.sh/docs/topics/charts/#schema-files; helm/helm pkg/chart/common/util/jsonschema.go (v4.2.4); github.com/santhosh-tekuri/jsonschema.

  $ mkdir -p s/templates; printf 'apiVersion: v2\nname: s\nversion: 0.1.0\n' > s/Chart.yaml; printf 'replicas: 1\nimage: {tag: "1"}\n' > s/values.yaml
  $ cat > s/values.schema.json <<'END'
  > {
  >   "type": "object",
  >   "required": ["image"],
  >   "properties": {
  >     "replicas": {"type": "integer", "minimum": 1},
  >     "mode": {"enum": ["fast", "slow"]},
  >     "image": {
  >       "type": "object",
  >       "required": ["tag"],
  >       "additionalProperties": false,
  >       "properties": {"tag": {"type": "string", "pattern": "^[0-9.]+$"}, "repository": {"type": "string"}}
  >     }
  >   }
  > }
  > END
  $ printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\n' > s/templates/cm.yaml
  $ helm template s
  ---
  # Source: s/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: s}
  $ helm install s s --set replicas=two
  ! Error: INSTALLATION FAILED: values don't meet the specifications of the schema(s) in the following chart(s):
  ! s:
  ! - at '/replicas': got string, want integer
  ! 
  [1]
  $ helm template s --set replicas=0 --set mode=odd
  ! Error: values don't meet the specifications of the schema(s) in the following chart(s):
  ! s:
  ! - at '/mode': value must be one of 'fast', 'slow'
  ! - at '/replicas': minimum: got 0, want 1
  ! 
  [1]
  $ helm template s --set image.tag=latest --set image.name=x
  ! Error: values don't meet the specifications of the schema(s) in the following chart(s):
  ! s:
  ! - at '/image/tag': 'latest' does not match pattern '^[0-9.]+$'
  ! - at '/image': additional properties 'name' not allowed
  ! 
  [1]
  $ helm template s --set image=null
  ! Error: values don't meet the specifications of the schema(s) in the following chart(s):
  ! s:
  ! - at '': missing property 'image'
  ! 
  [1]
  $ helm template s --set replicas=0 --skip-schema-validation | head -2
  ---
  # Source: s/templates/cm.yaml
  $ helm lint s --set replicas=0
  ==> Linting s
  [INFO] Chart.yaml: icon is recommended
  [ERROR] values.yaml: - at '/replicas': minimum: got 0, want 1
  
  [ERROR] templates/: values don't meet the specifications of the schema(s) in the following chart(s):
  s:
  - at '/replicas': minimum: got 0, want 1
  
  
  ! Error: 1 chart(s) linted, 1 chart(s) failed
  [1]
