`helm lint`: what is wrong with a chart before anybody installs it.
Source: https://helm.sh/docs/helm/helm_lint/; helm/helm pkg/chart/v2/lint/rules (v4.2.4).

  $ helm create good; helm lint good
  Creating good
  ==> Linting good
  [INFO] Chart.yaml: icon is recommended
  
  1 chart(s) linted, 0 chart(s) failed
  $ helm lint good --strict --quiet; echo $?
  0
  $ mkdir -p bad/templates; printf 'apiVersion: v2\nname: bad\nversion: 1\nappVersion: 2\n' > bad/Chart.yaml; helm lint bad
  ==> Linting bad
  [ERROR] Chart.yaml: unable to parse YAML
    error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field Metadata.version of type string
  [INFO] values.yaml: file does not exist
  [WARNING] templates/: directory does not exist
  [ERROR] : unable to load chart
    cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go struct field Metadata.version of type string
  
  ! Error: 1 chart(s) linted, 1 chart(s) failed
  [1]
  $ printf 'apiVersion: v3\nname: bad\nversion: "1"\n' > bad/Chart.yaml
  $ printf 'kind: Deployment\napiVersion: apps/v1\nmetadata: {name: Bad_Name}\nspec: {}\n' > bad/templates/d.yaml
  $ echo x > bad/templates/readme.md
  $ helm lint bad
  ==> Linting bad
  [ERROR] Chart.yaml: apiVersion 'v3' is not valid. The value must be either "v1" or "v2"
  [INFO] Chart.yaml: icon is recommended
  [WARNING] Chart.yaml: version '1' is not a valid SemVerV2
  [INFO] values.yaml: file does not exist
  [WARNING] templates/d.yaml: object name does not conform to Kubernetes naming requirements: "Bad_Name": metadata.name: Invalid value: "Bad_Name": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')
  [ERROR] templates/d.yaml: a Deployment must contain matchLabels or matchExpressions, and "Bad_Name" does not
  [ERROR] templates/readme.md: file extension '.md' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt
  
  ! Error: 1 chart(s) linted, 1 chart(s) failed
  [1]
  $ mkdir -p worse/templates; printf 'apiVersion: v2\nname: worse\nversion: 0.1.0\n' > worse/Chart.yaml; touch worse/values.yaml
  $ printf 'a: {{ required "needed" .Values.x }}\n' > worse/templates/a.yaml; helm lint worse
  ==> Linting worse
  [INFO] Chart.yaml: icon is recommended
  
  1 chart(s) linted, 0 chart(s) failed
  ! level=WARN msg="missing required value" message=needed
  $ printf 'a: {{ .Values.x.y }}\n' > worse/templates/a.yaml; helm lint worse
  ==> Linting worse
  [INFO] Chart.yaml: icon is recommended
  [ERROR] templates/: worse/templates/a.yaml:1:13
    executing "worse/templates/a.yaml" at <.Values.x.y>:
      nil pointer evaluating interface {}.y
  
  ! Error: 1 chart(s) linted, 1 chart(s) failed
  [1]
  $ printf '  a: b\n c: d\n' > worse/templates/a.yaml; helm lint worse
  ==> Linting worse
  [INFO] Chart.yaml: icon is recommended
  [WARNING] templates/a.yaml: document starts with an illegal indent: "  a: b", which may cause parsing problems
  [ERROR] templates/a.yaml: unable to parse YAML: error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context
  
  ! Error: 1 chart(s) linted, 1 chart(s) failed
  [1]
  $ printf 'a: b: c\n' > worse/values.yaml; helm lint worse
  ==> Linting worse
  [INFO] Chart.yaml: icon is recommended
  [ERROR] values.yaml: unable to parse YAML: cannot unmarshal yaml document: error converting YAML to JSON: yaml: mapping values are not allowed in this context
  [ERROR] templates/: cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: mapping values are not allowed in this context
  [ERROR] : unable to load chart
    cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: mapping values are not allowed in this context
  
  ! Error: 1 chart(s) linted, 1 chart(s) failed
  [1]
  $ helm lint good worse | tail -3; helm lint nothing; helm lint good --with-subcharts
  [ERROR] : unable to load chart
    cannot load values.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: mapping values are not allowed in this context
  
  ==> Linting nothing
  Error unable to check Chart.yaml file in chart: stat nothing/Chart.yaml: no such file or directory
  
  ==> Linting good
  [INFO] Chart.yaml: icon is recommended
  
  1 chart(s) linted, 0 chart(s) failed
  ! Error: 2 chart(s) linted, 1 chart(s) failed
  ! Error: 1 chart(s) linted, 1 chart(s) failed
