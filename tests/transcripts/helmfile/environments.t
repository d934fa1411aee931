helmfile: environments, templates, conditions, charts that lie here, and what is wrong with a file.
Source: https://helmfile.readthedocs.io/en/latest/ and cmd, pkg/app, pkg/state of helmfile 1.7.

  $ mkdir -p values && printf 'replicas: 1\nadmin: {enabled: false}\n' > values/default.yaml && printf 'replicas: 3\nadmin: {enabled: true}\n' > values/production.yaml
  $ printf 'replicaCount: {{ .Values.replicas }}\nfullnameOverride: {{ .Release.Name }}-{{ .Environment.Name }}\n' > values/web.yaml.gotmpl
  $ cat > helmfile.yaml.gotmpl <<'END'
  > environments:
  >   default:
  >     values: [values/default.yaml]
  >   production:
  >     values: [values/default.yaml, values/production.yaml]
  > ---
  > repositories:
  > - name: example
  >   url: https://charts.example.com
  > releases:
  > {{- range $name := list "web" "api" }}
  > - name: {{ $name }}
  >   namespace: {{ $.Environment.Name }}
  >   chart: example/web
  >   version: ~1.4
  >   values: [values/web.yaml.gotmpl]
  > {{- end }}
  > - name: admin
  >   namespace: {{ .Environment.Name }}
  >   chart: example/web
  >   condition: admin.enabled
  >   needs: [web]
  >   set:
  >   - {name: service.port, value: {{ .Values | get "port" 8081 }}}
  > END
  $ helmfile list
  NAME 	NAMESPACE	ENABLED	INSTALLED	LABELS	CHART      	VERSION
  web  	default  	true   	true     	      	example/web	~1.4
  api  	default  	true   	true     	      	example/web	~1.4
  admin	default  	false  	true     	      	example/web
  $ helmfile -e production list
  NAME 	NAMESPACE 	ENABLED	INSTALLED	LABELS	CHART      	VERSION
  web  	production	true   	true     	      	example/web	~1.4
  api  	production	true   	true     	      	example/web	~1.4
  admin	production	true   	true     	      	example/web
  $ helmfile -e staging list
  ! in ./helmfile.yaml.gotmpl: environment "staging" is not defined
  [1]
  $ helmfile -q template -l name=web | grep -e 'name: web' -e replicas
    name: web
      app.kubernetes.io/name: web
      app.kubernetes.io/name: web
    name: web
      app.kubernetes.io/name: web
    replicas: 1
        app.kubernetes.io/name: web
          app.kubernetes.io/name: web
        - name: web
  $ helmfile -q -e production template -l name=admin --state-values-set port=9000 | grep 'port: 9'
      port: 9000
  $ helmfile -e production apply --suppress-diff 2>&1 | sed -n '/Updated/,$p'
  ================= Updated Releases ==================
  NAME    NAMESPACE    CHART         VERSION   DURATION
  web     production   example/web   1.4.0           0s
  api     production   example/web   1.4.0           0s
  admin   production   example/web   1.5.0           0s
  
  $ kubectl get deploy -n production --no-headers | awk '{print $1, $2}'
  admin 0/1
  api 0/3
  web 0/3
  $ helmfile -e production lint 2>&1 | grep -v -e icon -e '^$'
  Adding repo example https://charts.example.com
  "example" has been added to your repositories
  Fetching example/web
  Linting release=web, chart=example/web
  ==> Linting /tmp/helmfile/charts/web/web
  1 chart(s) linted, 0 chart(s) failed
  Fetching example/web
  Linting release=api, chart=example/web
  ==> Linting /tmp/helmfile/charts/api/web
  1 chart(s) linted, 0 chart(s) failed
  Fetching example/web
  Linting release=admin, chart=example/web
  ==> Linting /tmp/helmfile/charts/admin/web
  1 chart(s) linted, 0 chart(s) failed
  $ ls /tmp; helmfile -q fetch -l name=web --output-dir got && ls got/web/web
  Chart.yaml
  README.md
  templates
  values.yaml
  $ helmfile -e production -q destroy; helm list -A --no-headers | wc -l
  0
Environments and releases in one document; templates in a file that is none.
  $ mv helmfile.yaml.gotmpl old.gotmpl; sed '/^---/d' old.gotmpl > both.yaml.gotmpl; helmfile -f both.yaml.gotmpl list
  ! in ./both.yaml.gotmpl: environments and releases cannot be defined within the same YAML part. Use --- to extract the environments into a dedicated part
  [1]
  $ printf 'releases:\n- name: {{ .Environment.Name }}\n  chart: example/web\n' > plain.yaml; helmfile -f plain.yaml list
  ! in ./plain.yaml: failed to read plain.yaml: error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{".Environment.Name":interface {}(nil)}
  [1]
  $ printf 'releases:\n- name: {{ .Values.nothing }}\n  chart: example/web\n' > plain.yaml.gotmpl; helmfile -f plain.yaml.gotmpl list
  ! in ./plain.yaml.gotmpl: error during plain.yaml.gotmpl parsing: template: stringTemplate:2:18: executing "stringTemplate" at <.Values.nothing>: map has no entry for key "nothing"
  [1]
  $ printf 'releases:\n- name: a\n  chart: example/web\n  replicas: 3\n' > plain.yaml; helmfile -f plain.yaml list
  ! in ./plain.yaml: failed to read plain.yaml: yaml: unmarshal errors:
  !   line 4: field replicas not found in type state.ReleaseSpec
  [1]
  $ helmfile -f nothing.yaml list
  ! specified state file nothing.yaml is not found
  [1]
Needs that lead nowhere, or round.
  $ printf 'releases:\n- {name: a, namespace: x, chart: example/web, needs: [x/b]}\n- {name: b, namespace: x, chart: example/web, needs: [x/a]}\n- {name: c, namespace: x, chart: example/web}\n' > circle.yaml; helmfile -f circle.yaml sync
  ! in ./circle.yaml: cycle detected: x/a -> x/b -> x/a
  [1]
  $ printf 'releases:\n- {name: a, namespace: x, chart: example/web, needs: [y/b]}\n' > circle.yaml; helmfile -f circle.yaml sync
  ! in ./circle.yaml: release(s) "x/a" depend(s) on an undefined release "y/b". Perhaps you made a typo in "needs" or forgot defining a release named "b" with appropriate "namespace" and "kubeContext"?
  [1]
  $ printf 'releases:\n- {name: a, namespace: x, chart: example/web}\n- {name: a, namespace: x, chart: example/web}\n' > circle.yaml; helmfile -f circle.yaml sync
  ! in ./circle.yaml: duplicate release "a" found in namespace "x": there were 2 releases named "a" matching specified selector
  [1]
A chart that lies here, and others' files; what helm says when it fails.
  $ helm create charts/mine > /dev/null
  $ mkdir -p team && printf 'releases:\n- {name: mine, namespace: here, chart: ../charts/mine, set: [{name: replicaCount, value: 2}]}\n' > team/helmfile.yaml
  $ printf 'helmfiles:\n- team/helmfile.yaml\nreleases:\n- {name: lost, namespace: here, chart: ./charts/lost, needs: []}\n' > helmfile.yaml
  $ helmfile -q -f team/helmfile.yaml sync; helm list -n here --no-headers | awk '{print $1, $(NF-1)}'
  mine mine-0.1.0
  $ helmfile apply
  Comparing release=mine, chart=../charts/mine, namespace=here
  Comparing release=lost, chart=./charts/lost, namespace=here
  ! Building dependency release=mine, chart=../charts/mine
  ! in ./helmfile.yaml: failed processing release lost: command "/usr/bin/helm" exited with non-zero status:
  ! 
  ! PATH:
  !   /usr/bin/helm
  ! 
  ! ARGS:
  !   0: helm (4 bytes)
  !   1: template (8 bytes)
  !   2: lost (4 bytes)
  !   3: ./charts/lost (13 bytes)
  !   4: --skip-tests (12 bytes)
  !   5: --dry-run=server (16 bytes)
  !   6: --namespace (11 bytes)
  !   7: here (4 bytes)
  ! 
  ! ERROR:
  !   exit status 1
  ! 
  ! EXIT STATUS
  !   1
  ! 
  ! STDERR:
  !   Error: path "./charts/lost" not found
  ! 
  ! COMBINED OUTPUT:
  !   Error: path "./charts/lost" not found
  [1]
  $ helmfile -f team/helmfile.yaml destroy 2>&1 | grep uninstalled
  release "mine" uninstalled
  $ helmfile frobnicate
  ! unknown command "frobnicate" for "helmfile"
  [1]
  $ helmfile list --frobnicate
  ! unknown flag: --frobnicate
  [1]
  $ helmfile version
  Version	1.7.4
