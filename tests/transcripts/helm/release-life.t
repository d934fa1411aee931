A release from its installation to its end: revisions, rollback, what is stored, what is kept.
Source: https://helm.sh/docs/intro/using_helm/; helm/helm pkg/action (v4.2.4), pkg/storage/driver/secrets.go.

  $ helm repo add demo https://charts.example.com
  "demo" has been added to your repositories
  $ helm install web demo/web --version 1.4.0 -n shop --create-namespace --set replicaCount=2
  NAME: web
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: shop
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: Install complete
  TEST SUITE: None
  $ kubectl get namespace shop --show-labels
  NAME  STATUS  AGE  LABELS
  shop  Active  <age>  kubernetes.io/metadata.name=shop,name=shop
  $ helm upgrade web demo/web --version 1.5.0 -n shop
  Release "web" has been upgraded. Happy Helming!
  NAME: web
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: shop
  STATUS: deployed
  REVISION: 2
  DESCRIPTION: Upgrade complete
  TEST SUITE: None
  $ helm get values web -n shop
  USER-SUPPLIED VALUES:
  replicaCount: 2
  $ kubectl -n shop get deploy web -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[0].image}{"\n"}'
  2 nginxinc/nginx-unprivileged:1.29
  $ helm upgrade web demo/web -n shop --set image.tag=1.28
  Release "web" has been upgraded. Happy Helming!
  NAME: web
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: shop
  STATUS: deployed
  REVISION: 3
  DESCRIPTION: Upgrade complete
  TEST SUITE: None
  $ helm get values web -n shop; helm get values web -n shop -a | head -4
  USER-SUPPLIED VALUES:
  image:
    tag: "1.28"
  COMPUTED VALUES:
  image:
    repository: nginxinc/nginx-unprivileged
    tag: "1.28"
  $ kubectl -n shop get deploy web -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[0].image}{"\n"}'
  1 nginxinc/nginx-unprivileged:1.28
  $ helm rollback web -n shop
  Rollback was a success! Happy Helming!
  $ helm rollback web 1 -n shop
  Rollback was a success! Happy Helming!
  $ helm history web -n shop
  REVISION  UPDATED  STATUS  CHART  APP VERSION  DESCRIPTION
  1  Fri Nov 20 10:00:00 2026  superseded  web-1.4.0  1.27  Install complete
  2  Fri Nov 20 10:00:00 2026  superseded  web-1.5.0  1.29  Upgrade complete
  3  Fri Nov 20 10:00:00 2026  superseded  web-1.5.0  1.29  Upgrade complete
  4  Fri Nov 20 10:00:01 2026  superseded  web-1.5.0  1.29  Rollback to 2
  5  Fri Nov 20 10:00:01 2026  deployed  web-1.4.0  1.27  Rollback to 1
  $ helm history web -n shop --max 2 -o json
  [{"revision":4,"updated":"<time>","status":"superseded","chart":"web-1.5.0","app_version":"1.29","description":"Rollback to 2"},{"revision":5,"updated":"<time>","status":"deployed","chart":"web-1.4.0","app_version":"1.27","description":"Rollback to 1"}]
  $ kubectl -n shop get secret -l owner=helm -L name,status,version
  NAME  TYPE  DATA  AGE  NAME  STATUS  VERSION
  sh.helm.release.v1.web.v1  helm.sh/release.v1  1  <age>  web  superseded  1
  sh.helm.release.v1.web.v2  helm.sh/release.v1  1  <age>  web  superseded  2
  sh.helm.release.v1.web.v3  helm.sh/release.v1  1  <age>  web  superseded  3
  sh.helm.release.v1.web.v4  helm.sh/release.v1  1  <age>  web  superseded  4
  sh.helm.release.v1.web.v5  helm.sh/release.v1  1  <age>  web  deployed  5
  $ kubectl -n shop get secret sh.helm.release.v1.web.v1 -o jsonpath='{.data.release}' | base64 -d | base64 -d | gunzip | jq -c '{name, version, status: .info.status, config, chart: .chart.metadata.version}'
  {"name":"web","version":1,"status":"superseded","config":{"replicaCount":2},"chart":"1.4.0"}
  $ helm rollback web 17 -n shop
  ! Error: release has no 17 version
  [1]
  $ helm rollback web two -n shop
  ! Error: could not convert revision to a number: strconv.Atoi: parsing "two": invalid syntax
  [1]
  $ helm list; helm list -n shop -q; helm list -A
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  web
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  web  shop  5  2026-11-20 10:00:01.5 +0000 UTC  deployed  web-1.4.0  1.27
  $ helm uninstall web -n shop --keep-history
  release "web" uninstalled
  $ helm list -n shop; helm list -n shop --uninstalled -q; helm list -n shop --deployed
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  web  shop  5  2026-11-20 10:00:01.5 +0000 UTC  uninstalled  web-1.4.0  1.27
  web
  NAME  NAMESPACE  REVISION  UPDATED  STATUS  CHART  APP VERSION
  $ helm status web -n shop
  NAME: web
  LAST DEPLOYED: Fri Nov 20 10:00:01 2026
  NAMESPACE: shop
  STATUS: uninstalled
  REVISION: 5
  DESCRIPTION: Uninstallation complete
  TEST SUITE: None
  $ helm uninstall web -n shop --keep-history
  ! Error: the release named "web" is already deleted
  [1]
  $ helm rollback web 1 -n shop
  Rollback was a success! Happy Helming!
  $ kubectl -n shop get deploy web -o jsonpath='{.spec.replicas}{"\n"}'
  2
  $ helm uninstall web -n shop
  release "web" uninstalled
  $ helm uninstall web -n shop
  ! Error: uninstall: Release not loaded: web: release: not found
  [1]
  $ helm uninstall web -n shop --ignore-not-found
  release "web" uninstalled
  $ kubectl -n shop get all,secret
  ! No resources found in shop namespace.
