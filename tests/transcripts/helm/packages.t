Archives: packing, looking into them, registries, and an index of one's own.
Source: https://helm.sh/docs/helm/helm_package/, https://helm.sh/docs/topics/registries/, https://helm.sh/docs/helm/helm_repo_index/; helm/helm pkg/cmd/package.go, push.go, pull.go (v4.2.4).

  $ helm create web; echo 'notes.md' >> web/.helmignore; echo draft > web/notes.md
  Creating web
  $ helm package web; helm package web --version 0.2.0 --app-version 2 -d /tmp
  Successfully packaged chart and saved it to: /root/web-0.1.0.tgz
  Successfully packaged chart and saved it to: /tmp/web-0.2.0.tgz
  $ tar tzf web-0.1.0.tgz
  web/.helmignore
  web/Chart.yaml
  web/templates/NOTES.txt
  web/templates/_helpers.tpl
  web/templates/deployment.yaml
  web/templates/hpa.yaml
  web/templates/httproute.yaml
  web/templates/ingress.yaml
  web/templates/service.yaml
  web/templates/serviceaccount.yaml
  web/templates/tests/test-connection.yaml
  web/values.yaml
  $ helm show chart /tmp/web-0.2.0.tgz | grep -i version
  apiVersion: v2
  appVersion: "2"
  version: 0.2.0
  $ helm package nothing; helm package
  ! Error: path "nothing" not found
  ! Error: need at least one argument, the path to the chart
  [1]
  $ helm registry login registry.example.com -u me -p secret
  Login Succeeded
  ! level=WARN msg="using --password via the CLI is insecure. Use --password-stdin"
  $ echo secret | helm registry login registry.example.com -u me --password-stdin
  Login Succeeded
  $ helm push web-0.1.0.tgz oci://registry.example.com/charts
  Pushed: registry.example.com/charts/web:0.1.0
  Digest: sha256:<id>
  $ helm push /tmp/web-0.2.0.tgz oci://registry.example.com/charts
  Pushed: registry.example.com/charts/web:0.2.0
  Digest: sha256:<id>
  $ helm push web oci://registry.example.com/charts; helm push web-9.tgz oci://registry.example.com/charts; helm push web-0.1.0.tgz registry.example.com/charts
  ! Error: cannot push directory, must provide chart archive (.tgz)
  ! Error: web-9.tgz: no such file
  ! Error: scheme prefix missing from remote (e.g. "oci://")
  [1]
  $ helm pull oci://registry.example.com/charts/web --version 0.1.0 --untar --untardir got; ls got/web
  Pulled: registry.example.com/charts/web:0.1.0
  Digest: sha256:<id>
  Chart.yaml
  templates
  values.yaml
  $ helm pull oci://registry.example.com/charts/web --version 3.0.0
  ! Error: failed to perform "FetchReference" on source: registry.example.com/charts/web:3.0.0: not found
  [1]
  $ helm pull oci://registry.example.com/charts/nothing
  ! Error: GET "https://registry.example.com/v2/charts/nothing/tags/list": response status code 404: name unknown: repository name not known to registry
  [1]
  $ helm show values oci://registry.example.com/charts/web | grep replicaCount
  replicaCount: 1
  $ helm template w oci://registry.example.com/charts/web --version '<0.2' -s templates/service.yaml | grep helm.sh
      helm.sh/chart: web-0.1.0
  $ helm registry logout registry.example.com; helm registry logout registry.example.com
  Removing login credentials for registry.example.com
  ! Error: not logged in
  [1]
  $ helm repo add bitnami https://charts.bitnami.com/bitnami; helm pull bitnami/nginx --version 18.3.6; ls *.tgz
  "bitnami" has been added to your repositories
  nginx-18.3.6.tgz
  web-0.1.0.tgz
  $ helm pull bitnami/nginx --version 1.0.0; helm pull bitnami/nothing; helm pull nothing; helm pull some/chart
  ! Error: chart "nginx" matching 1.0.0 not found in bitnami index. (try 'helm repo update'): no chart version found for nginx-1.0.0
  ! Error: chart "nothing" matching  not found in bitnami index. (try 'helm repo update'): no chart name found
  ! Error: non-absolute URLs should be in form of repo_name/path_to_chart, got: nothing
  ! Error: repo some not found
  [1]
  $ helm show readme bitnami/nginx --version 18.3.6
  # nginx
  
  NGINX as a web server
  
  This is a small chart of Kubekata's own, named after the chart of Bitnami. It has the values and objects that
  lessons need, and no more; the real one has many more of both.
  
  `helm show values` prints what can be set.
  
  $ helm show values https://charts.bitnami.com/bitnami/nginx-18.3.6.tgz --jsonpath '{.image.repository}'; echo
  nginx
  $ helm show chart nginx --repo https://charts.bitnami.com/bitnami --version 18 | grep ^version
  version: 18.3.6
  $ helm install n oci://registry-1.docker.io/bitnamicharts/nginx --dry-run=client | grep -E '^NAME:|STATUS'
  NAME: n
  STATUS: pending-install
  $ mkdir site; mv web-0.1.0.tgz /tmp/web-0.2.0.tgz site; helm repo index site --url https://charts.me.example; grep -E '  web|version:|https' site/index.yaml
    web:
      - https://charts.me.example/web-0.2.0.tgz
      version: 0.2.0
      - https://charts.me.example/web-0.1.0.tgz
      version: 0.1.0
  $ helm verify web; helm verify site/web-0.1.0.tgz
  ! Error: unpacked charts cannot be verified
  ! Error: could not load provenance file site/web-0.1.0.tgz.prov: stat site/web-0.1.0.tgz.prov: no such file or directory
  [1]
