Charts made of charts: fetching them, their values, conditions, tags, aliases, and what is handed up.
Source: https://helm.sh/docs/topics/charts/#chart-dependencies, https://helm.sh/docs/helm/helm_dependency/; helm/helm pkg/chart/v2/util/dependencies.go, pkg/downloader/manager.go (v4.2.4).

  $ mkdir -p p/templates p/charts s/templates
  $ cat > s/Chart.yaml <<'END'
  > apiVersion: v2
  > name: s
  > version: 1.2.3
  > END
  $ printf 'size: 1\nglobal: {}\nexports: {data: {shared: yes}}\n' > s/values.yaml
  $ printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-{{ .Chart.Name }}}\ndata: {size: "{{ .Values.size }}", zone: "{{ .Values.global.zone }}"}\n' > s/templates/cm.yaml
  $ cat > p/Chart.yaml <<'END'
  > apiVersion: v2
  > name: p
  > version: 0.1.0
  > dependencies:
  > - {name: s, version: ^1.0.0, repository: "file://../s", import-values: [data]}
  > - {name: s, alias: other, version: ~1.2, repository: "file://../s", condition: other.enabled, tags: [extra]}
  > - {name: web, version: 1.4.x, repository: "https://charts.example.com", condition: web.enabled}
  > END
  $ printf 's: {size: 2}\nother: {size: 3}\nweb: {enabled: false}\nglobal: {zone: a}\n' > p/values.yaml
  $ printf 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\ndata: {shared: "{{ .Values.shared }}", subs: "{{ keys .Subcharts | sortAlpha | join " " }}"}\n' > p/templates/cm.yaml
  $ helm dependency list p
  NAME  VERSION  REPOSITORY  STATUS
  s  ^1.0.0  file://../s  missing
  s  ~1.2  file://../s  missing
  web  1.4.x  https://charts.example.com  missing
  
  $ helm template r p
  ! Error: an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: s, s, web
  [1]
  $ helm lint p
  ==> Linting p
  [INFO] Chart.yaml: icon is recommended
  [WARNING] p: chart directory is missing these dependencies: s,s,web
  
  1 chart(s) linted, 0 chart(s) failed
  $ helm dependency update p
  Getting updates for unmanaged Helm repositories...
  ...Successfully got an update from the "https://charts.example.com" chart repository
  Saving 3 charts
  Archiving s from repo file://../s
  Archiving s from repo file://../s
  Downloading web from repo https://charts.example.com
  Deleting outdated charts
  $ ls p/charts; sed 's/^generated.*//' p/Chart.lock
  s-1.2.3.tgz
  web-1.4.0.tgz
  dependencies:
  - name: s
    repository: file://../s
    version: 1.2.3
  - name: s
    repository: file://../s
    version: 1.2.3
  - name: web
    repository: https://charts.example.com
    version: 1.4.0
  digest: sha256:<id>
  
  $ helm dependency list p
  NAME  VERSION  REPOSITORY  STATUS
  s  ^1.0.0  file://../s  ok
  s  ~1.2  file://../s  ok
  web  1.4.x  https://charts.example.com  ok
  
  $ helm template r p
  ---
  # Source: p/charts/other/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: r-other}
  data: {size: "3", zone: "a"}
  
  ---
  # Source: p/charts/s/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: r-s}
  data: {size: "2", zone: "a"}
  
  ---
  # Source: p/templates/cm.yaml
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: r}
  data: {shared: "true", subs: "other s"}
  $ helm template r p --set web.enabled=true,tags.extra=false,global.zone=b,s.size=9 | grep -E 'Source|size|subs'
  # Source: p/charts/s/templates/cm.yaml
  data: {size: "9", zone: "b"}
  # Source: p/templates/cm.yaml
  data: {shared: "true", subs: "s web"}
  # Source: p/charts/web/templates/service.yaml
  # Source: p/charts/web/templates/deployment.yaml
  $ sed -i 's/1.4.x/1.5.x/' p/Chart.yaml; helm dependency build p
  ! Error: the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies with 'helm dependency update'
  [1]
  $ helm dependency update p --skip-refresh; ls p/charts
  Saving 3 charts
  Archiving s from repo file://../s
  Archiving s from repo file://../s
  Downloading web from repo https://charts.example.com
  Deleting outdated charts
  s-1.2.3.tgz
  web-1.5.0.tgz
  $ rm p/charts/*; helm dependency build p | tail -2; ls p/charts
  Downloading web from repo https://charts.example.com
  Deleting outdated charts
  s-1.2.3.tgz
  web-1.5.0.tgz
  $ sed -i 's/1.5.x/9.x/' p/Chart.yaml; helm dependency update p
  Getting updates for unmanaged Helm repositories...
  ...Successfully got an update from the "https://charts.example.com" chart repository
  ! Error: can't get a valid version for 1 subchart(s): "web" (repository "https://charts.example.com", version "9.x"). Make sure a matching chart version exists in the repo, or change the version constraint in Chart.yaml
  [1]
  $ sed -i 's/9.x/1.5.x/; s#https://charts.example.com#@demo#' p/Chart.yaml; helm dependency update p
  ! Error: no repository definition for @demo. Please add them via 'helm repo add'
  [1]
  $ cp -r s lib; printf 'apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n' > lib/Chart.yaml; helm install lib ./lib
  ! Error: INSTALLATION FAILED: library charts are not installable
  [1]
