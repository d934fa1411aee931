Values: files, --set in its forms, what wins, and how null takes a default away.
Source: https://helm.sh/docs/chart_template_guide/values_files/, https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set; helm/helm pkg/strvals, pkg/cli/values/options.go (v4.2.4).

  $ mkdir -p v/templates; cat > v/Chart.yaml <<'END'
  > apiVersion: v2
  > name: v
  > version: 0.1.0
  > END
  $ cat > v/values.yaml <<'END'
  > port: 80
  > big: 10000000
  > name: base
  > probe: {httpGet: {path: /}, periodSeconds: 5}
  > list: [a, b]
  > END
  $ echo '{{ .Values | toYaml }}' > v/templates/NOTES.txt
  $ cat > v/templates/cm.yaml <<'END'
  > apiVersion: v1
  > kind: ConfigMap
  > metadata: {name: v}
  > data:
  >   all: |
  >     {{- .Values | toYaml | nindent 4 }}
  >   plain: "{{ .Values.port }} {{ .Values.big }}"
  >   kinds: "{{ kindOf .Values.port }} {{ .Values.port | int | kindOf }} {{ kindOf .Values.list }}"
  > END
  $ helm template v
  ---
  # Source: v/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: v}
  data:
    all: |
      big: 10000000
      list:
      - a
      - b
      name: base
      port: 80
      probe:
        httpGet:
          path: /
        periodSeconds: 5
    plain: "80 1e+07"
    kinds: "float64 int64 slice"
  $ printf 'name: one\nport: 81\n' > one.yaml; printf 'name: two\n' > two.yaml
  $ helm template v -f one.yaml -f two.yaml --set port=82 | grep -E 'name|port|kinds'
  metadata: {name: v}
      name: two
      port: 82
    kinds: "int64 int64 slice"
  $ helm template v --set probe.httpGet=null --set 'probe.exec.command={cat,/ready}' | grep -A6 probe
      probe:
        exec:
          command:
          - cat
          - /ready
        periodSeconds: 5
    plain: "80 1e+07"
  $ helm template v --set 'list[1]=z,list[3]=end' | grep -A5 list
      list:
      - null
      - z
      - null
      - end
      name: base
  $ helm template v --set-string port=0080 --set flag=true --set zero=007 --set none=null --set 'text=a\,b' | grep -E 'port|flag|zero|none|text'
      flag: true
      none: null
      port: "0080"
      text: a,b
      zero: "007"
  $ helm template v --set-json 'list=[1,{"a":2}]' --set-json '{"name":"json"}' | grep -E -A3 'list|name: j'
      list:
      - 1
      - a: 2
      name: json
      port: 80
      probe:
        httpGet:
  $ echo 'from a file' > f.txt; helm template v --set-file name=f.txt --set-literal 'port=a,b=c' | grep -E -A1 'name: \||port:'
      name: |
        from a file
      port: a,b=c
      probe:
  $ helm template v --set big=123456789 | grep plain
    plain: "80 123456789"
  $ cat one.yaml | helm template v -f - | grep 'name: o'
      name: one
  $ helm template v -f nothing.yaml
  ! Error: open nothing.yaml: no such file or directory
  [1]
  $ echo 'a: b: c' > bad.yaml; helm template v -f bad.yaml
  ! Error: failed to parse bad.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: mapping values are not allowed in this context
  [1]
  $ helm template v --set name
  ! Error: failed parsing --set data: key "name" has no value
  [1]
  $ helm template v --set 'list={a,b'
  ! Error: failed parsing --set data: list must terminate with '}'
  [1]
  $ helm template v --set 'list[x]=1'
  ! Error: failed parsing --set data: error parsing index: strconv.Atoi: parsing "x": invalid syntax
  [1]
  $ helm template v --set-json 'name={'
  ! Error: failed parsing --set-json data name={
  [1]
  $ helm template v --set name.first=a 2>&1
  level=INFO msg="warning: skipped value for v.name: Not a table."
  ---
  # Source: v/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: v}
  data:
    all: |
      big: 10000000
      list:
      - a
      - b
      name:
        first: a
      port: 80
      probe:
        httpGet:
          path: /
        periodSeconds: 5
    plain: "80 1e+07"
    kinds: "float64 int64 slice"
  $ helm install v v --set port=1 --dry-run=client | sed -n '/NOTES/,$p'
  NOTES:
  big: 10000000
  list:
  - a
  - b
  name: base
  port: 1
  probe:
    httpGet:
      path: /
    periodSeconds: 5
