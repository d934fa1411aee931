Looking at releases: status, get, and dry runs.
Source: https://helm.sh/docs/helm/helm_status/, https://helm.sh/docs/helm/helm_get/, https://helm.sh/docs/helm/helm_install/ (--dry-run); helm/helm pkg/cmd/status.go, get_*.go (v4.2.4).

  $ helm repo add bitnami https://charts.bitnami.com/bitnami
  "bitnami" has been added to your repositories
  $ helm install cache bitnami/redis --set auth.password=pw --labels team=shop --description 'for the shop' --wait
  NAME: cache
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: for the shop
  TEST SUITE: None
  NOTES:
  CHART NAME: redis
  CHART VERSION: 22.0.7
  APP VERSION: 8.2
  
  It is reached inside of the cluster at
  
      cache-redis.default.svc.cluster.local (port 6379)
  
  The password is in the Secret cache-redis under "password".
  $ helm status cache
  NAME: cache
  LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  NAMESPACE: default
  STATUS: deployed
  REVISION: 1
  DESCRIPTION: for the shop
  RESOURCES:
  ==> v1/Pod(related)
  NAME  READY  STATUS  RESTARTS  AGE
  cache-redis-0  1/1  Running  0  <age>
  
  ==> v1/Secret
  NAME  TYPE  DATA  AGE
  cache-redis  Opaque  1  <age>
  
  ==> v1/Service
  NAME  TYPE  CLUSTER-IP  EXTERNAL-IP  PORT(S)  AGE
  cache-redis-headless  ClusterIP  None  <none>  6379/TCP  <age>
  NAME  TYPE  CLUSTER-IP  EXTERNAL-IP  PORT(S)  AGE
  cache-redis  ClusterIP  <svc-ip>  <none>  6379/TCP  <age>
  
  ==> v1/StatefulSet
  NAME  READY  AGE
  cache-redis  1/1  <age>
  
  
  TEST SUITE: None
  NOTES:
  CHART NAME: redis
  CHART VERSION: 22.0.7
  APP VERSION: 8.2
  
  It is reached inside of the cluster at
  
      cache-redis.default.svc.cluster.local (port 6379)
  
  The password is in the Secret cache-redis under "password".
  $ helm status cache -o json | jq -c '{name, namespace, version, status: .info.status}'
  {"name":"cache","namespace":"default","version":1,"status":"deployed"}
  $ helm get values cache; helm get values cache -o yaml; helm get values cache --all | head -5
  USER-SUPPLIED VALUES:
  auth:
    password: pw
  auth:
    password: pw
  COMPUTED VALUES:
  auth:
    existingSecret: ""
    password: pw
  image:
  $ helm get metadata cache
  NAME: cache
  CHART: redis
  VERSION: 22.0.7
  APP_VERSION: 8.2
  ANNOTATIONS:
  LABELS: team=shop
  DEPENDENCIES:
  NAMESPACE: default
  REVISION: 1
  STATUS: deployed
  DEPLOYED_AT: <time>
  APPLY_METHOD: server-side apply
  $ helm get metadata cache -o json | jq -c '{name, chart, labels, applyMethod}'
  {"name":"cache","chart":"redis","labels":{"team":"shop"},"applyMethod":"ssa"}
  $ helm get manifest cache | grep -E '^# Source|^kind'
  # Source: redis/templates/secret.yaml
  kind: Secret
  # Source: redis/templates/headless-service.yaml
  kind: Service
  # Source: redis/templates/service.yaml
  kind: Service
  # Source: redis/templates/statefulset.yaml
  kind: StatefulSet
  $ helm get notes cache | head -3; helm get hooks cache
  NOTES:
  CHART NAME: redis
  CHART VERSION: 22.0.7
  $ helm get all cache --template '{{ .Release.Name }} {{ .Release.Namespace }}'; echo
  cache default
  $ helm get values nothing; helm get values cache --revision 4
  ! Error: release: not found
  ! Error: release: not found
  [1]
  $ helm list --selector team=shop -q; helm list --selector team=other -q; helm list --filter '^ca' -q; helm list --no-headers --time-format 2006-01-02
  cache
  cache
  cache  default  1  2026-11-20  deployed  redis-22.0.7  8.2
  $ helm install dry bitnami/nginx --dry-run=client --set service.type=ClusterIP | sed -n '1,12p'
  NAME: dry
  LAST DEPLOYED: Fri Nov 20 10:00:04 2026
  NAMESPACE: default
  STATUS: pending-install
  REVISION: 1
  DESCRIPTION: Dry run complete
  TEST SUITE: None
  HOOKS:
  MANIFEST:
  ---
  # Source: nginx/templates/service.yaml
  apiVersion: v1
  $ helm install dry bitnami/nginx --dry-run=server -o json | jq -c '{name, description: .info.description}'
  {"name":"dry","description":"Dry run complete"}
  $ helm install dry bitnami/nginx --dry-run | grep DESCRIPTION; helm install dry bitnami/nginx --dry-run=perhaps
  DESCRIPTION: Dry run complete
  ! level=WARN msg="--dry-run is deprecated and should be replaced with '--dry-run=client'"
  ! Error: invalid dry-run value ("perhaps"). Must be "none", "server", or "client"
  [1]
  $ helm upgrade cache bitnami/redis --dry-run=server --hide-notes | grep -E 'REVISION|DESCRIPTION'
  REVISION: 2
  DESCRIPTION: Dry run complete
  $ helm install hidden bitnami/redis --dry-run=client --hide-secret | grep -A1 'redis/templates/secret'
  # Source: redis/templates/secret.yaml
  # HIDDEN: The Secret output has been suppressed
  $ helm list -q
  cache
  $ helm version --short; helm version --template '{{ .Version }}{{ "\n" }}'; helm env HELM_REPOSITORY_CACHE; helm plugin list; helm completion bash
  v4.2.4+g3900f43
  v4.2.4
  /root/.cache/helm/repository
  NAME  VERSION  TYPE  APIVERSION  PROVENANCE  SOURCE
  ! Error: completion of helm is not available here (bash)
  [1]
  $ helm list --kubeconfig nothing.conf; helm list --kube-context other
  ! Error: kubernetes cluster unreachable: stat nothing.conf: no such file or directory
  ! Error: kubernetes cluster unreachable: Error in configuration: context was not found for specified context: other
  [1]
